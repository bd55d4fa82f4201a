import { describe, expect, test } from 'vitest';
import { Fault } from '../../../src/errors.ts';
import { assistedExternal } from '../../../src/ticket/playbooks/assisted-external.ts';
import { assistedUpgrade } from '../../../src/ticket/playbooks/assisted-upgrade.ts';
import { briefingOf, instantiate, phasesOf } from '../../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../../src/ticket/playbooks/path.ts';
import { platformChange } from '../../../src/ticket/playbooks/platform-change.ts';
import type { PhaseClock, Playbook, StepSpec } from '../../../src/ticket/playbooks/playbook.ts';
import { selfService } from '../../../src/ticket/playbooks/self-service.ts';
import {
  isSupported,
  parties,
  partyWords,
  services,
  sources,
  systemName,
  targets,
} from '../../../src/ticket/playbooks/systems.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { type ExpectedPhase, expectedPhases, type Trade, trades } from './phase-tables.ts';

const fromRackspaceEmail = { source: 'rackspace-email', target: 'office-365' };
const fromExchange = { source: 'hosted-exchange', target: 'office-365' };
const toExchange = { source: 'rackspace-email', target: 'hosted-exchange' };
const toRackspaceEmail = { source: 'hosted-exchange', target: 'rackspace-email' };

/** The playbook of a tested path, with its phases and steps for a new ticket. */
function instanceOf({ method, ...path }: Trade) {
  const playbook = choosePlaybook(playbooks, path, path.service);
  const variant = playbook.variants?.find(({ value }) => value === method);
  return { playbook, ...instantiate(playbook, path, variant) };
}

function toExpected(phases: Playbook['phases'], steps: StepSpec[]): ExpectedPhase[] {
  return phases.map(({ slug, waitingOn, clock }) => ({
    slug,
    waitingOn,
    clock: clockWords(clock!),
    gate: steps
      .filter((spec) => spec.gate === slug)
      .map(marked)
      .sort(),
  }));
}

function clockWords({ unit, nudge, stalled, escalated, from }: PhaseClock): string {
  const short = { business: 'BH', 'business-days': 'BD', hours: 'h' }[unit];
  return `${nudge}/${stalled}/${escalated} ${short}${from ? ` ${from.at} ${from.field}` : ''}`;
}

function marked({ id, fact, optional, follows, actor, about, afterDays }: StepSpec): string {
  const bound = `${follows ? `?${follows}` : ''}${afterDays === undefined ? '' : `+${afterDays}${about}`}`;
  return `${id}${fact ? `=${fact}` : ''}${optional ? '(o)' : ''}${bound}${actor === 'lead' && !fact ? '!' : ''}`;
}

function step(playbook: Playbook, id: string): StepSpec {
  return playbook.steps.find((candidate) => candidate.id === id)!;
}

/** The phases and steps of a path, for the playbook's first service. */
function instanceOn(playbook: Playbook, ends: { source: string; target: string }) {
  return instantiate(playbook, { ...ends, service: playbook.services[0]! });
}

function briefingOn(playbook: Playbook, ends: { source: string; target: string }): string {
  return briefingOf(playbook, { ...ends, service: playbook.services[0]! }).join(' ');
}

