import { closedPhase, type StepSpec } from '../playbook.ts';

/** Steps for the cutover and the days after it, in assisted moves: docs/trade.md, "Cutover and DNS". */
export const cutoverSteps: StepSpec[] = [
  {
    id: 'C-12',
    label: 'Cutover date agreed',
    text: "Agree on the cutover date with the customer; the customer's admin makes the DNS change",
    actor: 'racker',
    gate: 'customer-testing',
    fact: 'cutover',
    again: true,
    trace: 'S0-07, S0-08',
  },
  {
    id: 'E-16',
    label: 'TTL lowered',
    text: 'Lower the TTL of the old MX record to one hour or less, at least a day before the cutover',
    actor: 'customer admin',
    gate: 'cutover',
    optional: true,
    // A resolver that has already looked up the old record keeps it for the old TTL.
    beforeCutover: {
      hours: 24,
      ifLate: 'mail can still go to the old MX until its old TTL runs out',
    },
    dns: 'ttl-lowered',
    trace: 'MS-CUT, MS-IMAP',
  },
  {
    id: 'C-13',
    label: 'TTL raised again',
    text: 'After the cutover, set the TTL back to what it was before it was lowered',
    actor: 'customer admin',
    gate: 'client-setup',
    earliest: { phase: 'client-setup' },
    follows: 'E-16',
    dns: 'ttl-raised',
    trace: 'MS-CUT, MS-IMAP',
  },
  {
    id: 'C-14',
    label: 'Five-day watch finished',
    text: 'For five business days after the cutover, check that mail arrives in the new mailboxes and that nobody is missing mail',
    actor: 'racker',
    gate: closedPhase,
    earliest: { phase: closedPhase },
    about: 'cutover',
    again: true,
    afterDays: 5,
    everyMailbox: true,
    trace: 'S0-10',
  },
];
