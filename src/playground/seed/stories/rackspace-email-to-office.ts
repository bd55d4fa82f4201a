import { exported, filledSheet } from '../files.ts';
import { dana, lee, type Story, sam } from '../story.ts';

const upgrade = 'from:rackspace-email to:office-365 service:assisted';

const hollowbrook = { domain: 'hollowbrook.example', target: 'office-365', count: 33 };
const dunmarrow = { domain: 'dunmarrow.example', target: 'office-365', count: 110 };

/** Assisted upgrades from Rackspace Email, starting with one that went smoothly. */
export const rackspaceEmailToOffice: Story[] = [
  {
    name: 'brindlewick',
    lines: [
      dana(
        22,
        '09:40',
        `open brindlewick.example ${upgrade} mailboxes:24 customer:"Brindlewick Dental" account:4417203 ticket:{yymmdd-23}-04417 contact:"Ada Quill"`,
      ),
      dana(22, '09:41', 'assign {key} me'),
      dana.leaves(20, '11:10', 'prerequisites', 'tenant, domain, and licenses are ready'),
      dana.leaves(19, '10:05', 'discovery', 'plan sent, two to four days of passes, cutover in two weeks'),
      dana.leaves(17, '14:20', 'credentials', 'sheet is back, 24 of 24 complete'),
      dana.leaves(16, '15:45', 'provisioning'),
      dana(15, '11:20', 'contact {key} phone Ada is happy with the pilot, OK to start the rest'),
      dana.leaves(15, '11:30', 'trial', 'pilot mailbox looks right'),
      dana.leaves(14, '09:20', 'prestage', 'first pass done, 11 errors, all oversized items'),
      dana(13, '10:00', 'set {key} cutover:{day-9}T16:00'),
      dana(11, '13:10', 'contact {key} meeting Ada tested mail and calendar with us'),
      dana.leaves(11, '13:15', 'customer-testing', 'Ada signed off'),
      dana.leaves(9, '16:30', 'cutover', 'MX, SPF, and autodiscover match the list'),
      dana.leaves(8, '10:40', 'delta', 'last pass is clean'),
      dana(6, '10:00', 'contact {key} phone two phones left to set up'),
      dana.leaves(6, '15:00', 'client-setup', 'everyone is set up, including phones'),
      dana.leaves(3, '11:20', 'decommission', 'old mailboxes deleted, Ada says thanks'),
    ],
    ends: { phase: 'closed', status: 'closed' },
  },
  {
    name: 'tallow-creek',
    lines: [
      sam(
        22,
        '10:05',
        `open tallowcreek.example ${upgrade} mailboxes:41 customer:"Tallow Creek Brewing" account:5120877 ticket:{yymmdd-41}-01180`,
      ),
      lee(22, '10:20', 'assign {key} @sam'),
      sam.brings(22, '10:30', 'customer-testing', 'moved over from the spreadsheet'),
      sam(20, '15:00', 'contact {key} phone they tested three mailboxes'),
      sam(20, '15:05', 'set {key} cutover:{day-17}T15:00'),
      sam.leaves(20, '15:10', 'customer-testing', 'three mailboxes tested, all good'),
      sam.leaves(17, '16:10', 'cutover'),
      sam(16, '09:25', 'contact {key} chat they say mail is flowing, nobody noticed the change'),
      sam.leaves(16, '09:30', 'delta', 'last pass is clean'),
      sam(12, '13:55', 'contact {key} email they confirmed that everyone is on Office 365'),
      sam.leaves(12, '14:00', 'client-setup'),
      sam.leaves(9, '11:00', 'decommission', 'old licenses removed from the account'),
      sam(4, '13:30', 'reopen {key} we missed the taproom mailbox, it is still on Rackspace Email'),
      sam(4, '13:32', 'contact {key} chat they could not find old mail in the taproom mailbox'),
      sam(4, '13:35', 'undo {key} U-19'),
    ],
    ends: { phase: 'decommission', status: 'open' },
  },
  {
    name: 'quillfeather',
    lines: [
      dana(
        16,
        '09:30',
        `open quillfeather.example ${upgrade} mailboxes:12 customer:"Quillfeather Press" account:3390415`,
      ),
      dana(16, '09:31', 'assign {key} me'),
      dana(14, '16:00', 'done {key} U-01 U-02'),
      dana(13, '10:10', 'wait {key} customer-admin licenses picked, order not signed'),
      dana(6, '11:00', 'contact {key} email third email to their office manager, no answer'),
    ],
    ends: { phase: 'prerequisites', status: 'open' },
  },
  {
    name: 'saltmarsh',
    lines: [
      sam(
        1,
        '15:40',
        `open saltmarsh.example ${upgrade} mailboxes:19 customer:"Saltmarsh Marine Supply" account:6204410 ticket:{yymmdd-1}-02231`,
      ),
      sam(1, '15:44', 'note {key} came in by chat, they want to be done before the boat show'),
    ],
    ends: { phase: 'prerequisites', status: 'open' },
  },
  {
    name: 'pinnock-valley',
    lines: [
      dana(
        5,
        '10:20',
        `open pinnockvalley.example ${upgrade} mailboxes:320 customer:"Pinnock Valley Schools" account:2207718 ticket:{yymmdd-6}-01902`,
      ),
      dana(4, '09:50', 'note {key} 320 mailboxes and the semester ends soon, needs an owner with time'),
    ],
    ends: { phase: 'prerequisites', status: 'open' },
  },
  {
    name: 'copperthistle',
    lines: [
      sam(
        8,
        '11:15',
        `open copperthistle.example ${upgrade} mailboxes:64 customer:"Copperthistle Foods" account:7714026 ticket:{yymmdd-8}-03355 target:{day+15}`,
      ),
      sam(8, '11:16', 'assign {key} me'),
      sam.leaves(4, '15:20', 'prerequisites', 'tenant is up, all 64 licensed'),
      sam(2, '10:55', 'contact {key} phone Nell Hart makes the decisions, she wants a weekly update'),
      sam(2, '11:00', 'set {key} contact:"Nell Hart, nell@copperthistle.example" cadence:5'),
    ],
    ends: { phase: 'discovery', status: 'open' },
  },
  {
    name: 'larkspur',
    lines: [
      lee(
        12,
        '09:25',
        `open larkspurvane.example ${upgrade} mailboxes:28 customer:"Larkspur & Vane Architects" account:4981530`,
      ),
      lee(12, '09:26', 'assign {key} @dana'),
      dana.leaves(7, '10:00', 'prerequisites'),
      dana(5, '14:45', "contact {key} email sent the list of items that don't move"),
      dana(5, '14:50', 'set {key} method:migrationwiz method-reason:"28 small mailboxes"'),
      dana(4, '09:30', "wait {key} customer-admin still need their OK on the list of items that don't move"),
    ],
    ends: { phase: 'discovery', status: 'open' },
  },
  {
    name: 'oxbow',
    lines: [
      dana(
        18,
        '13:10',
        `open oxbowmills.example ${upgrade} mailboxes:52 customer:"Oxbow Mills" account:3318804 ticket:{yymmdd-18}-00871`,
      ),
      dana(18, '13:11', 'assign {key} me'),
      dana.leaves(13, '11:40', 'prerequisites'),
      dana(12, '16:20', 'hold {key} until:{day+8} merging with another mill, waiting for the new domain'),
    ],
    ends: { phase: 'discovery', status: 'open' },
  },
  {
    name: 'bellweather',
    lines: [
      dana(
        18,
        '15:30',
        `open bellweather.example ${upgrade} mailboxes:16 customer:"Bellweather Radio" account:6650291 ticket:{yymmdd-19}-02744`,
      ),
      dana(18, '15:31', 'assign {key} me'),
      dana.leaves(15, '09:45', 'prerequisites'),
      dana(12, '14:05', 'cancel {key} station was sold, the new owner is staying on Rackspace Email'),
    ],
    ends: { phase: 'discovery', status: 'canceled' },
  },
  {
    name: 'hollowbrook',
    lines: [
      dana(
        22,
        '10:50',
        `open hollowbrook.example ${upgrade} mailboxes:33 customer:"Hollowbrook Veterinary" account:5573310 ticket:{yymmdd-35}-01406`,
      ),
      dana(22, '10:51', 'assign {key} me'),
      dana.brings(22, '10:55', 'credentials', 'moved over from the spreadsheet'),
      dana(20, '09:40', 'wait {key} customer-admin the completed sheet'),
      dana(15, '11:30', 'contact {key} email sent the sheet again with a due date'),
      // The clinic has sent 16 of 33 passwords, and has created 30 of the new mailboxes.
      dana.sends(
        11,
        '15:30',
        filledSheet(hollowbrook, (i) => ({ received: i < 16, exists: i < 30 })),
      ),
      dana(11, '15:31', 'note {key} progress:yes half the sheet is back'),
      dana(10, '16:10', "contact {key} phone they'll send the other half when the clinic is less busy"),
      dana(5, '10:15', 'contact {key} phone called twice, left a message at the front desk each time'),
    ],
    ends: { phase: 'credentials', status: 'open' },
  },
  {
    name: 'mossgate',
    lines: [
      sam(
        18,
        '10:30',
        `open mossgate.example ${upgrade} mailboxes:77 customer:"Mossgate Hotels" account:8120664 ticket:{yymmdd-20}-03019`,
      ),
      sam(18, '10:31', 'assign {key} me'),
      sam.brings(9, '13:20', 'trial', 'sheet complete, mailboxes created'),
      sam(5, '10:10', 'contact {key} phone asked them to check the sheet against payroll'),
      sam(2, '10:00', 'move {key} credentials 9 of 77 logins fail, the sheet was an old copy'),
    ],
    ends: { phase: 'credentials', status: 'open' },
  },
  {
    name: 'fennimore',
    lines: [
      sam(
        19,
        '14:30',
        `open fennimore.example ${upgrade} mailboxes:45 customer:"Fennimore Tool & Die" account:2984417 ticket:{yymmdd-19}-01653`,
      ),
      sam(19, '14:31', 'assign {key} me'),
      sam.brings(13, '15:00', 'provisioning', 'sheet is complete'),
      sam(9, '11:10', "contact {key} phone inventory count is coming up, nothing can change until it's over"),
      sam(6, '09:35', 'hold {key} until:{day+1} inventory count, no changes to their systems'),
    ],
    ends: { phase: 'provisioning', status: 'open' },
  },
  {
    name: 'marrowby',
    lines: [
      sam(
        14,
        '10:10',
        `open marrowby.example ${upgrade} mailboxes:21 customer:"Marrowby Optical" account:7009132 ticket:{yymmdd-15}-00988`,
      ),
      sam(14, '10:11', 'assign {key} me'),
      sam.leaves(11, '16:00', 'prerequisites'),
      lee(
        8,
        '15:05',
        'advance {key} force:"their old licenses expire at the end of the month, I talked to their owner, rebuild list to follow"',
      ),
      sam(4, '13:45', 'contact {key} phone their list is almost done'),
      sam.leaves(2, '11:30', 'credentials', 'sheet is back, 21 of 21 complete'),
    ],
    ends: { phase: 'provisioning', status: 'open' },
  },
  {
    name: 'dunmarrow',
    lines: [
      sam(
        15,
        '09:20',
        `open dunmarrow.example ${upgrade} mailboxes:110 customer:"Dunmarrow Logistics" account:5446208 ticket:{yymmdd-16}-04120`,
      ),
      sam(15, '09:21', 'assign {key} me'),
      sam.brings(8, '14:40', 'trial'),
      sam.sends(8, '14:45', filledSheet(dunmarrow)),
      sam(4, '13:15', 'contact {key} email pilot is done, first pass starts this week'),
      sam.leaves(2, '16:00', 'trial', 'pilot looks good, first pass started'),
      // 67 of 110 are done, one of them with 4 errors.
      sam.sends(
        1,
        '16:05',
        exported(dunmarrow, (i) =>
          i < 67 ? { errors: i === 3 ? 4 : 0 } : { status: 'Processing', moved: 300 },
        ),
      ),
    ],
    ends: { phase: 'prestage', status: 'open' },
  },
  {
    name: 'wrenfield',
    lines: [
      dana(
        21,
        '11:00',
        `open wrenfield.example ${upgrade} mailboxes:58 customer:"Wrenfield Township" account:3871150 ticket:{yymmdd-22}-02290`,
      ),
      dana(21, '11:01', 'assign {key} me'),
      dana.brings(14, '13:45', 'prestage'),
      dana(10, '14:10', 'contact {key} email sent the status of the first pass'),
      dana.leaves(6, '10:00', 'prestage', 'first pass done, 3 errors'),
      dana(5, '11:15', 'contact {key} phone the town clerk will test after the council meeting'),
      dana(5, '11:20', 'wait {key} customer-admin the town clerk will test after the council meeting'),
    ],
    ends: { phase: 'customer-testing', status: 'open' },
  },
  {
    name: 'tinderbox',
    lines: [
      sam(
        22,
        '11:20',
        `open tinderbox.example ${upgrade} mailboxes:37 customer:"Tinderbox Toys" account:6118943 ticket:{yymmdd-38}-00412`,
      ),
      sam(22, '11:21', 'assign {key} me'),
      sam(10, '10:20', 'set {key} cutover:{day-4}T16:00'),
      sam.brings(10, '10:25', 'cutover', 'their store manager signed off'),
      sam(9, '14:15', 'done {key} U-13'),
      sam(5, '09:45', 'contact {key} phone told them again which record their web agency needs to change'),
      sam(3, '09:40', 'wait {key} customer-admin MX still points to us, their web agency needs to change it'),
    ],
    ends: { phase: 'cutover', status: 'open' },
    dns: 'switch-one',
  },
  {
    name: 'plumstone',
    lines: [
      sam(
        22,
        '13:30',
        `open plumstone.example ${upgrade} mailboxes:90 customer:"Plumstone Bakeries" account:4402975 ticket:{yymmdd-44}-03381`,
      ),
      sam(22, '13:31', 'assign {key} me'),
      sam(22, '13:32', 'set {key} cutover:{day-20}T16:00'),
      sam.brings(18, '09:30', 'client-setup', 'MX switched, last pass is clean'),
      sam(14, '13:00', 'contact {key} email sent the phone setup guide'),
      sam(13, '15:10', 'done {key} U-16 U-17'),
      sam(12, '09:20', 'wait {key} end-user 22 drivers have not set up their phones yet'),
      sam(5, '16:10', 'contact {key} phone their manager is handing out our guide at the depot'),
    ],
    ends: { phase: 'client-setup', status: 'open' },
  },
  {
    name: 'verdigris',
    lines: [
      dana(
        22,
        '13:50',
        `open verdigris.example ${upgrade} mailboxes:14 customer:"Verdigris Studios" account:7350066 ticket:{yymmdd-40}-02118`,
      ),
      dana(22, '13:51', 'assign {key} me'),
      dana(22, '13:52', 'set {key} cutover:{day-18}T16:00'),
      dana.brings(15, '14:30', 'client-setup'),
      dana(11, '10:40', 'contact {key} phone three of 14 have not started'),
      dana(2, '13:55', 'contact {key} phone all 14 are set up'),
      dana.leaves(2, '14:00', 'client-setup', 'all 14 are on Office 365'),
      dana(2, '14:05', 'set {key} next-billing:{day+3}'),
    ],
    ends: { phase: 'decommission', status: 'open' },
  },
];
