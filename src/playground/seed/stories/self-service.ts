import { dana, lee, type Story, sam } from '../story.ts';

/** Moves that customers make themselves, sorted by the ticket's last phase in the story. */
export const selfService: Story[] = [
  {
    name: 'tern-island',
    lines: [
      sam(
        7,
        '13:05',
        'open ternisland.example from:pop to:rackspace-email service:self-service mailboxes:6 customer:"Tern Island Guides" account:8011673 ticket:{yymmdd-7}-03244',
      ),
      sam(7, '13:06', 'assign {key} me'),
      sam(6, '09:20', 'contact {key} chat told them POP only brings over the inbox'),
      sam.leaves(6, '09:25', 'intake'),
    ],
    ends: { phase: 'prerequisites', status: 'open' },
  },
  {
    name: 'sandling',
    lines: [
      dana(
        11,
        '15:15',
        'open sandling.example from:gmail to:hosted-exchange service:self-service mailboxes:14 customer:"Sandling Ceramics" account:5407729 ticket:{yymmdd-12}-01086',
      ),
      dana(11, '15:16', 'assign {key} me'),
      dana.brings(7, '10:25', 'trial'),
      dana(5, '13:25', 'contact {key} email explained how to start the first pass'),
      dana.leaves(2, '10:50', 'trial', 'all 14 are ready, first pass is running'),
    ],
    ends: { phase: 'prestage', status: 'open' },
  },
  {
    name: 'cobblestone',
    lines: [
      sam(
        18,
        '16:10',
        'open cobblestone.example from:imap to:office-365 service:self-service mailboxes:25 customer:"Cobblestone Legal Aid" account:3766204 ticket:{yymmdd-19}-04310',
      ),
      sam(18, '16:11', 'assign {key} me'),
      sam.brings(10, '11:45', 'cutover', 'first pass is done'),
      sam(8, '11:10', 'contact {key} phone they will switch MX themselves over a weekend'),
      sam.leaves(4, '10:30', 'cutover', 'they switched MX over the weekend'),
    ],
    ends: { phase: 'delta', status: 'open' },
  },
  {
    name: 'rushmere',
    lines: [
      lee(
        20,
        '11:50',
        'open rushmere.example from:rackspace-email to:office-365 service:self-service mailboxes:32 customer:"Rushmere Dairies" account:6925518 ticket:{yymmdd-28}-00277',
      ),
      lee(20, '11:51', 'assign {key} @sam'),
      sam.brings(12, '13:40', 'client-setup', 'their own admin did everything'),
      sam(6, '14:20', 'contact {key} email asked when we can cancel the old licenses'),
      sam.leaves(6, '14:25', 'client-setup'),
      sam(5, '10:10', 'done {key} U-19 C-09'),
      sam(5, '10:15', 'set {key} billing-stops:{day+20}'),
    ],
    ends: { phase: 'decommission', status: 'open' },
  },
];