describe.each(trades)('$name', (one) => {
  test('has the expected phases, waiting parties, thresholds, and steps', () => {
    const { playbook, phases, steps } = instanceOf(one);
    expect(playbook.id).toBe(one.playbook);
    expect(toExpected(phases, steps)).toEqual(expectedPhases(one));
  });

  test('has each step once, in the order of the phases', () => {
    const { phases, steps } = instanceOf(one);
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    const slugs = phases.map(({ slug }) => slug);
    const places = steps.map(({ gate }) => (gate === null ? phases.length : slugs.indexOf(gate)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { follows } of steps) if (follows) expect(steps.map(({ id }) => id)).toContain(follows);
  });

  test('creates the mailboxes before any data moves', () => {
    const { phases, steps } = instanceOf(one);
    const gateOf = (ids: string[]) =>
      steps
        .filter(({ id }) => ids.includes(id))
        .map(({ gate }) => phases.findIndex(({ slug }) => slug === gate));
    const [made = -1] = gateOf(['E-09', 'U-10', 'V-01']);
    for (const moved of gateOf(['E-12', 'E-14', 'F-04', 'V-05', 'V-06'])) expect(made).toBeLessThan(moved);
  });

  test('leaves DNS changes to the customer', () => {
    const dns = instanceOf(one).steps.filter(({ id }) =>
      ['E-16', 'E-18', 'E-19', 'U-14', 'V-07', 'P-10', 'C-13'].includes(id),
    );
    for (const { actor } of dns) expect(actor).toBe('customer admin');
  });
});

test('these tests cover all twelve combinations of source, target, and service', () => {
  const kinds = new Set(
    trades.map(({ source, target, service }) => {
      const from = ['rackspace-email', 'hosted-exchange'].includes(source) ? source : 'outside';
      return `${from} ${target} ${service}`;
    }),
  );
  expect(kinds.size).toBe(12);
});

describe('choosing a playbook', () => {
  test('finds the right playbook for every source, target, and service', () => {
    for (const { slug: source } of sources) {
      for (const { slug: target } of targets) {
        for (const { slug: service } of services) {
          const chosen = chooseOrNull({ source, target }, service);
          expect(`${source} ${target} ${service} ${chosen}`).toBe(
            `${source} ${target} ${service} ${expectedId(source, target, service)}`,
          );
        }
      }
    }
  });

  test('rejects a path without a playbook, and lists the available paths', () => {
    const refused = () =>
      choosePlaybook([assistedUpgrade], { source: 'gmail', target: 'office-365' }, undefined);
    expect(refused).toThrow(/No playbook covers Gmail to Office 365/);
    try {
      refused();
    } catch (fault) {
      expect((fault as Fault).hint).toContain(assistedUpgrade.title);
    }
  });
});

function chooseOrNull(path: { source: string; target: string }, service: string): string | null {
  try {
    return choosePlaybook(playbooks, path, service).id;
  } catch (fault) {
    expect(fault).toBeInstanceOf(Fault);
    return null;
  }
}

/** The id of the playbook to choose. This is written by hand, so that it doesn't repeat the product's own code. */
function expectedId(source: string, target: string, service: string): string | null {
  const ours = source === 'rackspace-email' || source === 'hosted-exchange';
  if (source === target) return null;
  if (ours && target !== 'office-365') return service === 'internal' ? 'platform-change' : null;
  if (service === 'self-service') return 'self-service';
  if (service === 'internal') return null;
  return ours ? 'assisted-upgrade' : 'assisted-external';
}

describe('an assisted upgrade', () => {
  test('starts with the four prerequisites in order, each with its article', () => {
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

  test('assigns DNS, mailboxes, and the rebuild to the customer, but the list of DNS records to a Racker', () => {
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
      'color categories',
      'local data',
    ]) {
      expect(step(assistedUpgrade, 'U-16').text).toContain(item);
    }
    expect(step(assistedUpgrade, 'U-06').text).toContain('eight');
  });

  test('ends only after the old mailboxes are deleted and their licenses are no longer billed', () => {
    const { phases } = instanceOn(assistedUpgrade, fromExchange);
    for (const id of ['U-19', 'U-20']) {
      expect(step(assistedUpgrade, id).gate).toBe(phases.at(-1)!.slug);
      expect(step(assistedUpgrade, id).optional).toBeUndefined();
    }
  });

  test('says at the start that both systems are billed, where mail goes, and what does not move', () => {
    const said = briefingOn(assistedUpgrade, fromExchange);
    expect(said).toMatch(/both are active/);
    expect(said).toMatch(/old mailboxes until the customer's admin changes DNS/);
    expect(said).toMatch(/These do not move: alternate addresses, aliases, .*, and local data\./);
    expect(said).toMatch(/ticket for each/);
  });
});

describe('a platform change', () => {
  test('counts down to the agreed slot during Readiness', () => {
    const readiness = platformChange.phases.find(({ slug }) => slug === 'readiness')!.clock!;
    expect(readiness.escalatedUnit).toBe('business');
    expect(readiness.from!.fallback).toEqual({ unit: 'business-days', nudge: 2, stalled: 3, escalated: 7 });
  });

  test('warns about the lockout, and about passwords only if the target is Hosted Exchange', () => {
    const there = briefingOn(platformChange, toExchange);
    const back = briefingOn(platformChange, toRackspaceEmail);
    for (const briefing of [there, back]) {
      expect(briefing).toMatch(/free/);
      expect(briefing).toMatch(/cannot open their mailbox/);
      expect(briefing).toMatch(/at least five business days/);
    }
    expect(there).toMatch(
      /All passwords stop working\. Afterward, the customer's admin must reset every one\./,
    );
    expect(back).not.toMatch(/password/);
  });
});

describe('an assisted move from another provider', () => {
  test('says at the start that the move is free, and adds only the notes for its target', () => {
    for (const { slug: target } of targets) {
      const said = briefingOn(assistedExternal, { source: 'exchange-2010', target });
      expect(said).toMatch(/free.*keep working/);
      expect(/Only mail moves to Rackspace Email/.test(said)).toBe(target === 'rackspace-email');
      expect(said).not.toMatch(/lead/);
      expect(said.includes('method:pst-ftp')).toBe(target === 'hosted-exchange');
      expect(briefingOn(assistedExternal, { source: 'gmail', target })).not.toContain('pst-ftp');
    }
  });

  test('names the step that a lead must complete for an unsupported source', () => {
    const exchange = { source: 'exchange-2016', target: 'hosted-exchange' };
    expect(briefingOn(assistedExternal, exchange)).toMatch(
      /A lead must approve it by completing the step Source approved \(E-01\)\..*method:pst-ftp/,
    );
    expect(briefingOn(assistedExternal, { ...exchange, target: 'rackspace-email' })).not.toMatch(/pst-ftp/);
    expect(briefingOn(selfService, { source: 'office-365', target: 'hosted-exchange' })).toMatch(/E-01/);
  });

  test('creates mailboxes in the right place for each target', () => {
    const madeFor = (target: string) =>
      instanceOn(assistedExternal, { source: 'imap', target }).steps.find(({ id }) => id === 'E-09')!;
    expect(madeFor('rackspace-email').text).toContain('control panel');
    expect(madeFor('hosted-exchange').article).toBe('https://cp.rackspace.com/');
    expect(madeFor('office-365').text).toContain('Office 365 Admin Center');
  });
});

describe('a self-service move', () => {
  test('mentions billing and what does not move only if it is an upgrade', () => {
    const upgraded = briefingOn(selfService, fromExchange);
    expect(upgraded).toMatch(/free.*self-service tool/);
    for (const said of ['both are active', 'These do not move:', 'ticket for each'])
      expect(upgraded).toContain(said);
    expect(briefingOn(selfService, { source: 'imap', target: 'office-365' })).not.toMatch(
      /These do not move:|billed/,
    );
  });

  test('links a different DNS article for each target', () => {
    const articleFor = (target: string) =>
      instanceOn(selfService, { source: 'imap', target }).steps.find(({ id }) => id === 'V-07')!.article;
    expect(articleFor('office-365')).toBe('https://support.rackspace.com/how-to/add-a-domain-in-office-365');
    expect(articleFor('rackspace-email')).toContain('cloud-office-email');
  });

  test('ends the old billing in Decommission if it is an upgrade', () => {
    const billed = instanceOn(selfService, fromRackspaceEmail).phases.filter((phase) => phase.billed);
    expect(billed.map(({ slug }) => slug)).toEqual(['decommission']);
  });
});

describe('every playbook', () => {
  test('is listed once, and tested', () => {
    expect(new Set(playbooks.map(({ id }) => id))).toEqual(new Set(trades.map(({ playbook }) => playbook)));
    expect(new Set(playbooks.map(({ id }) => id)).size).toBe(playbooks.length);
  });

  test.each(playbooks)('uses only known systems, services, and parties: $id', (playbook) => {
    const has = (list: { slug: string }[], slug: string) => list.some((entry) => entry.slug === slug);
    expect(playbook.sources.filter((slug) => !has(sources, slug))).toEqual([]);
    expect(playbook.targets.filter((slug) => !has(targets, slug))).toEqual([]);
    expect(playbook.services.filter((slug) => !has(services, slug))).toEqual([]);
    expect(phasesOf(playbook).filter(({ waitingOn }) => !has(parties, waitingOn))).toEqual([]);
  });

  test('keeps sentences to 150 characters, and copies none from the FAQ', () => {
    const seeds = new Set(seedSentences.map(plain));
    for (const playbook of playbooks) {
      const { briefing, pathBriefing } = playbook;
      for (const text of [
        ...allSteps(playbook).map((spec) => spec.text),
        ...briefing,
        ...(pathBriefing ?? []).map((line) => line.text),
      ]) {
        expect(text.length, text).toBeLessThanOrEqual(150);
        expect(seeds.has(plain(text)), text).toBe(false);
      }
    }
  });

  test('names the source of every step except Account and domain recorded (C-02)', () => {
    const untraced = playbooks.flatMap(allSteps).filter(({ trace }) => !trace);
    expect(new Set(untraced.map(({ id }) => id))).toEqual(new Set(['C-02']));
  });
});

describe('mail systems', () => {
  test("are supported if the FAQ lists them, and otherwise need a lead's approval", () => {
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
    expect(sources.filter(({ slug }) => isSupported(slug))).toHaveLength(13);
    expect(isSupported('sendmail')).toBe(false);
  });

  test('are shown by name, and an unknown one is shown as stored', () => {
    expect(systemName('groupwise-7')).toBe('GroupWise 7');
    expect(systemName('sendmail')).toBe('sendmail');
    expect(partyWords('customer-admin')).toBe("the customer's admin");
  });
});

function allSteps({ steps, variants = [] }: Playbook): StepSpec[] {
  return [...steps, ...variants.flatMap((variant) => variant.steps)];
}

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
