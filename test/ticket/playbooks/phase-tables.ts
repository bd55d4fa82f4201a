/**
 * The phases, checklists, and thresholds of each playbook. They are written by hand and not copied from the code, so that
 * they reveal a mistake in a playbook. docs/playbooks.md shows the playbooks themselves.
 *
 * Each row has: phase | waiting on | nudge/stalled/escalated unit | steps to leave the phase. A step can have these marks:
 * - `(o)`: optional
 * - `=fact`: a fact completes the step
 * - `?id`: required only after the step `id` is done
 * - `!`: only a lead can complete the step
 * - `+5cutover`: not before five business days after the cutover
 * - `@target` and `@from:source`: the row or step is only for this target or source
 * - `@admin-logins` and `@own-logins`: administrators open all mailboxes on both sides, or not
 */
const assistedExternal = `
  intake           | racker         | 4/8/16 BH              | C-01=rackspace-ticket C-02=account-and-domain C-03=owner
  discovery        | racker         | 1/3/7 BD               | C-04=contact C-05=contacted C-06=cadence C-10=method E-01=supported-source@from:seed E-01!@from:later E-02 E-06(o) E-13
  credentials      | customer-admin | 1/3/7 BD               | E-03=source-url@from:own-server E-04 E-05=supplied@own-logins E-24@admin-logins
  provisioning     | customer-admin | 2/3/7 BD               | U-01@office-365 U-02@office-365 U-03@office-365 U-04@office-365 E-08(o) E-09=created E-10(o)
  trial            | racker         | 4/8/16 BH              | C-07 E-11 E-12
  prestage         | tool           | 4/12/24 h              | E-07(o) E-14
  customer-testing | customer-admin | 2/3/7 BD               | C-12=cutover E-15=sign-off
  cutover          | customer-admin | 2/24/48 h after cutover | C-08 E-16(o) E-17 E-18 E-19 E-20?E-10
  delta            | tool           | 4/12/24 h              | E-21
  client-setup     | end-user       | 3/5/10 BD              | C-09 C-11 C-13?E-16 C-14+5cutover E-22 E-23
`;

/** PST files by FTP replace Credentials, Trial, and Prestage. The mailboxes must exist before the import (S0-24). */
const pstFtp = `
  intake           | racker         | 4/8/16 BH              | C-01=rackspace-ticket C-02=account-and-domain C-03=owner
  discovery        | racker         | 1/3/7 BD               | C-04=contact C-05=contacted C-06=cadence C-10=method E-01=supported-source E-02 E-06(o) E-13
  pst-export       | customer-admin | 2/3/7 BD               | F-01
  ftp-upload       | customer-admin | 2/3/7 BD               | F-02 F-03
  provisioning     | customer-admin | 2/3/7 BD               | E-08(o) E-09=created E-10(o)
  pst-import       | racker         | 8/16/24 BH             | F-04
  customer-testing | customer-admin | 2/3/7 BD               | C-12=cutover E-15=sign-off
  cutover          | customer-admin | 2/24/48 h after cutover | C-08 E-16(o) E-17 E-18 E-19 E-20?E-10
  delta            | racker           | 4/12/24 h              | E-21
  client-setup     | end-user       | 3/5/10 BD              | C-09 C-11 C-13?E-16 C-14+5cutover E-22 E-23
`;

const assistedUpgrade = `
  prerequisites    | customer-admin | 2/3/7 BD               | U-01 U-02 U-03 U-04
  discovery        | racker         | 1/3/7 BD               | C-01=rackspace-ticket C-02=account-and-domain C-03=owner C-04=contact C-05=contacted C-06=cadence C-10=method U-05=billing-target U-06 U-07
  credentials@from:rackspace-email | customer-admin | 1/3/7 BD   | U-08=supplied
  credentials@from:hosted-exchange | racker         | 8/16/24 BH | U-09
  provisioning     | customer-admin | 2/3/7 BD               | U-10=created
  trial            | racker         | 4/8/16 BH              | C-07 E-11 E-12
  prestage         | tool           | 4/12/24 h              | E-14 U-12
  customer-testing | customer-admin | 2/3/7 BD               | C-12=cutover E-15=sign-off
  cutover          | customer-admin | 2/24/48 h after cutover | C-08 E-16(o) U-13 U-14
  delta            | tool           | 4/12/24 h              | E-21
  client-setup     | end-user       | 3/5/10 BD              | C-11 C-13?E-16 U-16 U-17 U-18
  decommission     | customer-admin | 3/5/10 BD              | C-09 C-14+5cutover U-19 U-20=billing-stops
`;

const selfService = `
  intake           | racker         | 8/16/24 BH             | C-01=rackspace-ticket C-02=account-and-domain C-03=owner C-04=contact E-01=supported-source@from:seed E-01!@from:later
  prerequisites    | customer-admin | 3/5/10 BD              | U-01@office-365 U-02@office-365 U-03@office-365 U-04@office-365 V-01
  trial            | customer-admin | 3/5/10 BD              | C-07 V-03 V-04 V-05
  prestage         | tool           | 24/48/72 h             | V-06
  cutover          | customer-admin | 3/5/10 BD after cutover | C-08 V-07
  delta            | customer-admin | 2/3/7 BD               | V-08
  client-setup     | end-user       | 3/5/10 BD              | C-09@from:outside C-11 V-09
  decommission@from:rackspace | customer-admin | 3/5/10 BD    | C-09 U-19 U-20=billing-stops
`;

