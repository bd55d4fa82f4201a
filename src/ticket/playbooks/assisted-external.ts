import { askLead, mailOnly } from './parts/briefings.ts';
import { businessDays, businessHours } from './parts/clocks.ts';
import { movePhases } from './parts/common-phases.ts';
import { articles, commonSteps, officePrerequisites, passSteps } from './parts/common-steps.ts';
import {
  adminLogins,
  fromExchange,
  namedServer,
  outsideSystems,
  ownLogins,
  toExchange,
  toOffice,
  toRackspace,
} from './parts/conditions.ts';
import { cutoverSteps } from './parts/cutover-steps.ts';
import { sourceSteps } from './parts/source-steps.ts';
import type { Playbook, StepSpec } from './playbook.ts';
import { pstFtp } from './pst-ftp.ts';

// Mailboxes that exist long before the cutover can get mail too early: docs/trade.md, "Forced MX Routing".
const approach =
  'Choose the method, decide whether Forced MX Routing is needed, say why, and send the plan with a time estimate';

function shared(): StepSpec[] {
  return commonSteps({ opened: 'intake', agreed: 'discovery' }).map((step) =>
    step.id === 'C-10' ? { ...step, text: approach } : step,
  );
}

/** Both sides have an administrator's login only if mail moves to Office 365: docs/trade.md, "Credentials". */
const credentialsReceived: StepSpec = {
  id: 'E-05',
  label: 'Credentials received',
  text: 'Get the username and password of every mailbox by the secure method',
  actor: 'customer admin',
  gate: 'credentials',
  fact: 'supplied',
  again: true,
  trace: 'S0-12',
};

/** Assisted moves from an outside system to any of the three targets: docs/playbooks.md, "assisted-external". */
export const assistedExternal: Playbook = {
  id: 'assisted-external',
  kind: 'migration',
  services: ['assisted'],
  sources: outsideSystems,
  targets: ['rackspace-email', 'hosted-exchange', 'office-365'],
  title: 'Assisted: an outside system to Rackspace Email, Hosted Exchange, or Office 365',
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
      label: 'Link and server load noted',
      text: 'Note the link speed and the server load; if an Exchange server is slow, consider PST files by FTP',
      actor: 'racker',
      gate: 'discovery',
      trace: 'S0-02, S0-04',
    },
    {
      id: 'E-06',
      label: 'POP users listed',
      text: 'List the POP users, and plan for mail that is only on their computers',
      actor: 'customer admin',
      gate: 'discovery',
      optional: true,
      trace: 'RH prepare',
    },
    {
      id: 'E-13',
      label: 'Item types explained',
      text: 'Show the customer which kinds of items move from this source to this target',
      actor: 'racker',
      gate: 'discovery',
      trace: 'S0-16',
      article: articles.itemsMigrated,
    },
    {
      id: 'E-03',
      label: 'Source server recorded',
      text: 'Record the address or URL of the source server',
      actor: 'customer admin',
      gate: 'credentials',
      fact: 'source-url',
      trace: 'S0-12',
      when: namedServer,
    },
    {
      id: 'E-04',
      label: 'Sheet of mailboxes sent',
      text: 'Send the sheet of mailboxes, and say by which secure method the usernames and passwords come',
      actor: 'racker',
      gate: 'credentials',
      trace: 'S0-13',
    },
    { ...credentialsReceived, when: toRackspace },
    { ...credentialsReceived, when: ownLogins },
    {
      id: 'E-24',
      label: 'Admin logins received',
      text: 'Get the logins of an administrator of both systems by the secure method',
      actor: 'customer admin',
      gate: 'credentials',
      again: true,
      trace: 'RH prepare, BT-CSV',
      when: adminLogins,
    },
    ...officePrerequisites('provisioning', toOffice),
    {
      id: 'E-08',
      label: 'Mailbox sizes checked',
      text: 'Check that every mailbox takes up no more than 70% of the space in its new mailbox',
      actor: 'customer admin',
      gate: 'provisioning',
      optional: true,
      everyMailbox: true,
      proof: 'fits',
      trace: 'RH self-service',
    },
    {
      id: 'E-09',
      label: 'Mailboxes created',
      text: 'Create every target mailbox in the control panel',
      actor: 'customer admin',
      gate: 'provisioning',
      fact: 'created',
      trace: 'S0-22, S0-23, S0-24',
      article: articles.controlPanel,
      when: toRackspace,
    },
    {
      id: 'E-09',
      label: 'Mailboxes created',
      text: 'Create every target mailbox in the Office 365 Admin Center',
      actor: 'customer admin',
      gate: 'provisioning',
      fact: 'created',
      trace: 'S0-22, S0-23, S0-24, S1-24',
      when: toOffice,
    },
    {
      id: 'E-10',
      label: 'Forced MX Routing on',
      text: 'Turn on Forced MX Routing if the mailboxes exist well before the cutover',
      actor: 'support',
      gate: 'provisioning',
      optional: true,
      trace: 'KC-FMX',
    },
    ...passSteps,
    ...cutoverSteps,
    {
      id: 'E-07',
      label: 'Folder names cleaned up',
      text: 'Remove special characters from folder names',
      actor: 'user',
      gate: 'prestage',
      optional: true,
      trace: 'RH services',
    },
    {
      id: 'E-17',
      label: 'DNS record list sent',
      text: "Send the customer's admin the list of DNS records to set",
      actor: 'racker',
      gate: 'cutover',
      dns: 'switched',
      trace: 'S1-20',
    },
    {
      id: 'E-18',
      label: 'MX switched',
      text: 'Point MX to the new mailboxes, and remove the old MX records',
      actor: 'customer admin',
      gate: 'cutover',
      earliest: { phase: 'cutover' },
      switches: true,
      again: true,
      dns: 'switched',
      trace: 'S1-19, S1-20',
    },
    {
      id: 'E-19',
      label: 'SPF and autodiscover set',
      text: 'Set SPF and autodiscover as listed',
      actor: 'customer admin',
      gate: 'cutover',
      earliest: { phase: 'cutover' },
      again: true,
      dns: 'spf-and-autodiscover',
      trace: 'S1-19, S1-20',
    },
    {
      id: 'E-20',
      label: 'Forced MX Routing off',
      text: 'Turn off Forced MX Routing right after the MX change',
      actor: 'support',
      gate: 'cutover',
      earliest: { phase: 'cutover' },
      again: true,
      follows: 'E-10',
      trace: 'KC-FMX',
    },
    {
      id: 'E-22',
      label: 'Setup guides sent',
      text: 'Send the users instructions for setting up their mail clients and phones',
      actor: 'racker',
      gate: 'client-setup',
      trace: 'S1-12',
      article: articles.emailHelp,
    },
    {
      id: 'E-23',
      label: 'Old provider kept for now',
      text: 'Tell the customer to keep the old provider until everything is confirmed',
      actor: 'racker',
      gate: 'client-setup',
      trace: 'RH self-service',
    },
  ],
  variants: [pstFtp],
  briefing: [
    'The migration itself is free.',
    'Users keep working the whole time. Nobody should reset a password until the migration ends.',
  ],
  pathBriefing: [
    askLead,
    mailOnly,
    {
      text: 'If the link is too slow for the tool, use `set method:pst-ftp method-reason` before Discovery ends.',
      when: { ...toExchange, ...fromExchange },
    },
  ],
};
