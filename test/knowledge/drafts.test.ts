import { describe, expect, test } from 'vitest';
import { senderFields } from '../../src/commands/drafts/draft-fields.ts';
import type { ReadContext } from '../../src/input/field.ts';
import {
  type Draft,
  type DraftDetails,
  isForPath,
  isForPhase,
  writeDraft,
} from '../../src/knowledge/drafts/draft.ts';
import { type PlaceholderName, placeholders } from '../../src/knowledge/drafts/placeholders.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { instantiate, withVariant } from '../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../src/ticket/playbooks/path.ts';
import { systemName } from '../../src/ticket/playbooks/systems.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { type PathName, paths } from './paths.ts';

/** A value for each placeholder. No draft's own wording contains any of these values. */
const values: Record<PlaceholderName, string> = {
  'rackspace-ticket': '180621-01234',
  owner: 'Dana Doe',
  mailboxes: '41 mailboxes',
  method: 'migrationwiz',
  cutover: 'Tuesday, December 15, 2026, 6:00 PM Central Time',
  slot: 'Wednesday, December 16, 2026, 7:00 PM Central Time',
  'next-billing': 'Tuesday, January 5, 2027',
  'waiting-for': 'the completed sheet',
  by: 'Tuesday, December 1, 2026',
  range: '3 to 8 days',
  side: 'source',
  failing: 'ann and bob',
  errors: '12',
  seen: 'mx.elsewhere.example',
  mx: 'acme-com.mail.protection.outlook.com',
};

