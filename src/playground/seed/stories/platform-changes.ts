import { dana, lee, type Story, sam } from '../story.ts';

/** Moves between Rackspace Email and Hosted Exchange, sorted by the ticket's last phase in the story. */
export const platformChanges: Story[] = [
  {
    name: 'tansy',
    lines: [
      dana(
        1,
        '16:32',
        'open tansyroad.example to:hosted-exchange via:chat mailboxes:11 customer:"Tansy Road Clinic" account:3740021 ticket:{yymmdd-1}-04077',
      ),
    ],
    ends: { phase: 'intake', status: 'open' },
  },
  {
    name: 'gallowglass',
    lines: [
      lee(
        2,
        '16:30',
        'open gallowglass.example to:rackspace-email via:ticket mailboxes:9 customer:"Gallowglass Security" account:6591200 ticket:{yymmdd-2}-02915',
      ),
      lee(2, '16:34', 'note {key} nine mailboxes, barely used. Who has room?'),
    ],
    ends: { phase: 'intake', status: 'open' },
  },
  {
    name: 'penhallow',
    lines: [
      sam(
        7,
        '09:20',
        'open penhallow.example to:hosted-exchange via:ticket mailboxes:35 customer:"Penhallow Estates" account:4118867 ticket:{yymmdd-8}-00266',
      ),
      sam(7, '09:21', 'assign {key} me'),
      sam.leaves(6, '11:00', 'intake'),
      sam(4, '14:55', 'contact {key} ticket posted the plan, told them the move is free'),
      sam(4, '15:00', 'done {key} P-03'),
    ],
    ends: { phase: 'plan-review', status: 'open' },
  },
  {
    name: 'rookery',
    lines: [
      sam(
        19,
        '11:30',
        'open rookerypress.example to:rackspace-email via:chat mailboxes:13 customer:"Rookery Print Works" account:7780954 ticket:{yymmdd-19}-03540',
      ),
      sam(19, '11:31', 'assign {key} me'),
      sam.leaves(18, '09:15', 'intake'),
      sam(17, '10:45', 'done {key} P-03'),
      sam(17, '10:47', 'contact {key} ticket posted the plan, told them the move is free'),
      sam(14, '13:40', 'wait {key} customer-admin plan is in the ticket, not confirmed yet'),
      sam(7, '15:20', 'contact {key} ticket asked again, still undecided about the shared calendars'),
    ],
    ends: { phase: 'plan-review', status: 'open' },
  },
  {
    name: 'foxglove',
    lines: [
      dana(
        14,
        '14:10',
        'open foxglove.example to:rackspace-email via:chat mailboxes:27 customer:"Foxglove Interiors" account:5065512 ticket:{yymmdd-14}-01298',
      ),
      dana(14, '14:11', 'assign {key} me'),
      dana.leaves(13, '13:05', 'intake'),
      dana(10, '15:45', 'cancel {key} two mailboxes are over 25 GB, so they are staying on Exchange'),
    ],
    ends: { phase: 'plan-review', status: 'canceled' },
  },
  {
    name: 'sorrel',
    lines: [
      sam(
        9,
        '10:00',
        'open sorrelhouse.example to:hosted-exchange via:ticket mailboxes:48 customer:"Sorrel House Catering" account:2871196 ticket:{yymmdd-10}-02052',
      ),
      sam(9, '10:01', 'assign {key} me'),
      sam.leaves(8, '09:50', 'intake'),
      sam(3, '14:15', 'contact {key} phone they want an evening after the farmers market'),
      sam(3, '14:20', 'set {key} slot:{day+6}T18:00'),
      sam.leaves(2, '15:15', 'plan-review', 'they read the plan and listed 48 addresses'),
    ],
    ends: { phase: 'scheduling', status: 'open' },
  },
  {
    name: 'brackenfold',
    lines: [
      sam(
        16,
        '13:30',
        'open brackenfold.example to:hosted-exchange via:ticket mailboxes:72 customer:"Brackenfold Nurseries" account:6013448 ticket:{yymmdd-17}-04481',
      ),
      sam(16, '13:31', 'assign {key} me'),
      sam.leaves(15, '11:20', 'intake'),
      sam(7, '10:05', 'set {key} slot:{day+3}T19:00'),
      sam.leaves(6, '15:30', 'plan-review'),
      sam(
        4,
        '16:20',
        'contact {key} ticket told them that evening already has two moves, offered other dates',
      ),
    ],
    ends: { phase: 'scheduling', status: 'open' },
  },
  {
    name: 'larch-hill',
    lines: [
      sam(
        17,
        '14:00',
        'open larchhill.example to:hosted-exchange via:chat mailboxes:55 customer:"Larch Hill Realty" account:3496670 ticket:{yymmdd-17}-00612',
      ),
      sam(17, '14:01', 'assign {key} me'),
      sam(12, '11:30', 'set {key} slot:{day+5}T18:00'),
      sam.brings(10, '14:50', 'readiness', 'slot confirmed'),
      sam(5, '11:05', 'contact {key} phone went over what their users need to do'),
      sam(3, '13:25', 'done {key} P-09 P-10'),
    ],
    ends: { phase: 'readiness', status: 'open' },
  },
  {
    name: 'mirefield',
    lines: [
      dana(
        3,
        '09:30',
        'open mirefield.example to:rackspace-email via:ticket mailboxes:8 customer:"Mirefield Pottery" account:8205517 ticket:{yymmdd-3}-01841',
      ),
      dana(3, '09:31', 'assign {key} me'),
      dana.leaves(3, '09:45', 'intake'),
      lee(3, '11:10', 'set {key} slot:{day+1}T18:00 force:"only eight mailboxes, the team is fine with it"'),
      dana.leaves(2, '10:20', 'plan-review', 'they read and understood the plan, listed 8 addresses'),
      dana.leaves(2, '13:40', 'scheduling'),
      dana(1, '16:46', 'done {key} P-09'),
    ],
    ends: { phase: 'readiness', status: 'open' },
  },
  {
    name: 'yarrow',
    lines: [
      sam(
        12,
        '13:10',
        'open yarrowbank.example to:hosted-exchange via:ticket mailboxes:85 customer:"Yarrow Bank Outdoor" account:4639905 ticket:{yymmdd-13}-03127',
      ),
      sam(12, '13:11', 'assign {key} me'),
      sam.leaves(12, '15:30', 'intake'),
      sam(10, '09:20', 'set {key} slot:{day-1}T16:30'),
      sam.leaves(9, '16:15', 'plan-review'),
      sam.leaves(8, '10:30', 'scheduling', 'slot confirmed in the ticket'),
      sam(4, '15:10', 'contact {key} ticket asked them to write down their folder names'),
      sam(2, '15:20', 'done {key} P-09 P-10 P-11 P-13'),
      sam.leaves(1, '16:38', 'readiness', 'everything is ready, the move runs overnight'),
      sam(1, '16:40', 'done {key} P-16'),
    ],
    ends: { phase: 'maintenance', status: 'open' },
  },
  {
    name: 'duskwater',
    lines: [
      sam(
        15,
        '14:20',
        'open duskwater.example to:rackspace-email via:chat mailboxes:18 customer:"Duskwater Ferries" account:5718830 ticket:{yymmdd-15}-02360',
      ),
      sam(15, '14:21', 'assign {key} me'),
      sam(13, '14:10', 'set {key} slot:{day-3}T07:00'),
      sam.brings(8, '13:50', 'readiness'),
      sam.leaves(3, '09:04', 'readiness'),
      sam(3, '09:05', 'done {key} P-16'),
      sam.leaves(2, '14:30', 'maintenance', 'all 18 mailboxes moved'),
      sam(1, '16:39', 'contact {key} phone their admin is out sick'),
      sam(
        1,
        '16:42',
        'wait {key} customer-admin their admin is out sick, the backup admin is trying to get access',
      ),
    ],
    ends: { phase: 'password-reset', status: 'open' },
  },
  {
    name: 'cobblemere',
    lines: [
      dana(
        20,
        '13:20',
        'open cobblemere.example to:hosted-exchange via:ticket mailboxes:62 customer:"Cobblemere Freight" account:3057749 ticket:{yymmdd-21}-04615',
      ),
      dana(20, '13:21', 'assign {key} me'),
      dana(18, '16:30', 'set {key} slot:{day-8}T18:00'),
      dana.brings(7, '11:40', 'client-setup', 'ran overnight, their admin reset all 62 passwords'),
      dana(5, '09:50', 'contact {key} phone 40 of 62 users are set up again'),
      dana(5, '09:55', 'done {key} P-19'),
    ],
    ends: { phase: 'client-setup', status: 'open' },
  },
  {
    name: 'hazelcroft',
    lines: [
      sam(
        21,
        '09:20',
        'open hazelcroft.example to:hosted-exchange via:ticket mailboxes:44 customer:"Hazelcroft Legal" account:7461183 ticket:{yymmdd-22}-01975',
      ),
      sam(21, '09:21', 'assign {key} me'),
      sam.leaves(21, '09:40', 'intake'),
      sam(18, '11:10', 'set {key} slot:{day-12}T16:30'),
      sam.leaves(17, '15:20', 'plan-review', 'they read and understood the plan, listed 44 addresses'),
      sam.leaves(16, '16:10', 'scheduling', 'slot confirmed with their admin'),
      sam(13, '10:10', 'contact {key} phone their admin is ready for the evening'),
      sam.leaves(12, '16:35', 'readiness'),
      sam.leaves(11, '09:30', 'maintenance', 'completed at 2 AM'),
      sam.leaves(11, '14:55', 'password-reset'),
      sam(9, '11:05', 'contact {key} phone most laptops are done'),
      sam(5, '14:30', 'contact {key} ticket asked what we can delete'),
      sam.leaves(4, '10:00', 'client-setup', 'all laptops and phones are set up again'),
    ],
    ends: { phase: 'decommission', status: 'open' },
  },
  {
    name: 'stonewick',
    lines: [
      dana(
        22,
        '15:10',
        'open stonewick.example to:rackspace-email via:chat mailboxes:15 customer:"Stonewick Masonry" account:6287054 ticket:{yymmdd-30}-03733',
      ),
      dana(22, '15:11', 'assign {key} me'),
      dana(22, '15:14', 'set {key} slot:{day-15}T18:00'),
      dana.brings(12, '10:20', 'decommission'),
      dana.leaves(9, '14:45', 'decommission', 'leftover licenses removed'),
    ],
    ends: { phase: 'closed', status: 'closed' },
  },
  {
    name: 'merrow',
    noun: 'migration',
    lines: [
      sam(
        22,
        '15:30',
        'open merrowsound.example from:rackspace-email to:hosted-exchange via:chat mailboxes:29 customer:"Merrow Sound" account:4524490 ticket:{yymmdd-28}-00549',
      ),
      sam(22, '15:31', 'assign {key} me'),
      sam(22, '15:36', 'set {key} slot:{day-16}T18:00'),
      sam.brings(11, '16:20', 'decommission'),
      sam.leaves(7, '13:10', 'decommission'),
    ],
    ends: { phase: 'closed', status: 'closed' },
  },
];
