import { rackspacePlatforms } from '../../knowledge/route.ts';
import { upgradeBriefing } from './parts/briefings.ts';
import { businessDays, businessHours } from './parts/clocks.ts';
import { movePhases } from './parts/common-phases.ts';
import { articles, commonSteps, licenceSteps, officePrerequisites, passSteps } from './parts/common-steps.ts';
import { cutoverSteps } from './parts/cutover-steps.ts';
import type { Playbook } from './playbook.ts';

/** We move Rackspace Email or Hosted Exchange to Office 365: docs/playbooks.md, "assisted-upgrade". */
export const assistedUpgrade: Playbook = {
  id: 'assisted-upgrade',
  kind: 'migration',
  services: ['assisted'],
  sources: rackspacePlatforms,
  targets: ['office-365'],
  title: 'Rackspace Email or Hosted Exchange to Office 365, assisted',
  phases: [
    { slug: 'prerequisites', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
    { slug: 'discovery', waitingOn: 'racker', clock: businessDays(1, 3, 7) },
    {
      slug: 'credentials',
      waitingOn: 'customer-admin',
      clock: businessDays(1, 3, 7),
      when: { source: ['rackspace-email'] },
    },
    {
      slug: 'credentials',
      waitingOn: 'racker',
      clock: businessHours(8, 16, 24),
      when: { source: ['hosted-exchange'] },
    },
    ...movePhases,
    { slug: 'decommission', waitingOn: 'customer-admin', clock: businessDays(3, 5, 10), billed: true },
  ],
  steps: [
    ...officePrerequisites('prerequisites'),
    ...commonSteps({ opened: 'discovery', agreed: 'discovery' }),
    {
      id: 'U-05',
      text: 'Explain that both environments are billed while both are active; agree a target end date',
      actor: 'racker',
      gate: 'discovery',
      fact: 'billing-target',
      trace: 'S1-13, S1-14',
    },
    {
      id: 'U-06',
      text: 'Customer acknowledges the eight kinds of items that do not move',
      actor: 'customer admin',
      gate: 'discovery',
      trace: 'S1-29',
    },
    {
      id: 'U-07',
      text: 'Rebuild list started: aliases, alternate addresses, lists, groups, public folders',
      actor: 'customer admin',
      gate: 'discovery',
      trace: 'S1-09, S1-29',
    },
    {
      id: 'U-08',
      text: 'Passwords of all Rackspace Email mailboxes supplied, in the sheet and never here',
      actor: 'customer admin',
      gate: 'credentials',
      fact: 'supplied',
      again: true,
      trace: 'S1-27',
      when: { source: ['rackspace-email'] },
    },
    {
      id: 'U-09',
      text: 'Confirm that the team can reach the Hosted Exchange mailboxes',
      actor: 'racker',
      gate: 'credentials',
      again: true,
      trace: 'S1-26',
      when: { source: ['hosted-exchange'] },
    },
    {
      id: 'U-10',
      text: 'New mailboxes created with new passwords; customer knows that the old ones are not carried over',
      actor: 'customer admin',
      gate: 'provisioning',
      fact: 'created',
      trace: 'S1-23, S1-24, S1-25',
    },
    ...passSteps,
    ...cutoverSteps,
    {
      id: 'U-12',
      text: 'Tell users to stay on the old mailbox until the DNS change',
      actor: 'racker',
      gate: 'prestage',
      trace: 'S1-17, S1-18',
    },
    {
      id: 'U-13',
      text: "Send the customer's admin the list of DNS records to set",
      actor: 'racker',
      gate: 'cutover',
      trace: 'S1-20',
    },
    {
      id: 'U-14',
      text: "Customer's admin has set MX, SPF and autodiscover as listed (DKIM is optional)",
      actor: 'customer admin',
      gate: 'cutover',
      again: true,
      trace: 'S1-19',
    },
    {
      id: 'U-15',
      text: 'If the customer offers access to their DNS host: decline, and delete what they sent',
      actor: 'racker',
      gate: null,
      trace: 'S1-21',
    },
    {
      id: 'U-16',
      text: 'Rebuilt: alternate addresses, aliases, distribution lists, group lists, Outlook groups, public folders, colour categories, local data',
      actor: 'customer admin',
      gate: 'client-setup',
      trace: 'S1-29',
    },
    {
      id: 'U-17',
      text: 'Every user has a new profile in the desktop mail client',
      actor: 'user',
      gate: 'client-setup',
      trace: 'S1-11, S1-12',
      article: articles.emailHelp,
    },
    {
      id: 'U-18',
      text: 'Every user has set up phones and tablets anew',
      actor: 'user',
      gate: 'client-setup',
      trace: 'S1-11, S1-12',
      article: articles.emailHelp,
    },
    ...licenceSteps,
  ],
  briefing: upgradeBriefing,
};
