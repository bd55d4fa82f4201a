import { exported, filledSheet } from '../files.ts';
import { dana, lee, type Story, sam } from '../story.ts';

const upgrade = 'from:hosted-exchange to:office-365 service:assisted';

const kestrelPoint = { domain: 'kestrelpoint.example', target: 'office-365', count: 68 };
const sablewood = { domain: 'sablewood.example', target: 'office-365', count: 30 };

/** Assisted upgrades from Hosted Exchange, sorted by the ticket's last phase in the story. */
export const hostedExchangeToOffice: Story[] = [
  {
    name: 'copperthistle-plants',
    lines: [
      sam(
        8,
        '11:20',
        `open plants.copperthistle.example ${upgrade} mailboxes:23 customer:"Copperthistle Foods" account:7714026 ticket:{yymmdd-8}-03355`,
      ),
      sam(8, '11:21', 'assign {key} me'),
      sam(8, '11:24', 'set {key} related:{key:copperthistle}'),
      sam.leaves(4, '15:30', 'prerequisites', 'same tenant as the head office'),
      sam(1, '15:50', 'set {key} method:migrationwiz method-reason:"same as the head office"'),
    ],
    ends: { phase: 'discovery', status: 'open' },
  },
  {
    name: 'thistledown',
    lines: [
      dana(
        10,
        '09:15',
        `open thistledown.example ${upgrade} mailboxes:31 customer:"Thistledown Hospice" account:2650187 ticket:{yymmdd-11}-04902`,
      ),
      dana(10, '09:16', 'assign {key} me'),
      dana.leaves(6, '13:30', 'prerequisites'),
      dana(3, '16:20', 'contact {key} meeting went over the billing date and the plan with their treasurer'),
      dana.leaves(3, '16:30', 'discovery', 'plan sent, billing date agreed'),
    ],
    ends: { phase: 'credentials', status: 'open' },
  },
  {
    name: 'wickenby',
    lines: [
      sam(
        20,
        '10:40',
        `open wickenby.example ${upgrade} mailboxes:26 customer:"Wickenby Surveyors" account:5901473 ticket:{yymmdd-21}-01777`,
      ),
      sam(20, '10:41', 'assign {key} me'),
      sam.brings(9, '15:00', 'provisioning'),
      sam(9, '15:30', 'hold {key} until:{day-2} their admin is on a boat until then'),
    ],
    ends: { phase: 'provisioning', status: 'open' },
  },
  {
    name: 'kestrel-point',
    lines: [
      dana(
        17,
        '10:20',
        `open kestrelpoint.example ${upgrade} mailboxes:68 customer:"Kestrel Point Insurance" account:8034419 ticket:{yymmdd-17}-02606`,
      ),
      dana(17, '10:21', 'assign {key} me'),
      dana.leaves(13, '09:10', 'prerequisites'),
      dana.leaves(
        9,
        '11:50',
        'discovery',
        "plan sent, they acknowledged the eight kinds of items that don't move",
      ),
      dana(5, '16:10', 'contact {key} phone they are picking three users for the pilot'),
      dana.leaves(5, '16:15', 'credentials', 'we can reach all 68 mailboxes'),
      dana.sends(2, '14:55', filledSheet(kestrelPoint)),
      dana.leaves(2, '15:00', 'provisioning', 'new mailboxes created'),
      // The tool can't log in to one of the mailboxes.
      dana.sends(
        1,
        '16:15',
        exported(kestrelPoint, (i) => ({
          run: 'Verification',
          moved: 0,
          ...(i === 11 && { status: 'Failed', says: 'Your migration failed: 401 Unauthorized' }),
        })),
      ),
    ],
    ends: { phase: 'trial', status: 'open' },
  },
  {
    name: 'ferncliff',
    lines: [
      dana(
        21,
        '14:20',
        `open ferncliff.example ${upgrade} mailboxes:40 customer:"Ferncliff Outfitters" account:3125590 ticket:{yymmdd-21}-03008 target:{day-1}`,
      ),
      dana(21, '14:21', 'assign {key} me'),
      dana.brings(10, '11:10', 'prestage'),
      dana(
        6,
        '16:20',
        'contact {key} email told them the pass will take longer because of two huge mailboxes',
      ),
      dana.leaves(
        2,
        '11:05',
        'prestage',
        'two huge mailboxes, so the pass took three days longer than planned',
      ),
    ],
    ends: { phase: 'customer-testing', status: 'open' },
  },
  {
    name: 'amberlock',
    lines: [
      dana(
        20,
        '09:30',
        `open amberlock.example ${upgrade} mailboxes:83 customer:"Amberlock Savings" account:6472218 ticket:{yymmdd-20}-00154`,
      ),
      dana(20, '09:31', 'assign {key} me'),
      dana.brings(9, '09:55', 'customer-testing'),
      dana(5, '14:20', 'contact {key} phone their operations team accepted the evening we proposed'),
      dana(4, '11:10', 'set {key} cutover:{day+2}T16:00'),
      dana.leaves(4, '11:15', 'customer-testing', 'their operations team signed off'),
      dana(4, '11:25', 'set {key} dns-contact:"Rob Hale, Brightline Web, rob@brightline.example"'),
      dana(3, '10:30', 'done {key} U-13'),
    ],
    ends: { phase: 'cutover', status: 'open' },
  },
  {
    name: 'sablewood',
    lines: [
      dana(
        19,
        '15:20',
        `open sablewood.example ${upgrade} mailboxes:30 customer:"Sablewood Furniture" account:4870331 ticket:{yymmdd-20}-02489`,
      ),
      dana(19, '15:21', 'assign {key} me'),
      dana.brings(11, '09:40', 'customer-testing'),
      dana.sends(11, '09:45', filledSheet(sablewood)),
      dana(7, '15:30', 'contact {key} phone they want a quiet evening for the cutover'),
      dana(6, '11:25', 'set {key} cutover:{day-2}T16:00'),
      dana.leaves(6, '11:30', 'customer-testing'),
      dana(3, '11:40', 'contact {key} email explained what changes tonight, and who to call'),
      dana.leaves(1, '10:30', 'cutover', 'MX switched overnight'),
      // The customer remembers one more mailbox, while the last pass is running. 9 of 30 are done.
      dana.sends(1, '16:00', filledSheet({ ...sablewood, forgotten: 'showroom' })),
      dana.sends(
        1,
        '16:10',
        exported(sablewood, (i) => (i < 9 ? { passes: 2 } : { passes: 2, status: 'Processing' })),
      ),
    ],
    ends: { phase: 'delta', status: 'open' },
    dns: 'two-spf',
  },
  {
    name: 'ironquay',
    lines: [
      lee(
        22,
        '14:10',
        `open ironquay.example ${upgrade} mailboxes:150 customer:"Ironquay Shipping" account:7226605 ticket:{yymmdd-47}-01039`,
      ),
      lee(22, '14:11', 'assign {key} @dana'),
      dana(22, '14:15', 'set {key} cutover:{day-14}T16:00'),
      dana.brings(12, '16:30', 'delta', 'moved over from the spreadsheet'),
      dana.leaves(9, '09:25', 'delta'),
      dana(8, '11:10', 'contact {key} phone crews will set up their phones in port'),
      dana(4, '10:25', 'contact {key} email sent the list of users still on Exchange'),
      dana(4, '10:30', 'done {key} U-17'),
    ],
    ends: { phase: 'client-setup', status: 'open' },
  },
  {
    name: 'ashcombe',
    lines: [
      dana(
        21,
        '10:10',
        `open ashcombe.example ${upgrade} mailboxes:47 customer:"Ashcombe Orthopedics" account:5300948 ticket:{yymmdd-42}-03620`,
      ),
      dana(21, '10:11', 'assign {key} me'),
      dana(21, '10:12', 'set {key} cutover:{day-20}T16:00'),
      dana.brings(14, '16:40', 'decommission', 'everyone is on Office 365'),
      dana(9, '13:15', 'hold {key} until:{day+12} auditors need the old mailboxes until then'),
    ],
    ends: { phase: 'decommission', status: 'open' },
  },
  {
    name: 'gorsehill',
    lines: [
      sam(
        22,
        '14:30',
        `open gorsehill.example ${upgrade} mailboxes:18 customer:"Gorsehill Montessori" account:2093376 ticket:{yymmdd-50}-00733`,
      ),
      sam(22, '14:31', 'assign {key} me'),
      sam(22, '14:32', 'set {key} cutover:{day-22}T16:00'),
      sam.brings(22, '14:35', 'decommission', 'moved over from the spreadsheet'),
      sam(18, '13:40', 'contact {key} phone OK to cancel the old licenses'),
      sam.leaves(16, '10:50', 'decommission', 'old licenses canceled'),
    ],
    ends: { phase: 'closed', status: 'closed' },
  },
];
