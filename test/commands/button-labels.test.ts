import { expect, test } from 'vitest';
import { longestLabel } from '../../src/card.ts';
import { subcommands } from '../../src/commands/table.ts';
import { placeholders } from '../../src/knowledge/drafts/placeholders.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { allWaves, longestWave, noWave, shortWaveName } from '../../src/mailbox/wave.ts';
import { capitalize } from '../../src/phrase.ts';
import { levelNames } from '../../src/ticket/announcements/levels.ts';
import type { BulkAct } from '../../src/ticket/bulk/act.ts';
import { actWords } from '../../src/ticket/bulk/act-words.ts';
import { allFields } from '../../src/ticket/fields/table.ts';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { phaseLabels } from '../../src/ticket/playbooks/phases.ts';
import { pstFtp } from '../../src/ticket/playbooks/pst-ftp.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { chicago } from '../support/calendar.ts';
import { labelsInSource, type SourceLabel } from './labels-in-source.ts';

/** People's names are as long as they are. A long name is cut. */
const name = [''];
/** A ticket's number has at most five digits for years to come. */
const keys = ['MIG-99999'];
const steps = stepLabels([playbooks, pstFtp]);
const phases = ['Move to ', ''].flatMap((move) => phaseLabels.map((phase) => `${move}${phase}`));
const agreedFields = ['cutover', 'slot'];

/** The longest names that waves have on a button. */
const waves = ['x'.repeat(longestWave), noWave, allWaves, 'pilot'].map(shortWaveName);

const bulkActs: BulkAct[] = [
  { type: 'assign', owner: { id: 'slack:U0DANA', name: 'Dana Reyes' } },
  { type: 'assign', owner: null },
  { type: 'snooze', days: 20, reason: 'freeze' },
  { type: 'snooze', days: 0, reason: 'freeze' },
  { type: 'nudge' },
  { type: 'done', steps: 'E-16' },
  { type: 'note', text: 'freeze', progress: false },
];

/** For each value that a label fills in: all texts that it can be, by the code of the value. */
const values: Record<string, string[]> = {
  key: keys,
  level: [...levelNames],
  number: ['9999999'],
  'openLabel(step)': steps.map((label) => `☐ ${label}`),
  'step.id': ['U-99'],
  'phaseLabel(phase)': phaseLabels,
  'nextWords(state)': [...phases, 'Close ticket'],
  'blockerLabel(blocker.code)': blockerSpecs.map(({ label }) => label),
  field: agreedFields,
  // The owner's full name, or `owner` if it is longer.
  owner: ['Bartholomew Maximilian'],
  // Where the bot introduces itself.
  kind: ['channel', 'chat'],
  // The start of a customer's name.
  shortName: ['Acme Corporation'],
  'other.term': termGroups.flatMap(({ terms }) => terms.map(({ term }) => term)),
  short: bulkActs.map(
    (act) => actWords({ calendar: chicago }, act, 200, chicago.at('2026-11-24', '09:30')).short,
  ),
  'yesLabel(typos)': ['Yes, customer-testing', 'Yes, correct it', 'Put it in quotes'],
  title: drafts.map(({ title }) => title),
  buttonLabel: Object.values(placeholders).map((each) => each.buttonLabel),
  "field.replaceAll('-', ' ')": Object.values(placeholders).map((each) =>
    each.buttonLabel.replace(/^Set |…$/g, ''),
  ),
  words: subcommands.flatMap(({ name, form }) => [capitalize(name), form?.title ?? []].flat()),
  verb: subcommands.map((subcommand) => subcommand.name),
  'capitalize(verb)': subcommands.map((subcommand) => capitalize(subcommand.name)),
  ticket: keys,
  'takesFile.label': subcommands.flatMap(({ takesFile }) => takesFile?.label ?? []),
  // How many rows of a sheet can be taken, and how many mailboxes it doesn't have.
  count: ['50,000 rows'],
  "good.toLocaleString('en-US')": ['50,000'],
  others: ['50,000'],
  "opens ? '…' : ''": ['…', ''],
  openSecond: ['Open a second ticket'],
  'timeWords(time)': ['12:30 AM'],
  "[dayWords(calendar, one.day, now), ...(one.time ? [timeWords(one.time)] : [])].join(', ')": [
    'Wed, Nov 24, 2027, 12:30 PM',
  ],
  'choice.label': name,
  'labelOf(one, several)': name,
  // The label of the form for several steps, of a choice, and of a placeholder.
  label: ['Fill in 99 steps…'],
  'shortWaveName(wave)': waves,
  act: [
    ...waves.map((wave) => `Sign off ${wave}`),
    ...allFields.flatMap(({ act }) => act ?? []),
    'Choose approach',
  ],
};

function stepLabels(value: unknown): string[] {
  const found = new Set<string>();
  JSON.stringify(value, (_key, each) => {
    // A step with a fact has a button with words of its own.
    if (each && typeof each === 'object' && 'actor' in each && 'label' in each && !('fact' in each))
      found.add(String(each.label));
    return each;
  });
  return [...found];
}

/** Every text that a label can be. */
function textsOf({ at, texts, values: filled }: SourceLabel): string[] {
  return filled.reduce<string[]>(
    (all, code, i) => {
      const known = values[code];
      if (!known) throw new Error(`${at}: add the possible texts of \`${code}\` to this test`);
      return all.flatMap((start) => known.map((text) => `${start}${text}${texts[i + 1]}`));
    },
    [texts[0] ?? ''],
  );
}

const labels = labelsInSource();

test('finds the labels of the product', () => {
  expect(labels.length).toBeGreaterThan(80);
  expect(steps.length).toBeGreaterThan(60);
  const all = labels.flatMap(textsOf);
  for (const label of ['☐ Tenant created', 'Update count…', 'Move to Customer testing', 'Waiting on…'])
    expect(all).toContain(label);
});

test('every label that the product can give a button has at most 28 characters', () => {
  const long = labels.flatMap((label) =>
    textsOf(label)
      .filter((text) => text.length > longestLabel)
      .map((text) => `${label.at} ${text}`),
  );
  expect(long).toEqual([]);
});

test('every value that a label fills in still exists in the code', () => {
  const used = new Set(labels.flatMap((label) => label.values));
  expect(Object.keys(values).filter((code) => !used.has(code))).toEqual([]);
});
