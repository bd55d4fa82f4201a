import { askLead, mailOnly } from './parts/briefings.ts';
import { businessDays, businessHours } from './parts/clocks.ts';
import { movePhases } from './parts/common-phases.ts';
import { articles, commonSteps, officePrerequisites, passSteps } from './parts/common-steps.ts';
import { outsideSystems, toExchange, toOffice, toRackspace } from './parts/conditions.ts';
import { cutoverSteps } from './parts/cutover-steps.ts';
import { sourceSteps } from './parts/source-steps.ts';
import type { Playbook, StepSpec } from './playbook.ts';
import { pstFtp } from './pst-ftp.ts';

// Mailboxes that exist early can get mail too early: docs/trade.md, "Forced MX Routing".
const approach =
  'Choose the approach and whether forced MX is needed, note why, and send the plan with a time range';

function shared(): StepSpec[] {
  return commonSteps({ opened: 'intake', agreed: 'discovery' }).map((step) =>
    step.id === 'C-10' ? { ...step, text: approach } : step,
  );
}

/** We move an outside system to one of the three targets: docs/playbooks.md, "assisted-external". */
export const assistedExternal: Playbook = {
  id: 'assisted-external',
  kind: 'migration',
  services: ['assisted'],
  sources: outsideSystems,
  targets: ['rackspace-email', 'hosted-exchange', 'office-365'],
  title: 'An outside system to Rackspace Email, Hosted Exchange or Office 365, assisted',
  phases: [
    { slug: 'intake', waitingOn: 'racker', clock: businessHours(4, 8, 16) },
    { slug: 'discovery', waitingOn: 'racker', clock: businessDays(1, 3, 7) },
    { slug: 'credentials', waitingOn: 'customer-admin', clock: businessDays(1, 3, 7) },
    ...movePhases,
  ],
  steps: [
    ...shared(),
    ...sourceSteps('discovery'),
    {
      id: 'E-02',
      text: 'Note link speed and server load; where an Exchange is slow, weigh PST files by FTP',
      actor: 'racker',
      gate: 'discovery',
      trace: 'S0-02, S0-04',
    },
    {
      id: 'E-06',
      text: 'Users of POP listed, with a plan for mail that is only on their computers',
      actor: 'customer admin',
      gate: 'discovery',
      optional: true,
      trace: 'RH prepare',
    },
    {
      id: 'E-13',
      text: 'Show the customer which kinds of items move from this source to this target',
      actor: 'racker',
      gate: 'discovery',
      trace: 'S0-16',
      article: articles.itemsMigrated,
    },
    {
      id: 'E-03',
      text: 'Address or URL of the source server recorded',
      actor: 'customer admin',
      gate: 'credentials',
      fact: 'source-url',
      trace: 'S0-12',
    },
    {
      id: 'E-04',
      text: 'Send the sheet for usernames and passwords by the usual secure way',
      actor: 'racker',
      gate: 'credentials',
      trace: 'S0-13',
    },
    {
      id: 'E-05',
      text: 'Sheet returned, complete for every mailbox, and never here',
      actor: 'customer admin',
      gate: 'credentials',
      fact: 'supplied',
      again: true,
      trace: 'S0-12',
    },
    ...officePrerequisites('provisioning', toOffice),
    {
      id: 'E-08',
      text: 'Every mailbox fills at most 70 % of what the new one holds',
      actor: 'customer admin',
      gate: 'provisioning',
      optional: true,
      trace: 'RH self-service',
    },
    {
      id: 'E-09',
      text: 'Every mailbox that data goes to is created in the control panel',
      actor: 'customer admin',
      gate: 'provisioning',
      fact: 'created',
      trace: 'S0-22, S0-23, S0-24',
      article: articles.controlPanel,
      when: toRackspace,
    },
    {
      id: 'E-09',
      text: 'Every mailbox that data goes to is created in the Office 365 Admin Center',
      actor: 'customer admin',
      gate: 'provisioning',
      fact: 'created',
      trace: 'S0-22, S0-23, S0-24, S1-24',
      when: toOffice,
    },
    {
      id: 'E-10',
      text: 'Forced MX Routing switched on, if the mailboxes are there well before the cutover',
      actor: 'support',
      gate: 'provisioning',
      optional: true,
      trace: 'KC-FMX',
    },
    ...passSteps,
    ...cutoverSteps,
    {
      id: 'E-07',
      text: 'Folder names are free of special characters',
      actor: 'user',
      gate: 'prestage',
      optional: true,
      trace: 'RH services',
    },
    {
      id: 'E-17',
      text: "Send the customer's admin the list of DNS records to set",
      actor: 'racker',
      gate: 'cutover',
      trace: 'S1-20',
    },
    {
      id: 'E-18',
      text: 'MX points to the new mailboxes, and the old MX is gone',
      actor: 'customer admin',
      gate: 'cutover',
      again: true,
      trace: 'S1-19, S1-20',
    },
    {
      id: 'E-19',
      text: 'SPF and autodiscover are as listed',
      actor: 'customer admin',
      gate: 'cutover',
      again: true,
      trace: 'S1-19, S1-20',
    },
    {
      id: 'E-20',
      text: 'Forced MX Routing switched off at once after the MX change',
      actor: 'support',
      gate: 'cutover',
      again: true,
      follows: 'E-10',
      trace: 'KC-FMX',
    },
    {
      id: 'E-22',
      text: 'Send the users how to set up their mail clients and phones',
      actor: 'racker',
      gate: 'client-setup',
      trace: 'S1-12',
      article: articles.emailHelp,
    },
    {
      id: 'E-23',
      text: 'Tell the customer to keep the old provider until all is confirmed',
      actor: 'racker',
      gate: 'client-setup',
      trace: 'RH self-service',
    },
  ],
  variants: [pstFtp],
  briefing: [
    'The move itself is free.',
    'Users keep working all the time; nobody should reset a password until it is over.',
  ],
  pathBriefing: [
    askLead,
    mailOnly,
    {
      text: 'Where the link is too slow for the tool, `set method:pst-ftp` before the end of discovery.',
      when: toExchange,
    },
  ],
};
