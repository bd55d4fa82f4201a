import { articles } from '../../../knowledge/citation.ts';
import type { PathCondition } from '../../../knowledge/route.ts';
import { closedPhase, type StepSpec } from '../playbook.ts';

export { articles };

/**
 * The steps of every playbook. When a ticket opens, steps of a phase that the playbook doesn't have are left out:
 * docs/rules.md, "Gates and steps".
 */
export function commonSteps(gates: {
  /** Who, what and whose. */
  opened: string;
  /** What is settled with the customer before work starts. */
  agreed: string;
}): StepSpec[] {
  return [
    {
      id: 'C-01',
      text: 'Link the Rackspace ticket number',
      actor: 'racker',
      gate: gates.opened,
      fact: 'rackspace-ticket',
      trace: 'S0-21',
      article: articles.controlPanel,
    },
    {
      id: 'C-02',
      text: "Record the customer's account number and domain",
      actor: 'racker',
      gate: gates.opened,
      fact: 'account-and-domain',
    },
    { id: 'C-03', text: 'Assign an owner', actor: 'lead', gate: gates.opened, fact: 'owner', trace: 'S0-10' },
    contactStep(gates.agreed),
    {
      id: 'C-05',
      text: 'Speak with the customer, and say that the move itself costs nothing',
      actor: 'racker',
      gate: gates.agreed,
      fact: 'contacted',
      trace: 'S0-05, S0-20',
    },
    {
      id: 'C-06',
      text: 'Agree with the customer how often you will be in contact',
      actor: 'racker',
      gate: gates.agreed,
      fact: 'cadence',
      trace: 'S0-10',
    },
    {
      id: 'C-10',
      text: 'Choose the approach, note the reason for it, and send the plan with a time range',
      actor: 'racker',
      gate: 'discovery',
      about: 'method',
      again: true,
      trace: 'S0-06, S0-11',
    },
    {
      id: 'C-07',
      text: 'Ask the customer to let nobody reset a password until the migration is over',
      actor: 'racker',
      gate: 'trial',
      trace: 'S0-15',
    },
    {
      id: 'C-08',
      text: 'Users have been told what changes, when, and what they must do',
      actor: 'customer admin',
      gate: 'cutover',
      about: 'cutover',
      trace: 'S1-11',
    },
    {
      id: 'C-11',
      text: 'Customer confirms that users can work and that their data is there',
      actor: 'customer admin',
      gate: 'client-setup',
      again: true,
      trace: 'S0-10',
    },
    {
      id: 'C-09',
      text: 'Post the closing summary, and name Support (24x7x365) for later questions',
      actor: 'racker',
      gate: closedPhase,
      again: true,
      trace: 'S0-25',
    },
  ];
}

/** Whom to talk to. A self-service move needs to know early: docs/rules.md, "Step ids". */
export function contactStep(gate: string): StepSpec {
  return {
    id: 'C-04',
    text: "Record the customer's admin contact, and ask when they are away",
    actor: 'racker',
    gate,
    fact: 'contact',
    trace: 'S0-08',
  };
}

/** The four Office 365 prerequisites, in the order of S1-06. */
export function officePrerequisites(gate: string, when?: PathCondition): StepSpec[] {
  const common = { actor: 'customer admin', gate, sequence: 'office-365', when } as const;
  return [
    {
      ...common,
      id: 'U-01',
      text: 'Tenant created, or the ticket that transfers an existing one noted',
      trace: 'S1-06, S1-07',
      article: articles.createTenant,
    },
    {
      ...common,
      id: 'U-02',
      text: 'Domain added to the tenant and verified',
      trace: 'S1-06, S1-07',
      article: articles.addDomain,
    },
    {
      ...common,
      id: 'U-03',
      text: 'Licences added, at least as many as mailboxes',
      startsBill: true,
      trace: 'S1-05, S1-06, S1-07',
      article: articles.addLicense,
    },
    {
      ...common,
      id: 'U-04',
      text: 'Licences assigned to the users who move',
      trace: 'S1-06, S1-07',
      article: articles.assignLicense,
    },
  ];
}

/** Trial, first pass and test, of every move made with the migration tool. */
export const passSteps: StepSpec[] = [
  {
    id: 'E-11',
    text: "Verify every mailbox's credentials with the tool: none may fail",
    actor: 'racker',
    gate: 'trial',
    again: true,
    trace: 'S0-12',
  },
  {
    id: 'E-12',
    text: 'Run the trial, and check what arrived in the pilot mailbox',
    actor: 'racker',
    gate: 'trial',
    again: true,
    trace: 'BT-OPTIONS',
  },
  {
    id: 'E-14',
    text: 'First pass finished, its error count noted',
    actor: 'tool',
    gate: 'prestage',
    again: true,
    trace: 'S0-09',
  },
  {
    id: 'E-15',
    text: 'Customer has tested and signed off',
    actor: 'customer admin',
    gate: 'customer-testing',
    fact: 'sign-off',
    again: true,
    trace: 'S0-08',
  },
  {
    id: 'E-21',
    text: 'Last pass finished, its errors retried or listed',
    actor: 'tool',
    gate: 'delta',
    again: true,
    trace: 'S0-09',
  },
];

/** What ends the bill of the old mailboxes, after an upgrade. */
export const licenceSteps: StepSpec[] = [
  {
    id: 'U-19',
    text: 'Old Rackspace Email or Hosted Exchange mailboxes deleted',
    actor: 'customer admin',
    gate: 'decommission',
    trace: 'S1-15',
  },
  {
    id: 'U-20',
    text: 'Removal of the old licences requested, and the day set on which their billing stops',
    actor: 'customer admin',
    gate: 'decommission',
    fact: 'billing-stops',
    trace: 'S1-16',
  },
];
