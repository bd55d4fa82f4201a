import { describe, expect, test } from 'vitest';
import { given } from '../../src/commands/subcommands/draft-fields.ts';
import {
  type Draft,
  type DraftFacts,
  isForPath,
  isForPhase,
  writeDraft,
} from '../../src/knowledge/drafts/draft.ts';
import { type NeedName, needs } from '../../src/knowledge/drafts/needs.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { instantiate } from '../../src/ticket/instantiate.ts';
import { choosePlaybook } from '../../src/ticket/path.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { systemName } from '../../src/ticket/systems.ts';
import { type PathName, paths } from './paths.ts';

/** Values that no text has by itself. */
const values: Record<NeedName, string> = {
  'rackspace-ticket': '180621-01234',
  owner: 'Dana Doe',
  mailboxes: '41 mailboxes',
  method: 'migrationwiz',
  cutover: '2026-12-15 18:00 (America/Chicago)',
  slot: '2026-12-16 19:00 (America/Chicago)',
  'next-billing': '2027-01-05',
  'waiting-for': 'the filled sheet',
  by: '2026-12-01',
  range: '3 to 8 days',
  side: 'source',
  failing: 'ann and bob',
  errors: '12',
  seen: 'mx.elsewhere.example',
  mx: 'acme-com.mail.protection.outlook.com',
};

function factsOf(path: PathName, more: Partial<DraftFacts> = {}): DraftFacts {
  const { source, target } = paths[path];
  return {
    path: paths[path],
    phase: 'discovery',
    from: systemName(source),
    to: systemName(target),
    customer: 'Acme Corp',
    domain: 'acme.com',
    waited: '3 business days',
    overdue: false,
    steps: new Map([
      ['U-01', true],
      ['U-04', false],
      ['E-14', true],
      ['E-21', true],
    ]),
    values,
    ...more,
  };
}

function find(id: string): Draft {
  return drafts.find((draft) => draft.id === id)!;
}

function write(id: string, path: PathName, more: Partial<DraftFacts> = {}): string {
  const { text, missing, missingSteps } = writeDraft(find(id), factsOf(path, more));
  expect([missing, missingSteps]).toEqual([[], []]);
  return text;
}

const all = (Object.keys(paths) as PathName[]).flatMap((path) =>
  drafts.filter((draft) => isForPath(draft, paths[path])).map((draft) => ({ id: draft.id, path, draft })),
);

describe.each(all)('$id on $path', ({ draft, path }) => {
  test('is whole, and has no hole', () => {
    for (const more of [{}, { overdue: true }, { steps: new Map<string, boolean>() }]) {
      const text = write(draft.id, path, more);
      expect(text).toMatch(/^Hello,\n\n/);
      expect(text).not.toMatch(
        /undefined|null|NaN|\[object|[{}]|\bMIG-|\bKEY\b|\bNAME\b| {2}|\n{3}|: ?\.|\( *\)/,
      );
      expect(text.length).toBeLessThan(2_900);
    }
  });

  test('says what it needs, names it when it is missing, and needs nothing else', () => {
    for (const overdue of [false, true]) {
      const empty = writeDraft(draft, factsOf(path, { values: {}, overdue }));
      const used = empty.missing.filter((name) => !['side', 'errors'].includes(name));
      const text = write(draft.id, path, { overdue });
      for (const name of used) if (name !== 'method') expect(text).toContain(values[name]);
      for (const name of empty.missing) {
        const without = { ...values, [name]: undefined };
        expect(writeDraft(draft, factsOf(path, { values: without, overdue })).missing).toContain(name);
      }
    }
  });

  test('carries the statements that it rests on', () => {
    expect(draft.seeds.length).toBeGreaterThan(0);
    expect(draft.seeds.filter((seed) => !/^S[01]-\d\d$/.test(seed))).toEqual([]);
  });
});

describe('the texts', () => {
  test('are twenty, each with a name of its own', () => {
    expect(drafts.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `T${i + 1}`));
    expect(new Set(drafts.map(({ name }) => name)).size).toBe(20);
  });

  test.each(drafts)('$id asks with its form for what only its sender knows', (draft) => {
    const fields = given.map(({ name }) => name);
    const missing = (Object.keys(paths) as PathName[])
      .filter((path) => isForPath(draft, paths[path]))
      .flatMap((path) =>
        [false, true].flatMap((overdue) => [
          ...writeDraft(draft, factsOf(path, { values: {}, overdue })).missing,
          ...writeDraft(draft, factsOf(path, { values: {}, overdue, steps: new Map() })).missing,
        ]),
      )
      .filter((name) => fields.includes(name));
    expect([...(draft.asks ?? [])].sort()).toEqual([...new Set(missing)].sort());
    expect(fields.every((name) => Object.hasOwn(needs, name))).toBe(true);
  });

  test('there is one for every phase of every playbook, beside the reminder', () => {
    const bare = Object.values(paths).flatMap((path) => {
      const playbook = playbooks.find(
        ({ sources, targets, services }) =>
          sources.includes(path.source) && targets.includes(path.target) && services.includes(path.service),
      );
      if (!playbook) return [];
      return instantiate(choosePlaybook(playbooks, path, path.service), path)
        .phases.filter(
          ({ slug }) => !drafts.some((draft) => draft.phases !== null && isForPhase(draft, path, slug)),
        )
        .map(({ slug }) => `${path.source} ${path.target} ${slug}`);
    });
    expect(bare).toEqual([]);
  });
});

