import { rackspacePlatforms } from '../../knowledge/route.ts';
import { askLead, mailOnly, upgradeBriefing } from './parts/briefings.ts';
import { businessDays, businessHours, hours } from './parts/clocks.ts';
import {
  articles,
  commonSteps,
  contactStep,
  licenceSteps,
  officePrerequisites,
} from './parts/common-steps.ts';
import { outsideSystems, toOffice, toRackspace, upgrade } from './parts/conditions.ts';
import { sourceSteps } from './parts/source-steps.ts';
import type { Playbook } from './playbook.ts';

// The two FAQ documents link no article on these records: docs/trade.md, "DNS records".
const rackspaceRecords = 'https://support.rackspace.com/how-to/set-up-dns-records-for-cloud-office-email';

/** The customer moves the mail with the self-service tool, and a Racker helps: docs/playbooks.md, "self-service". */
export const selfService: Playbook = {
  id: 'self-service',
  kind: 'migration',
  services: ['self-service'],
  sources: [...outsideSystems, ...rackspacePlatforms],
  targets: ['rackspace-email', 'hosted-exchange', 'office-365'],
  title:
    'An outside system to any of the three, or Rackspace Email or Hosted Exchange to Office 365, self-service',
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
    // Those that gate a phase of the assisted work alone stay behind when a ticket opens.
    ...commonSteps({ opened: 'intake', agreed: 'discovery' }),
    contactStep('intake'),
    ...sourceSteps('intake'),
    // V-02 is these four.
    ...officePrerequisites('prerequisites', toOffice),
    {
      id: 'V-01',
      text: "All mailboxes are there, and the tool's needs are read: 70 % rule, folder names, access to DNS",
      actor: 'customer admin',
      gate: 'prerequisites',
      trace: 'S0-22, S0-23',
      article: articles.selfServiceTool,
    },
    {
      id: 'V-03',
      text: 'All usernames and passwords at hand, of the old and the new side, to be typed into the tool alone',
      actor: 'customer admin',
      gate: 'trial',
      trace: 'S0-12, S1-28',
    },
    {
      id: 'V-04',
      text: 'Tool opened from the control panel, with a contact address that does not move itself',
      actor: 'customer admin',
      gate: 'trial',
      trace: 'S1-08',
      article: articles.controlPanel,
    },
    {
      id: 'V-05',
      text: 'Trial shows “Ready for migration” for every mailbox',
      actor: 'customer admin',
      gate: 'trial',
      again: true,
      trace: 'RH self-service',
    },
    {
      id: 'V-06',
      text: 'First pass complete',
      actor: 'customer admin',
      gate: 'prestage',
      again: true,
      trace: 'RH self-service',
    },
    {
      id: 'V-07',
      text: 'DNS changed by the article on adding a domain to Office 365',
      actor: 'customer admin',
      gate: 'cutover',
      again: true,
      trace: 'S1-22',
      article: articles.addDomain,
      when: toOffice,
    },
    {
      id: 'V-07',
      text: 'DNS changed by the article on the records of Cloud Office',
      actor: 'customer admin',
      gate: 'cutover',
      again: true,
      trace: 'S1-19',
      article: rackspaceRecords,
      when: toRackspace,
    },
    {
      id: 'V-08',
      text: 'New items migrated by one more pass, of ten at most',
      actor: 'customer admin',
      gate: 'delta',
      again: true,
      trace: 'RH passes',
    },
    {
      id: 'V-09',
      text: 'Every mail client, phone and tablet is set up anew',
      actor: 'user',
      gate: 'client-setup',
      trace: 'S1-11, S1-12',
      article: articles.emailHelp,
    },
    // V-10 is these two.
    ...licenceSteps,
  ],
  briefing: ['It is free, and the customer does the work with the self-service tool; a Racker helps.'],
  pathBriefing: [askLead, mailOnly, ...upgradeBriefing.map((text) => ({ text, when: upgrade }))],
};