const platformChange = `
  intake           | internal-team  | 4/8/16 BH              | C-01=rackspace-ticket C-02=account-and-domain C-03=owner P-01=requested-via P-02
  plan-review      | customer-admin | 3/5/10 BD              | C-04=contact C-05=contacted C-06=cadence P-03 P-04=sign-off P-05=slot P-06 P-07
  scheduling       | internal-team  | 3/5/7 BD               | P-08
  readiness        | customer-admin | 3/1/4 BD before slot   | C-15+0slot P-09 P-10@hosted-exchange P-11 P-12(o) P-13 P-14(o) P-15@rackspace-email
  maintenance      | internal-team  | 2/4/8 h after slot     | P-16 P-17
  password-reset   | customer-admin | 2/4/8 BH               | P-18
  client-setup     | end-user       | 2/3/7 BD               | C-11 P-19 P-20 P-21(o)
  decommission     | customer-admin | 3/5/10 BD              | C-09 P-22
`;

/** A path and service to test, with the table of its phases. */
export interface Trade {
  name: string;
  playbook: string;
  source: string;
  target: string;
  service: 'assisted' | 'self-service' | 'internal';
  method?: 'pst-ftp';
  table: string;
}

function trade(
  source: string,
  target: string,
  service: Trade['service'],
  playbook: string,
  table: string,
): Trade {
  return { name: `${source} to ${target}, ${service}`, source, target, service, playbook, table };
}

export const trades: Trade[] = [
  trade('gmail', 'rackspace-email', 'assisted', 'assisted-external', assistedExternal),
  trade('exchange-2010', 'hosted-exchange', 'assisted', 'assisted-external', assistedExternal),
  trade('zimbra', 'office-365', 'assisted', 'assisted-external', assistedExternal),
  trade('imap', 'office-365', 'assisted', 'assisted-external', assistedExternal),
  trade('exchange-2016', 'hosted-exchange', 'assisted', 'assisted-external', assistedExternal),
  {
    ...trade('exchange-2007', 'hosted-exchange', 'assisted', 'assisted-external', pstFtp),
    name: 'exchange-2007 to hosted-exchange, by PST files',
    method: 'pst-ftp',
  },
  trade('rackspace-email', 'office-365', 'assisted', 'assisted-upgrade', assistedUpgrade),
  trade('hosted-exchange', 'office-365', 'assisted', 'assisted-upgrade', assistedUpgrade),
  trade('pop', 'rackspace-email', 'self-service', 'self-service', selfService),
  trade('lotus-notes', 'hosted-exchange', 'self-service', 'self-service', selfService),
  trade('imap', 'office-365', 'self-service', 'self-service', selfService),
  trade('office-365', 'rackspace-email', 'self-service', 'self-service', selfService),
  trade('rackspace-email', 'office-365', 'self-service', 'self-service', selfService),
  trade('hosted-exchange', 'office-365', 'self-service', 'self-service', selfService),
  trade('rackspace-email', 'hosted-exchange', 'internal', 'platform-change', platformChange),
  trade('hosted-exchange', 'rackspace-email', 'internal', 'platform-change', platformChange),
];

export interface ExpectedPhase {
  slug: string;
  waitingOn: string;
  clock: string;
  /** The steps to complete before the ticket leaves the phase, sorted. Each step includes its marks. */
  gate: string[];
}

/** Reads the phases of a path from its table, in order. Leaves out the rows and steps of other paths. */
export function expectedPhases({ table, source, target }: Trade): ExpectedPhase[] {
  const onPath = (marked: string): string[] => {
    const [bare = '', ...where] = marked.split('@');
    return where.every((one) => isOn(one, source, target)) ? [bare] : [];
  };
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [phase = '', waitingOn = '', clock = '', gate = ''] = row.split('|').map((cell) => cell.trim());
      return onPath(phase).map((slug) => ({
        slug,
        waitingOn,
        clock,
        gate: gate.split(/\s+/).flatMap(onPath).sort(),
      }));
    });
}

const rackspace = ['rackspace-email', 'hosted-exchange'];
const later = ['exchange-2013', 'exchange-2016', 'exchange-2019', 'office-365'];

/** Outside systems where one administrator's login doesn't open all mailboxes. */
const withoutAdmin = ['gmail', 'groupwise-7', 'groupwise-8', 'lotus-notes', 'imap', 'pop'];

function isOn(where: string, source: string, target: string): boolean {
  const byAdmins = target === 'office-365' && !withoutAdmin.includes(source);
  if (where === 'admin-logins') return byAdmins;
  if (where === 'own-logins') return !byAdmins;
  if (!where.startsWith('from:')) return where === target;
  const from = where.slice('from:'.length);
  if (from === 'rackspace') return rackspace.includes(source);
  if (from === 'outside') return !rackspace.includes(source);
  if (from === 'own-server') return !['gmail', 'google-apps', 'office-365'].includes(source);
  if (from === 'later') return later.includes(source);
  if (from === 'seed') return !later.includes(source) && !rackspace.includes(source);
  return from === source;
}