describe('what differs by path', () => {
  test('T3 asks for passwords where we need them', () => {
    expect(write('T3', 'EXT_RSE')).toContain(
      '1. The address or URL of your present mail server.\n2. The attached',
    );
    expect(write('T3', 'EXT_RSE')).toContain('of the old mailbox and of the new one');
    expect(write('T3', 'EXT_M365')).not.toContain('of the new one');
    expect(write('T3', 'RSE_M365')).toContain('none left out. We cannot see Rackspace Email passwords');
    expect(write('T3', 'RSE_M365')).not.toContain('present mail server');
    expect(write('T3', 'HEX_M365')).toContain('Leave the column of the Exchange passwords empty');
    expect(write('T3', 'HEX_M365')).not.toContain('username and password');
    for (const path of ['EXT_RSE', 'RSE_M365', 'HEX_M365'] as const) {
      expect(write('T3', path)).toContain('secure route');
    }
  });

  test('a platform change locks users out, and no other path does', () => {
    for (const path of ['RSE_HEX', 'HEX_RSE'] as const) {
      expect(write('T15', path)).toContain('locked out');
      expect(write('T5', path)).toContain('nobody can open a mailbox');
      expect(write('T17', path)).toContain('cannot open their mailboxes');
    }
    for (const path of ['EXT_RSE', 'EXT_HEX', 'EXT_M365', 'RSE_M365', 'HEX_M365', 'EXT_SELF'] as const) {
      expect(write('T5', path)).toContain('Everybody works on as usual');
    }
    expect(write('T15', 'RSE_HEX')).toContain('All passwords change');
    expect(write('T15', 'HEX_RSE')).toContain('only mail');
  });

  test('T2 says mail only to Rackspace Email, and the eight on an upgrade', () => {
    expect(write('T2', 'EXT_RSE')).toContain('Rackspace Email takes mail only');
    expect(write('T2', 'EXT_HEX')).not.toContain('mail only');
    for (const path of ['RSE_M365', 'HEX_M365'] as const) {
      for (const draft of ['T2', 'T13']) {
        expect(write(draft, path).match(/^- /gm)).toHaveLength(8);
        expect(write(draft, path)).toContain('- distribution lists\n');
      }
      expect(write('T2', path)).toContain('the eight kinds that stay behind');
    }
    expect(isForPath(find('T13'), paths.EXT_M365)).toBe(false);
  });

  test('T2 knows the method: chosen on the way to Hosted Exchange, MigrationWiz elsewhere', () => {
    const pst = { values: { ...values, method: 'pst-ftp' } };
    expect(write('T2', 'EXT_HEX', pst)).toContain('PST files');
    expect(write('T2', 'EXT_HEX')).toContain('with MigrationWiz');
    const without = factsOf('EXT_HEX', { values: { ...values, method: undefined } });
    expect(writeDraft(find('T2'), without).missing).toEqual(['method']);
    expect(write('T2', 'EXT_RSE', { values: { ...values, method: undefined } })).toContain(
      'with MigrationWiz',
    );
  });

  test('T9 has the records of the target, and that we take no access', () => {
    expect(write('T9', 'EXT_HEX')).toContain('- MX @ (priority 20): mx2.emailsrvr.com\n');
    expect(write('T9', 'EXT_RSE')).toContain('v=spf1 include:emailsrvr.com ~all');
    expect(write('T9', 'RSE_M365')).toContain('- MX @ (priority 0): acme-com.mail.protection.outlook.com\n');
    expect(write('T9', 'RSE_SELF')).toContain('add-a-domain-in-office-365');
    for (const path of ['EXT_RSE', 'RSE_M365', 'RSE_SELF', 'EXT_SELF'] as const) {
      expect(write('T9', path)).toContain('please send us no access');
    }
    expect(writeDraft(find('T9'), factsOf('EXT_RSE', { values: {} })).missing).toEqual(['cutover']);
    expect(writeDraft(find('T9'), factsOf('HEX_M365', { values: {} })).missing).toEqual(['cutover', 'mx']);
    expect(isForPath(find('T9'), paths.RSE_HEX)).toBe(false);
  });

  test('the steps of the ticket speak in T4, T7 and T11', () => {
    expect(write('T4', 'RSE_M365')).toMatch(/tenant-id\): done\n.*office-365\)\n/);
    expect(write('T4', 'RSE_M365')).toMatch(/to-a-user\): open/);
    expect(write('T7', 'RSE_M365')).toContain('is through');
    expect(write('T7', 'RSE_M365', { steps: new Map([['E-14', false]]) })).toContain('has begun');
    const early = factsOf('RSE_M365', { steps: new Map([['E-21', false]]) });
    expect(writeDraft(find('T11'), early).missingSteps).toEqual(['E-21']);
  });

  test('the last reminder sets a day', () => {
    expect(write('T19', 'EXT_RSE')).not.toContain('last reminder');
    expect(write('T19', 'EXT_RSE', { overdue: true })).toContain('by 2026-12-01, we close the request');
  });
});
