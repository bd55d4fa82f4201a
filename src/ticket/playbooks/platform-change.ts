import type { Playbook, StepSpec } from '../playbook.ts';
import { mailOnly } from './briefings.ts';
import { businessDays, businessHours, hours } from './clocks.ts';
import { articles, commonSteps } from './common-steps.ts';
import { rackspacePlatforms, toExchange, toRackspaceEmail } from './conditions.ts';

// The Internal Migration team does these, and no other (S0-19).
function shared(): StepSpec[] {
  return commonSteps({ opened: 'intake', agreed: 'plan-review' }).map((step) =>
    step.id === 'C-03' ? { ...step, text: 'Assign an owner from the Internal Migration team' } : step,
  );
}

/** Rackspace Email to Hosted Exchange and back, made by the Internal Migration team (domain.md 12.4, 13.5). */
export const platformChange: Playbook = {
  id: 'platform-change',
  kind: 'platform-change',
  services: ['internal'],
  sources: rackspacePlatforms,
  targets: rackspacePlatforms,
  title: 'Rackspace Email to Hosted Exchange or back (a platform change)',
  phases: [
    { slug: 'intake', waitingOn: 'internal-team', clock: businessHours(4, 8, 16) },
    { slug: 'plan-review', waitingOn: 'customer-admin', clock: businessDays(3, 5, 10) },
    { slug: 'scheduling', waitingOn: 'internal-team', clock: businessDays(3, 5, 7) },
    {
      slug: 'readiness',
      waitingOn: 'customer-admin',
      clock: {
        ...businessDays(3, 1, 4),
        escalatedUnit: 'business',
        from: { field: 'slot', at: 'before', fallback: businessDays(2, 3, 7) },
      },
    },
    {
      slug: 'maintenance',
      waitingOn: 'internal-team',
      clock: { ...hours(2, 4, 8), from: { field: 'slot', at: 'after' } },
      lockedOut: true,
    },
    { slug: 'password-reset', waitingOn: 'customer-admin', clock: businessHours(2, 4, 8), lockedOut: true },
    { slug: 'client-setup', waitingOn: 'end-user', clock: businessDays(2, 3, 7) },
    { slug: 'decommission', waitingOn: 'customer-admin', clock: businessDays(3, 5, 10), billed: true },
  ],
  steps: [
    {
      id: 'P-01',
      text: 'Record how the customer asked: chat or ticket',
      actor: 'internal team',
      gate: 'intake',
      fact: 'channel',
      trace: 'S0-21',
      article: articles.controlPanel,
    },
    {
      id: 'P-02',
      text: 'Note the direction, and tell the customer that the change is free',
      actor: 'internal team',
      gate: 'intake',
      trace: 'S0-17, S0-18, S0-20',
    },
    ...shared(),
    {
      id: 'P-03',
      text: 'Post the plan in the Rackspace ticket',
      actor: 'internal team',
      gate: 'plan-review',
      trace: 'RH platform',
    },
    {
      id: 'P-04',
      text: 'Customer confirms having read and understood the plan',
      actor: 'customer admin',
      gate: 'plan-review',
      trace: 'RH platform',
    },
    {
      id: 'P-05',
      text: 'Customer names the start date and time',
      actor: 'customer admin',
      gate: 'plan-review',
      fact: 'slot',
      trace: 'RH platform',
    },
    {
      id: 'P-06',
      text: 'Customer lists the addresses to move',
      actor: 'customer admin',
      gate: 'plan-review',
      trace: 'RH platform',
    },
    {
      id: 'P-07',
      text: "Answer the customer's questions",
      actor: 'internal team',
      gate: 'plan-review',
      trace: 'RH platform',
    },
    {
      id: 'P-08',
      text: 'Confirm the slot within five business days; it lies at least five business days after the request',
      actor: 'internal team',
      gate: 'scheduling',
      trace: 'RH platform',
    },
    {
      id: 'P-09',
      text: 'Users know: no mailbox access from the start until completion, and mail is still accepted',
      actor: 'customer admin',
      gate: 'readiness',
      trace: 'RH platform',
    },
    {
      id: 'P-10',
      text: 'Autodiscover CNAME points to autodiscover.emailsrvr.com',
      actor: 'customer admin',
      gate: 'readiness',
      trace: 'RH platform',
      when: toExchange,
    },
    {
      id: 'P-11',
      text: 'Users looked in webmail, and uploaded mail that was only on their computer (POP)',
      actor: 'user',
      gate: 'readiness',
      trace: 'RH platform',
    },
    {
      id: 'P-12',
      text: 'Users exported their contacts to CSV',
      actor: 'user',
      gate: 'readiness',
      optional: true,
      trace: 'RH platform',
    },
    {
      id: 'P-13',
      text: 'Folder names are free of special characters',
      actor: 'user',
      gate: 'readiness',
      trace: 'RH platform',
    },
    {
      id: 'P-14',
      text: 'Mac users backed up, removed the account from Apple Mail and restarted',
      actor: 'user',
      gate: 'readiness',
      optional: true,
      trace: 'RH prepare-mac',
    },
    {
      id: 'P-15',
      text: 'Every mailbox holds 25 GB or less; calendars and contacts are exported',
      actor: 'customer admin',
      gate: 'readiness',
      trace: 'inferred (domain.md 2.4)',
      when: toRackspaceEmail,
    },
    {
      id: 'P-16',
      text: 'Post the start notice; until completion nobody edits the domain in the control panel',
      actor: 'internal team',
      gate: 'maintenance',
      trace: 'RH platform',
    },
    {
      id: 'P-17',
      text: 'Post the completion notice in the Rackspace ticket',
      actor: 'internal team',
      gate: 'maintenance',
      trace: 'RH platform',
    },
    {
      id: 'P-18',
      text: "Customer's admin has reset the passwords of all moved users",
      actor: 'customer admin',
      gate: 'password-reset',
      trace: 'RH platform',
    },
    {
      id: 'P-19',
      text: 'Users signed in to webmail and found their mail',
      actor: 'user',
      gate: 'client-setup',
      trace: 'RH platform',
    },
    {
      id: 'P-20',
      text: 'Every mail client and device is set up anew',
      actor: 'user',
      gate: 'client-setup',
      trace: 'RH platform, S1-12',
      article: articles.emailHelp,
    },
    {
      id: 'P-21',
      text: 'Users re-created rules, signatures, forwards and safelists',
      actor: 'user',
      gate: 'client-setup',
      optional: true,
      trace: 'RH platform',
    },
    {
      id: 'P-22',
      text: 'Removal of the leftover licences requested, and done',
      actor: 'customer admin',
      gate: 'decommission',
      trace: 'RH platform',
    },
  ],
  briefing: [
    'A platform change is free.',
    'Users cannot open their mailbox from start to completion; mail is still accepted and shows up afterwards.',
    'Scheduling takes at least five business days.',
  ],
  pathBriefing: [
    mailOnly,
    {
      text: "All passwords change: afterwards the customer's admin must reset every one.",
      when: { source: ['rackspace-email'], target: ['hosted-exchange'] },
    },
  ],
};