function detailsOf(path: PathName, more: Partial<DraftDetails> = {}): DraftDetails {
  const { source, target } = paths[path];
  return {
    path: paths[path],
    phase: 'discovery',
    phases: ['discovery', 'closed'],
    from: systemName(source),
    to: systemName(target),
    domain: 'acme.com',
    idleTime: '3 business days',
    isLastReminder: false,
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

function write(id: string, path: PathName, more: Partial<DraftDetails> = {}): string {
  const { text, ...written } = writeDraft(find(id), detailsOf(path, more));
  expect(written).toMatchObject({ missing: [], missingSteps: [], missingPhase: undefined });
  return text;
}

const all = (Object.keys(paths) as PathName[]).flatMap((path) =>
  drafts.filter((draft) => isForPath(draft, paths[path])).map((draft) => ({ id: draft.id, path, draft })),
);

describe.each(all)('draft $id on $path', ({ draft, path }) => {
  test('has no gaps if every placeholder has a value', () => {
    for (const more of [{}, { isLastReminder: true }, { steps: new Map<string, boolean>() }]) {
      const text = write(draft.id, path, more);
      expect(text).toMatch(/^Hello,\n\n/);
      expect(text).not.toMatch(
        /undefined|null|NaN|\[object|[{}]|\bMIG-|\bKEY\b|\bNAME\b| {2}|\n{3}|: ?\.|\( *\)/,
      );
      expect(text.length).toBeLessThan(2_900);
    }
  });

  test('reports each placeholder without a value', () => {
    for (const isLastReminder of [false, true]) {
      const empty = writeDraft(draft, detailsOf(path, { values: {}, isLastReminder }));
      const used = empty.missing.filter((name) => !['side', 'errors'].includes(name));
      const text = write(draft.id, path, { isLastReminder });
      for (const name of used) if (name !== 'method') expect(text).toContain(values[name]);
      for (const name of empty.missing) {
        const without = { ...values, [name]: undefined };
        expect(writeDraft(draft, detailsOf(path, { values: without, isLastReminder })).missing).toContain(
          name,
        );
      }
    }
  });

  test('cites the statements that it is based on', () => {
    expect(draft.seeds.length).toBeGreaterThan(0);
    expect(draft.seeds.filter((seed) => !/^S[01]-\d\d$/.test(seed))).toEqual([]);
  });
});

describe('the list of drafts', () => {
  test('has drafts T1 to T20 with unique names', () => {
    expect(drafts.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `T${i + 1}`));
    expect(new Set(drafts.map(({ name }) => name)).size).toBe(20);
  });

  test.each(drafts)('gives draft $id a form field for each value that only the sender knows', (draft) => {
    const fields = senderFields.map(({ name }) => name);
    const missing = (Object.keys(paths) as PathName[])
      .filter((path) => isForPath(draft, paths[path]))
      .flatMap((path) =>
        [false, true].flatMap((isLastReminder) => [
          ...writeDraft(draft, detailsOf(path, { values: {}, isLastReminder })).missing,
          ...writeDraft(draft, detailsOf(path, { values: {}, isLastReminder, steps: new Map() })).missing,
        ]),
      )
      .filter((name) => fields.includes(name));
    expect([...(draft.fromSender ?? [])].sort()).toEqual([...new Set(missing)].sort());
    expect(fields.every((name) => Object.hasOwn(placeholders, name))).toBe(true);
  });

  test('has at least one draft other than the reminder for every phase of every playbook', () => {
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

test('the information request (T3) asks for passwords only where we need them', () => {
  expect(write('T3', 'EXT_RSE')).toContain(
    '1. The address or URL of your current mail server.\n2. The attached',
  );
  expect(write('T3', 'EXT_RSE')).toContain('for both the old mailbox and the new one');
  expect(write('T3', 'EXT_M365')).not.toContain('the new one');
  expect(write('T3', 'RSE_M365')).toContain(
    "Please include every mailbox. We can't see Rackspace Email passwords",
  );
  expect(write('T3', 'RSE_M365')).not.toContain('current mail server');
  expect(write('T3', 'HEX_M365')).toContain('Leave the column for Exchange passwords empty');
  expect(write('T3', 'HEX_M365')).not.toContain('username and password');
  for (const path of ['EXT_RSE', 'RSE_M365', 'HEX_M365'] as const) {
    expect(write('T3', path)).toMatch(/secure (method|way)/);
  }
});

test('only platform change drafts say that users are locked out', () => {
  for (const path of ['RSE_HEX', 'HEX_RSE'] as const) {
    expect(write('T15', path)).toContain('locked out');
    expect(write('T5', path)).toContain('no one can open a mailbox');
    expect(write('T17', path)).toContain("can't open their mailboxes");
  }
  for (const path of ['EXT_RSE', 'EXT_HEX', 'EXT_M365', 'RSE_M365', 'HEX_M365', 'EXT_SELF'] as const) {
    expect(write('T5', path)).toContain('Everyone keeps working as usual');
  }
  expect(write('T15', 'RSE_HEX')).toContain('All passwords change');
  expect(write('T15', 'HEX_RSE')).toContain('Only mail moves');
});

test('the plan (T2) says that only mail can move to Rackspace Email', () => {
  expect(write('T2', 'EXT_RSE')).toContain('Only mail can move to Rackspace Email');
  expect(write('T2', 'EXT_HEX')).not.toContain('Only mail');
});

test('the plan (T2) and the list of items to re-create (T13) name the eight exclusions of an upgrade', () => {
  for (const path of ['RSE_M365', 'HEX_M365'] as const) {
    for (const draft of ['T2', 'T13']) {
      expect(write(draft, path).match(/^- /gm)).toHaveLength(8);
      expect(write(draft, path)).toContain('- distribution lists\n');
    }
    expect(write('T2', path)).toContain('the eight kinds of items that stay behind');
  }
  expect(isForPath(find('T13'), paths.EXT_M365)).toBe(false);
});

test('the plan (T2) needs a chosen method only if mail moves from an outside system to Hosted Exchange', () => {
  const pst = { values: { ...values, method: 'pst-ftp' } };
  expect(write('T2', 'EXT_HEX', pst)).toContain('PST files');
  expect(write('T2', 'EXT_HEX')).toContain('with MigrationWiz');
  const without = detailsOf('EXT_HEX', { values: { ...values, method: undefined } });
  expect(writeDraft(find('T2'), without).missing).toEqual(['method']);
  expect(write('T2', 'EXT_RSE', { values: { ...values, method: undefined } })).toContain('with MigrationWiz');
});

test('the cutover notice (T9) lists the DNS records for the target', () => {
  expect(write('T9', 'EXT_HEX')).toContain('- MX @ (priority 20): mx2.emailsrvr.com\n');
  expect(write('T9', 'EXT_RSE')).toContain('v=spf1 include:emailsrvr.com ~all');
  expect(write('T9', 'RSE_M365')).toContain('- MX @ (priority 0): acme-com.mail.protection.outlook.com\n');
  expect(write('T9', 'RSE_SELF')).toContain('add-a-domain-in-office-365');
  expect(writeDraft(find('T9'), detailsOf('EXT_RSE', { values: {} })).missing).toEqual(['cutover']);
  expect(writeDraft(find('T9'), detailsOf('HEX_M365', { values: {} })).missing).toEqual(['cutover', 'mx']);
  expect(isForPath(find('T9'), paths.RSE_HEX)).toBe(false);
});

test('the cutover notice (T9) asks the customer not to send a login to their DNS host', () => {
  for (const path of ['EXT_RSE', 'RSE_M365', 'RSE_SELF', 'EXT_SELF'] as const) {
    expect(write('T9', path)).toContain("please don't send us a login");
  }
});

test('the prerequisites, first pass, and last pass drafts (T4, T7, T11) depend on which steps are done', () => {
  expect(write('T4', 'RSE_M365')).toMatch(/tenant-id\): done\n.*office-365\)\n/);
  expect(write('T4', 'RSE_M365')).toMatch(/to-a-user\): not done yet/);
  expect(write('T7', 'RSE_M365')).toContain('is complete');
  expect(write('T7', 'RSE_M365', { steps: new Map([['E-14', false]]) })).toContain('We have started');
  const early = detailsOf('RSE_M365', { steps: new Map([['E-21', false]]) });
  expect(writeDraft(find('T11'), early).missingSteps).toEqual(['E-21']);
});

test('the plan and the information request (T2, T3) skip questions that the ticket already answers', () => {
  expect(write('T2', 'RSE_M365')).toContain('tell us when the billing for your old mail system should end');
  const planned = write('T2', 'RSE_M365', { billingTarget: 'Thursday, December 31, 2026' });
  expect(planned).toContain('for your old mail system by Thursday, December 31, 2026');
  expect(planned).not.toContain('tell us when');
  const located = write('T3', 'EXT_RSE', { sourceUrl: 'https://mail.acme.com' });
  expect(located).toContain('is not https://mail.acme.com');
  expect(located).not.toContain('The address or URL');
});

test('only the last reminder (T19) sets a deadline', () => {
  expect(write('T19', 'EXT_RSE')).not.toContain('last reminder');
  expect(write('T19', 'EXT_RSE', { isLastReminder: true })).toContain(
    'by Tuesday, December 1, 2026, we will close the request',
  );
});

/** Returns what a draft waits for if no step is done. The ticket is in its first phase, unless `phase` is given. */
function missingFirst(id: string, path: PathName, phase?: string): string[] {
  const { phases, steps } = instantiate(
    choosePlaybook(playbooks, paths[path], paths[path].service),
    paths[path],
  );
  const slugs = [...phases.map(({ slug }) => slug), 'closed'];
  const details = detailsOf(path, {
    phase: phase ?? slugs[0]!,
    phases: slugs,
    steps: new Map(steps.map((step) => [step.id, false])),
  });
  const { missingPhase, missingSteps } = writeDraft(find(id), details);
  return [...(missingPhase ? [missingPhase] : []), ...missingSteps];
}

describe('the phase and steps that a draft waits for', () => {
  test.each<[string, PathName, string[]]>([
    ['T7', 'EXT_RSE', ['prestage']],
    ['T8', 'RSE_M365', ['E-14']],
    ['T10', 'EXT_M365', ['cutover']],
    ['T11', 'HEX_M365', ['E-21']],
    ['T12', 'EXT_RSE', ['E-18']],
    ['T12', 'RSE_M365', ['U-14']],
    ['T12', 'RSE_SELF', ['V-07']],
    ['T12', 'RSE_HEX', ['P-17']],
    ['T14', 'RSE_M365', ['U-03', 'U-14', 'E-21']],
    ['T14', 'RSE_SELF', ['U-03', 'V-07', 'V-08']],
    ['T16', 'RSE_HEX', ['scheduling']],
    ['T17', 'RSE_HEX', ['maintenance']],
    ['T18', 'HEX_RSE', ['maintenance', 'P-16']],
    ['T20', 'EXT_RSE', ['C-11', 'C-14']],
    ['T20', 'RSE_M365', ['C-11', 'U-19', 'U-20', 'C-14']],
    ['T20', 'EXT_SELF', ['C-11']],
    ['T20', 'RSE_HEX', ['C-11', 'P-22']],
  ])('for draft %s on the path %s are %j', (id, path, expected) => {
    expect(missingFirst(id, path)).toEqual(expected);
  });

  test('leave out a phase that the ticket has reached', () => {
    expect(missingFirst('T17', 'RSE_HEX', 'readiness')).toEqual(['maintenance']);
    expect(missingFirst('T17', 'RSE_HEX', 'maintenance')).toEqual([]);
    expect(missingFirst('T17', 'RSE_HEX', 'closed')).toEqual([]);
  });

  test('exist in a playbook', () => {
    const plans = playbooks.flatMap((playbook) => [
      playbook,
      ...(playbook.variants ?? []).map((variant) => withVariant(playbook, variant)),
    ]);
    const steps = plans.flatMap((plan) => plan.steps.map(({ id }) => id));
    const phases = ['closed', ...plans.flatMap((plan) => plan.phases.map(({ slug }) => slug))];
    expect(drafts.flatMap(({ afterSteps = [] }) => afterSteps).filter((id) => !steps.includes(id))).toEqual(
      [],
    );
    const named = drafts.flatMap((draft) => [...(draft.phases ?? []), ...(draft.fromPhase ?? [])]);
    expect(named.filter((slug) => !phases.includes(slug))).toEqual([]);
  });

  test('include the PST import if it replaces the first pass', () => {
    const imported = (done: boolean) => ({
      phase: 'pst-import',
      phases: ['pst-import', 'closed'],
      steps: new Map([['F-04', done]]),
    });
    expect(write('T7', 'EXT_HEX', imported(false))).toContain('We have started');
    expect(write('T7', 'EXT_HEX', imported(true))).toContain('is complete');
    expect(writeDraft(find('T8'), detailsOf('EXT_HEX', imported(false))).missingSteps).toEqual(['F-04']);
  });
});

test.each([
  ['3 to 8 days', '3 to 8 days'],
  ['3-5 days', '3 to 5 days'],
  ['Two  to four Business days', 'two to four business days'],
  ['between 2 and 3 weeks', '2 to 3 weeks'],
  ['one week to 10 days', 'one week to 10 days'],
])('the range field accepts “%s”', (said, read) => {
  const range = senderFields.find(({ name }) => name === 'range')!;
  expect(range.read(said, {} as ReadContext)).toBe(read);
});

test.each([
  'soon',
  'one day',
  '3 days',
  '3 to 8',
  '8 to 3 days',
  'two to 2 days',
  '2026-12-01',
  '2026-12-01 to 2026-12-05',
  'days',
  '3 to 8 days or so',
])('the range field rejects “%s”', (said) => {
  const range = senderFields.find(({ name }) => name === 'range')!;
  expect(() => range.read(said, {} as ReadContext)).toThrow("isn't a valid range");
});
