import { closedPhase, type StepSpec } from '../playbook.ts';

/** The agreed day of the cutover, and what follows it, in assisted moves: docs/trade.md, "Cutover and DNS". */
export const cutoverSteps: StepSpec[] = [
  {
    id: 'C-12',
    text: 'Agree the cutover date with the customer, whose admin makes the change',
    actor: 'racker',
    gate: 'customer-testing',
    fact: 'cutover',
    again: true,
    trace: 'S0-07, S0-08',
  },
  {
    id: 'E-16',
    text: 'TTL of the old MX lowered to an hour or less, at least a day before the cutover',
    actor: 'customer admin',
    gate: 'cutover',
    optional: true,
    // What was looked up before stays in a resolver's cache for as long as the record then said.
    beforeCutover: {
      hours: 24,
      ifLate: 'resolvers may keep the old MX for as long as its old TTL, and mail may still go there',
    },
    trace: 'MS-CUT, MS-IMAP',
  },
  {
    id: 'C-13',
    text: 'TTL raised again to what it was before the cutover',
    actor: 'customer admin',
    gate: 'client-setup',
    follows: 'E-16',
    trace: 'MS-CUT, MS-IMAP',
  },
  {
    id: 'C-14',
    text: 'Watch the new mailboxes for five business days after the cutover: mail arrives, nobody misses any',
    actor: 'racker',
    gate: closedPhase,
    about: 'cutover',
    again: true,
    afterDays: 5,
    trace: 'S0-10',
  },
];
