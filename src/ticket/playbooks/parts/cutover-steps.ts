import { closedPhase, type StepSpec } from '../playbook.ts';

/** The day of the cutover, agreed, and what follows it (domain.md 3.3, 12.6). Where we make the move with the customer. */
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
    trace: 'domain.md 3.3',
  },
  {
    id: 'C-13',
    text: 'TTL raised again to what it was before the cutover',
    actor: 'customer admin',
    gate: 'client-setup',
    follows: 'E-16',
    trace: 'domain.md 3.3',
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
