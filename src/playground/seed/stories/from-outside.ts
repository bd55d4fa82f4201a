import { dana, lee, type Story, sam } from '../story.ts';

/** Assisted moves from outside systems, sorted by the ticket's last phase in the story. */
export const fromOutside: Story[] = [
  {
    name: 'harrowgate',
    lines: [
      sam(
        1,
        '15:20',
        'open harrowgate.example from:google-apps to:rackspace-email service:assisted mailboxes:17 customer:"Harrowgate Cycles" account:3081144',
      ),
      sam(1, '15:26', 'note {key} mail only, their calendars stay on Google'),
    ],
    ends: { phase: 'intake', status: 'open' },
  },
  {
    name: 'juniper',
    lines: [
      dana(
        6,
        '09:50',
        'open juniperlane.example from:exchange-2016 to:hosted-exchange service:assisted hosting:in-house mailboxes:86 customer:"Juniper Lane Schools" account:5529018 ticket:{yymmdd-6}-01177',
      ),
      dana(6, '09:51', 'assign {key} me'),
      dana.leaves(5, '10:40', 'intake'),
      dana(
        3,
        '14:10',
        'contact {key} phone explained what we need from Exchange 2016, and that the migration is free',
      ),
      dana(3, '14:15', 'done {key} E-02'),
      dana(2, '09:15', 'wait {key} racker a lead needs to approve Exchange 2016'),
    ],
    ends: { phase: 'discovery', status: 'open' },
  },
  {
    name: 'skerry',
    lines: [
      sam(
        15,
        '10:35',
        'open skerryferries.example from:lotus-notes to:office-365 service:assisted mailboxes:120 customer:"Skerry Ferries" account:6617720 ticket:{yymmdd-16}-02950',
      ),
      sam(15, '10:36', 'assign {key} me'),
      sam.brings(11, '14:10', 'credentials', 'plan sent, three batches in MigrationWiz'),
      sam(11, '14:20', 'set {key} source-url:notes.skerryferries.example'),
      sam(10, '09:30', 'done {key} E-04'),
      sam(7, '10:30', 'contact {key} phone the ship crews reply when they are in port'),
      sam(
        5,
        '15:45',
        'wait {key} customer-admin office part of the sheet is back, still waiting on the ships',
      ),
    ],
    ends: { phase: 'credentials', status: 'open' },
  },
  {
    name: 'windlass',
    lines: [
      dana(
        14,
        '11:10',
        'open windlass.example from:exchange-2007 to:hosted-exchange service:assisted hosting:in-house mailboxes:64 bandwidth:2 customer:"Windlass Boatyard" account:4730085 ticket:{yymmdd-15}-00418',
      ),
      dana(14, '11:11', 'assign {key} me'),
      dana.leaves(13, '09:40', 'intake'),
      dana(12, '10:05', 'set {key} method:pst-ftp method-reason:"only 2 Mbps upload"'),
      dana.leaves(11, '10:20', 'discovery', "only 2 Mbps upload, so we're using PST files, plan sent"),
      dana(4, '15:05', 'contact {key} phone the disk is in the mail'),
      dana.leaves(4, '15:10', 'pst-export', '64 files on one disk'),
      dana(1, '15:35', 'note {key} progress:yes 41 of 64 files uploaded'),
    ],
    ends: { phase: 'ftp-upload', status: 'open' },
  },
  {
    name: 'pemberwick',
    lines: [
      sam(
        13,
        '13:20',
        'open pemberwick.example from:groupwise-8 to:hosted-exchange service:assisted mailboxes:39 customer:"Pemberwick Chambers" account:7105563 ticket:{yymmdd-14}-03702',
      ),
      sam(13, '13:21', 'assign {key} me'),
      sam(9, '11:00', 'set {key} source-url:gw.pemberwick.example'),
      sam.brings(6, '10:15', 'provisioning', 'sheet is back, 39 of 39 complete'),
      sam(3, '09:50', 'contact {key} phone gave their clerk the list of new mailboxes'),
      sam(2, '13:30', 'done {key} E-10'),
    ],
    ends: { phase: 'provisioning', status: 'open' },
  },
  {
    name: 'bramblecote',
    lines: [
      dana(
        19,
        '11:15',
        'open bramblecote.example from:exchange-2003 to:hosted-exchange service:assisted hosting:in-house mailboxes:29 bandwidth:1 customer:"Bramblecote Feeds" account:2218840 ticket:{yymmdd-20}-01509',
      ),
      dana(19, '11:16', 'assign {key} me'),
      dana(18, '10:30', 'set {key} method:pst-ftp method-reason:"only 1 Mbps upload"'),
      dana.brings(9, '14:30', 'ftp-upload', 'all 29 mailboxes exported'),
      dana(5, '09:40', 'contact {key} phone told them the disk arrived'),
      dana.leaves(5, '09:45', 'ftp-upload', 'got the disk with the last nine'),
      dana.leaves(4, '13:50', 'provisioning'),
      dana.leaves(2, '16:15', 'pst-import', 'imported, two files were damaged and had to be exported again'),
    ],
    ends: { phase: 'customer-testing', status: 'open' },
  },
  {
    name: 'fairlight',
    lines: [
      sam(
        17,
        '09:40',
        'open fairlight.example from:zimbra to:rackspace-email service:assisted mailboxes:73 customer:"Fairlight Theatres" account:5890217 ticket:{yymmdd-18}-02663',
      ),
      sam(17, '09:41', 'assign {key} me'),
      sam(14, '10:10', 'set {key} source-url:imap.fairlight.example'),
      sam.brings(8, '15:50', 'trial', 'mailboxes created'),
      sam(4, '11:30', 'contact {key} email explained the password freeze'),
      sam.leaves(3, '10:50', 'trial', 'pilot mailbox is complete, password freeze announced'),
      sam(2, '15:00', 'note {key} progress:yes first pass at 70 percent'),
    ],
    ends: { phase: 'prestage', status: 'open' },
  },
  {
    name: 'millrace',
    lines: [
      sam(
        21,
        '13:10',
        'open millrace.example from:gmail to:office-365 service:assisted mailboxes:54 customer:"Millrace Outdoor" account:6340901 ticket:{yymmdd-24}-00935',
      ),
      sam(21, '13:11', 'assign {key} me'),
      sam(20, '14:40', 'set {key} source-url:imap.gmail.com cutover:{day+3}T16:00'),
      sam.brings(6, '13:15', 'customer-testing'),
      sam(3, '11:35', 'contact {key} phone their office manager is happy with the test'),
      sam.leaves(3, '11:40', 'customer-testing', 'their office manager signed off'),
      sam(2, '11:20', 'done {key} E-16 E-17'),
    ],
    ends: { phase: 'cutover', status: 'open' },
  },
  {
    name: 'stonecrop',
    lines: [
      sam(
        22,
        '15:10',
        'open stonecrop.example from:exchange-2010 to:hosted-exchange service:assisted hosting:hosted mailboxes:48 customer:"Stonecrop Gardens" account:7452219 ticket:{yymmdd-36}-01944',
      ),
      sam(22, '15:11', 'assign {key} me'),
      sam(22, '15:13', 'set {key} source-url:owa.stonecrop.example cutover:{day-11}T16:00'),
      sam.brings(9, '10:40', 'client-setup', 'MX switched, last pass is clean'),
      sam(5, '10:40', 'contact {key} phone two laptops left to set up'),
      sam(3, '15:05', 'done {key} E-22 E-23 C-14'),
    ],
    ends: { phase: 'client-setup', status: 'open' },
  },
  {
    name: 'oakhanger',
    lines: [
      lee(
        22,
        '11:00',
        'open oakhanger.example from:exchange-2013 to:rackspace-email service:assisted hosting:hosted mailboxes:20 customer:"Oakhanger Timber" account:4109976 ticket:{yymmdd-33}-02801',
      ),
      lee(22, '11:02', 'assign {key} @dana'),
      lee(22, '11:05', 'done {key} E-01'),
      dana(22, '11:30', 'set {key} source-url:owa.oakhanger.example cutover:{day-19}T16:00'),
      dana.brings(20, '15:20', 'cutover', 'moved over from the spreadsheet'),
      dana(20, '15:25', 'done {key} E-16'),
      dana.leaves(18, '10:25', 'cutover', 'MX switched, old record removed'),
      dana.leaves(17, '13:20', 'delta', 'last pass is clean'),
      dana(16, '10:00', 'contact {key} phone all their users are set up'),
      dana.leaves(11, '11:25', 'client-setup', 'no issues for a week, TTL is back to normal'),
    ],
    ends: { phase: 'closed', status: 'closed' },
  },
];
