import { describe, expect, test } from 'vitest';
import { instantiate } from '../../src/ticket/instantiate.ts';
import type { Playbook, StepSpec } from '../../src/ticket/playbook.ts';
import { assistedUpgrade } from '../../src/ticket/playbooks/assisted-upgrade.ts';
import { platformChange } from '../../src/ticket/playbooks/platform-change.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { parties, partyWords, services, sources, systemName, targets } from '../../src/ticket/systems.ts';

const fromRackspaceEmail = { source: 'rackspace-email', target: 'office-365' };
const fromExchange = { source: 'hosted-exchange', target: 'office-365' };
const toExchange = { source: 'rackspace-email', target: 'hosted-exchange' };
const toRackspaceEmail = { source: 'hosted-exchange', target: 'rackspace-email' };

const paths = [
  { name: 'RSE to Office 365', playbook: assistedUpgrade, path: fromRackspaceEmail },
  { name: 'HEX to Office 365', playbook: assistedUpgrade, path: fromExchange },
  { name: 'RSE to HEX', playbook: platformChange, path: toExchange },
  { name: 'HEX to RSE', playbook: platformChange, path: toRackspaceEmail },
];

/** Required steps by phase, `fact:` and `(o)` marked: what stands between a ticket and the next phase. */
function gates(playbook: Playbook, path: { source: string; target: string }): Record<string, string> {
  const { phases, steps } = instantiate(playbook, path);
  const label = (step: StepSpec) =>
    (step.fact ? `${step.id}=${step.fact}` : step.id) + (step.optional ? '(o)' : '');
  return Object.fromEntries(
    phases.map(({ slug }) => [
      slug,
      steps
        .filter((step) => step.gate === slug)
        .map(label)
        .sort()
        .join(' '),
    ]),
  );
}

function clocks(playbook: Playbook, path: { source: string; target: string }): string[] {
  return instantiate(playbook, path).phases.map(({ slug, waitingOn, clock }) => {
    const from = clock?.from ? ` ${clock.from.at} ${clock.from.field}` : '';
    return `${slug}: ${waitingOn} ${clock?.nudge}/${clock?.stalled}/${clock?.escalated} ${clock?.unit}${from}`;
  });
}

function step(playbook: Playbook, id: string): StepSpec {
  return playbook.steps.find((candidate) => candidate.id === id)!;
}

