import { rackspacePlatforms } from '../../knowledge/route.ts';
import { askLead, mailOnly, upgradeBriefing } from './parts/briefings.ts';
import { businessDays, businessHours, hours } from './parts/clocks.ts';
import {
  articles,
  commonSteps,
  contactStep,
  licenseSteps,
  officePrerequisites,
} from './parts/common-steps.ts';
import { outsideSystems, toOffice, toRackspace, upgrade } from './parts/conditions.ts';
import { sourceSteps } from './parts/source-steps.ts';
import type { Playbook } from './playbook.ts';

// The FAQ documents don't link to an article about these records: docs/trade.md, "DNS records".
const rackspaceRecords = 'https://support.rackspace.com/how-to/set-up-dns-records-for-cloud-office-email';

/**
 * Self-service moves, which the customer makes with a tool while a Racker helps: docs/playbooks.md, "self-service".
 */
export const selfService: Playbook = {
  id: 'self-service',
  kind: 'migration',
  services: ['self-service'],
  sources: [...outsideSystems, ...rackspacePlatforms],
  targets: ['rackspace-email', 'hosted-exchange', 'office-365'],
  title:
    'Self-service: from an outside system to Rackspace Email, Hosted Exchange, or Office 365; or from Rackspace Email or Hosted Exchange to Office 365',
  phases: [
    { slug: 'intake', waitingOn: 'racker', clock: businessHours(8, 16, 24) },
    { slug: 'prerequisites', waitingOn: 'customer-admin', clock: businessDays(3, 5, 10) },
    { slug: 'trial', waitingOn: 'customer-admin', clock: businessDays(3, 5, 10) },
    { slug: 'prestage', waitingOn: 'tool', clock: hours(24, 48, 72) },
    {
      slug: 'cutover',
      waitingOn: 'customer-admin',
      clock: { ...businessDays(3, 5, 10), from: { field: 'cutover', at: 'after' } },
    },
    { slug: 'delta', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
    { slug: 'client-setup', waitingOn: 'end-user', clock: businessDays(3, 5, 10) },
    {
      slug: 'decommission',
      waitingOn: 'customer-admin',
      clock: businessDays(3, 5, 10),
      billed: true,
      when: upgrade,
    },
  ],
  steps: [
    // Some of these steps belong to phases that only assisted moves have. A new ticket leaves those steps out.
    ...commonSteps({ opened: 'intake', agreed: 'discovery' }),
    contactStep('intake'),
    ...sourceSteps('intake'),
    // These four steps take the place of V-02.
    ...officePrerequisites('prerequisites', toOffice),
    {
      id: 'V-01',
      label: 'Tool requirements met',
      text: "Create all mailboxes, and check the tool's other requirements: the 70% rule, folder names, and DNS access",
      actor: 'customer admin',
      gate: 'prerequisites',
      everyMailbox: true,
      trace: 'S0-22, S0-23',
      article: articles.selfServiceTool,
    },
    {
      id: 'V-03',
      label: 'All logins ready',
      text: 'Have all usernames and passwords for both sides ready, and enter them only in the tool',
      actor: 'customer admin',
      gate: 'trial',
      everyMailbox: true,
      trace: 'S0-12, S1-28',
    },
    {
      id: 'V-04',
      label: 'Tool opened',
      text: 'Open the tool from the control panel, with a contact address that is not being moved',
      actor: 'customer admin',
      gate: 'trial',
      trace: 'S1-08',
      article: articles.controlPanel,
    },
    {
      id: 'V-05',
      label: 'Trial ready',
      text: 'The trial shows “Ready for migration” for every mailbox',
      actor: 'customer admin',
      gate: 'trial',
      earliest: { phase: 'trial' },
      again: true,
      everyMailbox: true,
      proof: 'ready',
      trace: 'RH self-service',
    },
    {
      id: 'V-06',
      label: 'First pass finished',
      text: 'Finish the first pass',
      actor: 'customer admin',
      gate: 'prestage',
      earliest: { phase: 'prestage' },
      again: true,
      everyMailbox: true,
      proof: 'copied',
      trace: 'RH self-service',
    },
    {
      id: 'V-07',
      label: 'DNS records switched',
      text: 'Change DNS as described in the article on adding a domain to Office 365',
      actor: 'customer admin',
      gate: 'cutover',
      earliest: { phase: 'cutover' },
      switches: true,
      again: true,
      dns: 'mail-records',
      trace: 'S1-22',
      article: articles.addDomain,
      when: toOffice,
    },
    {
      id: 'V-07',
      label: 'DNS records switched',
      text: 'Change DNS as described in the article on Cloud Office records',
      actor: 'customer admin',
      gate: 'cutover',
      earliest: { phase: 'cutover' },
      switches: true,
      again: true,
      dns: 'mail-records',
      trace: 'S1-19',
      article: rackspaceRecords,
      when: toRackspace,
    },
    {
      id: 'V-08',
      label: 'New items migrated',
      text: 'Migrate the new items with one more pass; the tool allows ten passes at most',
      actor: 'customer admin',
      gate: 'delta',
      earliest: { phase: 'delta' },
      again: true,
      everyMailbox: true,
      proof: 'finished',
      trace: 'RH passes',
    },
    {
      id: 'V-09',
      label: 'Devices set up again',
      text: 'Set up every mail client, phone, and tablet again',
      actor: 'user',
      gate: 'client-setup',
      earliest: { phase: 'cutover' },
      trace: 'S1-11, S1-12',
      article: articles.emailHelp,
    },
    // These two steps take the place of V-10.
    ...licenseSteps,
  ],
  briefing: [
    'The migration is free. The customer does the work with the self-service tool, and a Racker helps.',
  ],
  pathBriefing: [askLead, mailOnly, ...upgradeBriefing.map((text) => ({ text, when: upgrade }))],
};
