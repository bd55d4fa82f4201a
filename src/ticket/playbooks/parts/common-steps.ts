import { articles } from '../../../knowledge/citation.ts';
import type { PathCondition } from '../../../knowledge/route.ts';
import { closedPhase, type StepSpec } from '../playbook.ts';

export { articles };

/**
 * The steps that all playbooks share. If a playbook doesn't have a step's phase, new tickets leave the step out:
 * docs/rules.md, "Gates and steps".
 */
export function commonSteps(gates: {
  /** The phase for the ticket's basic details: number, account, and owner. */
  opened: string;
  /** The phase in which to settle everything with the customer before work starts. */
  agreed: string;
}): StepSpec[] {
  return [
    {
      id: 'C-01',
      label: 'Rackspace ticket linked',
      text: 'Link the Rackspace ticket number',
      actor: 'racker',
      gate: gates.opened,
      fact: 'rackspace-ticket',
      trace: 'S0-21',
      article: articles.controlPanel,
    },
    {
      id: 'C-02',
      label: 'Account and domain recorded',
      text: "Record the customer's account number and domain",
      actor: 'racker',
      gate: gates.opened,
      fact: 'account-and-domain',
    },
    {
      id: 'C-03',
      label: 'Owner assigned',
      text: 'Assign an owner',
      actor: 'lead',
      gate: gates.opened,
      fact: 'owner',
      trace: 'S0-10',
    },
    contactStep(gates.agreed),
    {
      id: 'C-05',
      label: 'Customer contacted',
      text: 'Talk to the customer, and tell them that the migration itself is free',
      actor: 'racker',
      gate: gates.agreed,
      fact: 'contacted',
      trace: 'S0-05, S0-20',
    },
    {
      id: 'C-06',
      label: 'Contact schedule agreed',
      text: 'Agree with the customer on how often you will be in touch',
      actor: 'racker',
      gate: gates.agreed,
      fact: 'cadence',
      trace: 'S0-10',
    },
    {
      id: 'C-10',
      label: 'Approach chosen',
      text: 'Choose the method, say why, and send the customer the plan with a time estimate',
      actor: 'racker',
      gate: 'discovery',
      fact: 'method',
      about: 'method',
      again: true,
      trace: 'S0-06, S0-11',
    },
    {
      id: 'C-07',
      label: 'Password resets frozen',
      text: 'Ask the customer to freeze password resets until the migration ends',
      actor: 'racker',
      gate: 'trial',
      trace: 'S0-15',
    },
    {
      id: 'C-08',
      label: 'Users informed',
      text: 'Tell the users what changes, when it changes, and what they need to do',
      actor: 'customer admin',
      gate: 'cutover',
      about: 'cutover',
      everyMailbox: true,
      trace: 'S1-11',
    },
    {
      id: 'C-11',
      label: 'Customer confirmed data',
      text: 'The customer confirms that users can work and that their data is there',
      actor: 'customer admin',
      gate: 'client-setup',
      earliest: { phase: 'client-setup' },
      again: true,
      everyMailbox: true,
      trace: 'S0-10',
    },
    {
      id: 'C-09',
      label: 'Closing summary posted',
      text: 'Post the closing summary, and refer the customer to Support (24x7x365) for later questions',
      actor: 'racker',
      gate: closedPhase,
      earliest: { phase: closedPhase },
      again: true,
      everyMailbox: true,
      trace: 'S0-25',
    },
  ];
}

/** The step for the customer's contact. A self-service move needs this step early: docs/rules.md, "Step ids". */
export function contactStep(gate: string): StepSpec {
  return {
    id: 'C-04',
    label: 'Admin contact recorded',
    text: "Record the contact details of the customer's admin, and ask when they are away",
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
      label: 'Tenant created',
      text: 'Create the Office 365 tenant, or note the ticket that transfers an existing one',
      trace: 'S1-06, S1-07',
      article: articles.createTenant,
    },
    {
      ...common,
      id: 'U-02',
      label: 'Domain verified',
      text: 'Add the domain to the tenant and verify it',
      trace: 'S1-06, S1-07',
      article: articles.addDomain,
    },
    {
      ...common,
      id: 'U-03',
      label: 'Licenses added',
      text: 'Add at least as many licenses as there are mailboxes',
      startsBill: true,
      trace: 'S1-05, S1-06, S1-07',
      article: articles.addLicense,
    },
    {
      ...common,
      id: 'U-04',
      label: 'Licenses assigned',
      text: 'Assign the licenses to the users being migrated',
      everyMailbox: true,
      trace: 'S1-06, S1-07',
      article: articles.assignLicense,
    },
  ];
}

/** The trial, pass, and test steps of every assisted move that uses the migration tool. */
export const passSteps: StepSpec[] = [
  {
    id: 'E-11',
    label: 'Credentials verified',
    text: 'Verify the credentials of every mailbox with the tool; all of them must pass',
    actor: 'racker',
    gate: 'trial',
    earliest: { phase: 'credentials' },
    again: true,
    everyMailbox: true,
    proof: 'verified',
    trace: 'S0-12',
  },
  {
    id: 'E-12',
    label: 'Trial run checked',
    text: 'Run the trial, and check what arrived in the pilot mailbox',
    actor: 'racker',
    gate: 'trial',
    earliest: { phase: 'trial' },
    again: true,
    trace: 'BT-OPTIONS',
  },
  {
    id: 'E-14',
    label: 'First pass finished',
    text: 'Finish the first pass, and note how many errors it had',
    actor: 'tool',
    gate: 'prestage',
    earliest: { phase: 'prestage' },
    again: true,
    everyMailbox: true,
    proof: 'copied',
    trace: 'S0-09',
  },
  {
    id: 'E-15',
    label: 'Customer signed off',
    text: 'The customer tests and signs off',
    actor: 'customer admin',
    gate: 'customer-testing',
    earliest: { phase: 'customer-testing', after: ['E-14', 'F-04'] },
    fact: 'sign-off',
    again: true,
    everyMailbox: true,
    trace: 'S0-08',
  },
  {
    id: 'E-21',
    label: 'Last pass finished',
    text: 'Finish the last pass, and retry or list its errors',
    actor: 'tool',
    gate: 'delta',
    earliest: { phase: 'delta' },
    again: true,
    everyMailbox: true,
    proof: 'finished',
    trace: 'S0-09',
  },
];

/** Steps that end the billing of the old mailboxes after an upgrade. */
export const licenseSteps: StepSpec[] = [
  {
    id: 'U-19',
    label: 'Old mailboxes deleted',
    text: 'Delete the old Rackspace Email or Hosted Exchange mailboxes',
    actor: 'customer admin',
    gate: 'decommission',
    earliest: { phase: 'decommission' },
    trace: 'S1-15',
  },
  {
    id: 'U-20',
    label: 'License removal requested',
    text: 'Request the removal of the old licenses, and set the day their billing stops',
    actor: 'customer admin',
    gate: 'decommission',
    earliest: { phase: 'decommission' },
    fact: 'billing-stops',
    trace: 'S1-16',
  },
];