describe('an assisted upgrade', () => {
  test('has the gates of the trade, from either source', () => {
    const expected = {
      prerequisites: 'U-01 U-02 U-03 U-04',
      discovery:
        'C-01=rackspace-ticket C-02=account-and-domain C-03=owner C-04 C-05 C-06 C-10 U-05 U-06 U-07',
      credentials: 'U-08',
      provisioning: 'U-10',
      trial: 'C-07 E-11 E-12',
      prestage: 'E-14 U-12',
      'customer-testing': 'E-15',
      cutover: 'C-08 U-13 U-14',
      delta: 'E-21',
      'client-setup': 'C-11 U-16 U-17 U-18',
      decommission: 'C-09 U-19 U-20',
    };
    expect(gates(assistedUpgrade, fromRackspaceEmail)).toEqual(expected);
    expect(gates(assistedUpgrade, fromExchange)).toEqual({ ...expected, credentials: 'U-09' });
  });

  test('has the clocks of the trade; who is waited for in credentials depends on the source', () => {
    const rest = [
      'provisioning: customer-admin 2/3/7 business-days',
      'trial: racker 4/8/16 business',
      'prestage: tool 4/12/24 hours',
      'customer-testing: customer-admin 2/3/7 business-days',
      'cutover: customer-admin 2/24/48 hours after cutover',
      'delta: tool 4/12/24 hours',
      'client-setup: end-user 3/5/10 business-days',
      'decommission: customer-admin 3/5/10 business-days',
    ];
    const first = [
      'prerequisites: customer-admin 2/3/7 business-days',
      'discovery: racker 1/3/7 business-days',
    ];
    expect(clocks(assistedUpgrade, fromRackspaceEmail)).toEqual([
      ...first,
      'credentials: customer-admin 1/3/7 business-days',
      ...rest,
    ]);
    expect(clocks(assistedUpgrade, fromExchange)).toEqual([
      ...first,
      'credentials: racker 8/16/24 business',
      ...rest,
    ]);
  });

  test('asks for the four prerequisites first, in order, with the articles of the seed', () => {
    const four = assistedUpgrade.steps.filter(({ sequence }) => sequence === 'office-365');
    expect(four.map(({ id, article }) => [id, article])).toEqual([
      ['U-01', 'https://support.rackspace.com/how-to/set-up-office-365#create-a-tenant-id'],
      ['U-02', 'https://support.rackspace.com/how-to/add-a-domain-in-office-365'],
      ['U-03', 'https://support.rackspace.com/how-to/add-an-office-365-license'],
      [
        'U-04',
        'https://support.rackspace.com/how-to/add-an-office-365-license#assign-an-office-365-license-to-a-user',
      ],
    ]);
    expect(assistedUpgrade.phases[0]!.slug).toBe('prerequisites');
    expect(four.every(({ gate, optional }) => gate === 'prerequisites' && !optional)).toBe(true);
  });

  test('makes the mailboxes before any data moves', () => {
    const slugs = instantiate(assistedUpgrade, fromExchange).phases.map(({ slug }) => slug);
    expect(slugs.indexOf(step(assistedUpgrade, 'U-10').gate!)).toBeLessThan(slugs.indexOf('trial'));
    expect(slugs.indexOf('trial')).toBeLessThan(slugs.indexOf('prestage'));
  });

  test('leaves DNS, mailboxes and the rebuild to the customer, the list of records to us', () => {
    expect(['U-10', 'U-14', 'U-16', 'U-19', 'U-20'].map((id) => step(assistedUpgrade, id).actor)).toEqual(
      Array(5).fill('customer admin'),
    );
    expect(step(assistedUpgrade, 'U-13').actor).toBe('racker');
    expect(step(assistedUpgrade, 'U-15').gate).toBeNull();
  });

  test('names all eight kinds of items that the customer rebuilds', () => {
    for (const item of [
      'aliases',
      'alternate addresses',
      'group lists',
      'distribution lists',
      'public folders',
      'Outlook groups',
      'colour categories',
      'local data',
    ]) {
      expect(step(assistedUpgrade, 'U-16').text).toContain(item);
    }
    expect(step(assistedUpgrade, 'U-06').text).toContain('eight');
  });

  test('is not over while the old mailboxes are billed', () => {
    const { phases } = instantiate(assistedUpgrade, fromExchange);
    for (const id of ['U-19', 'U-20']) {
      expect(step(assistedUpgrade, id).gate).toBe(phases.at(-1)!.slug);
      expect(step(assistedUpgrade, id).optional).toBeUndefined();
    }
  });

  test('says at the start that two systems are billed and where mail goes', () => {
    const said = instantiate(assistedUpgrade, fromExchange).briefing.join(' ');
    expect(said).toMatch(/both are active/);
    expect(said).toMatch(/old mailboxes until the customer's admin changes DNS/);
  });
});

describe('a platform change', () => {
  test('has the gates of the trade, with what its direction asks for', () => {
    const expected = {
      intake: 'C-01=rackspace-ticket C-02=account-and-domain C-03=owner P-01=channel P-02',
      'plan-review': 'C-04 C-05 C-06 P-03 P-04 P-05=slot P-06 P-07',
      scheduling: 'P-08',
      readiness: 'P-09 P-10 P-11 P-12(o) P-13 P-14(o)',
      maintenance: 'P-16 P-17',
      'password-reset': 'P-18',
      'client-setup': 'C-11 P-19 P-20 P-21(o)',
      decommission: 'C-09 P-22',
    };
    expect(gates(platformChange, toExchange)).toEqual(expected);
    expect(gates(platformChange, toRackspaceEmail)).toEqual({
      ...expected,
      readiness: 'P-09 P-11 P-12(o) P-13 P-14(o) P-15',
    });
  });

  test('has the clocks of the trade', () => {
    expect(clocks(platformChange, toExchange)).toEqual([
      'intake: internal-team 4/8/16 business',
      'plan-review: customer-admin 3/5/10 business-days',
      'scheduling: internal-team 3/5/7 business-days',
      'readiness: customer-admin 3/1/4 business-days before slot',
      'maintenance: internal-team 2/4/8 hours after slot',
      'password-reset: customer-admin 2/4/8 business',
      'client-setup: end-user 2/3/7 business-days',
      'decommission: customer-admin 3/5/10 business-days',
    ]);
    const readiness = platformChange.phases.find(({ slug }) => slug === 'readiness')!.clock!;
    expect(readiness.escalatedUnit).toBe('business');
    expect(readiness.from!.fallback).toEqual({
      unit: 'business-days',
      nudge: 2,
      stalled: 3,
      escalated: 7,
    });
  });

  test('warns of the lock-out, and of new passwords only where the source says so', () => {
    const there = instantiate(platformChange, toExchange).briefing;
    const back = instantiate(platformChange, toRackspaceEmail).briefing;
    for (const briefing of [there, back]) {
      expect(briefing.join(' ')).toMatch(/free/);
      expect(briefing.join(' ')).toMatch(/cannot open their mailbox/);
      expect(briefing.join(' ')).toMatch(/at least five business days/);
    }
    expect(there.join(' ')).toMatch(/passwords change/);
    expect(back.join(' ')).not.toMatch(/password/);
  });
});

describe('every playbook', () => {
  test('is in the table once', () => {
    expect(playbooks).toEqual([assistedUpgrade, platformChange]);
    expect(new Set(playbooks.map(({ id }) => id)).size).toBe(playbooks.length);
  });

  test.each(paths)('$name: ids are unique and every gate is a phase', ({ playbook, path }) => {
    const { phases, steps } = instantiate(playbook, path);
    const slugs = phases.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const { gate } of steps) if (gate !== null) expect(slugs).toContain(gate);
  });

  test.each(paths)('$name: steps stand in the order of the phases', ({ playbook, path }) => {
    const { phases, steps } = instantiate(playbook, path);
    const places = steps.map(({ gate }) =>
      gate === null ? phases.length : phases.findIndex(({ slug }) => slug === gate),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test.each(paths)('$name: only the known facts tick steps', ({ playbook, path }) => {
    const facts = instantiate(playbook, path).steps.flatMap(({ fact }) => fact ?? []);
    const common = ['rackspace-ticket', 'account-and-domain', 'owner'];
    expect(facts.sort()).toEqual(
      (playbook.kind === 'platform-change' ? [...common, 'channel', 'slot'] : common).sort(),
    );
  });

  test.each(playbooks)('$id: every system, service and party is in its table', (playbook) => {
    const has = (list: { slug: string }[], slug: string) => list.some((entry) => entry.slug === slug);
    expect(playbook.sources.filter((slug) => !has(sources, slug))).toEqual([]);
    expect(playbook.targets.filter((slug) => !has(targets, slug))).toEqual([]);
    expect(playbook.services.filter((slug) => !has(services, slug))).toEqual([]);
    expect(playbook.phases.filter(({ waitingOn }) => !has(parties, waitingOn))).toEqual([]);
  });

  test('speaks in short sentences of its own', () => {
    const seeds = new Set(seedSentences.map(plain));
    for (const { steps, briefing, pathBriefing } of playbooks) {
      for (const text of [
        ...steps.map((spec) => spec.text),
        ...briefing,
        ...(pathBriefing ?? []).map((line) => line.text),
      ]) {
        expect(text.length, text).toBeLessThanOrEqual(150);
        expect(seeds.has(plain(text)), text).toBe(false);
      }
    }
  });

  test('traces a step to its source, but for the recording of what the ticket is about', () => {
    const untraced = playbooks.flatMap(({ steps }) => steps.filter(({ trace }) => !trace));
    expect(new Set(untraced.map(({ id }) => id))).toEqual(new Set(['C-02']));
  });
});

describe('systems', () => {
  test('are those of the FAQ, the later ones asking for a lead', () => {
    expect(sources.filter(({ needsLead }) => !needsLead).map(({ name }) => name)).toEqual([
      'Exchange 2003',
      'Exchange 2007',
      'Exchange 2010',
      'Google Apps',
      'Gmail',
      'GroupWise 7',
      'GroupWise 8',
      'Zimbra',
      'Lotus Notes',
      'POP',
      'IMAP',
      'Rackspace Email',
      'Hosted Exchange',
    ]);
    expect(sources.filter(({ needsLead }) => needsLead).map(({ slug }) => slug)).toEqual([
      'exchange-2013',
      'exchange-2016',
      'exchange-2019',
      'office-365',
    ]);
  });

  test('have names, and an unknown one stands for itself', () => {
    expect(systemName('groupwise-7')).toBe('GroupWise 7');
    expect(systemName('sendmail')).toBe('sendmail');
    expect(partyWords('customer-admin')).toBe("the customer's admin");
  });
});

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

const seedSentences = `
Create your Office 365 Tenant
Add your domain in Office 365
Add an Office 365 license
Assign an Office 365 license to a user
Administrators add the Office 365 licenses to their account and create their new Office 365 environment.
You must complete these steps before self-migrating or requesting an assisted migration.
Admins are responsible for re-creating their entire environment within Office 365 and the Migrations team migrates the email data by using MigrationWiz.
Yes, all users must create new profiles.
Your invoice will reflect fees for both environments while they remain active on your account.
We can work with you to determine a timeline for migration that accommodates any billing concerns.
Admins are responsible for updating their domain's DNS records.
The migration specialist provides you with a list of records that must be updated.
Admins create the new mailboxes via the Office 365 Admin Center and create new passwords.
We can access your Microsoft Exchange passwords for migration purposes, but all Rackspace Email passwords must be provided.
Custom groups created via Outlook
Custom color coded calendar items
Both self-service migration and Assisted Migration are free of charge.
Migration times vary per customer.
At each step of the migration, we stay in close contact with your team to help you get a successful outcome.
A spreadsheet will be sent to you for this step in the process.
Yes, users can continue to access and use their mailbox normally.
However, we strongly recommend that passwords not be reset during the migration.
The tool will not create the mailboxes.
They will need to be created in the control panel prior to the migration.
It will only migrate data to existing mailboxes on your account.
Our Support Team who is available 24x7x365 will be happy to answer any specific questions you may have.
`
  .split('\n')
  .filter((line) => line !== '');
