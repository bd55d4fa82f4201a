import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contextWeights, shapeWeights } from '../../../src/ticket/secrets/evidence.ts';
import { findSecret, findSecretInFields } from '../../../src/ticket/secrets/find-secret.ts';
import { tokenize } from '../../../src/ticket/secrets/tokens.ts';
import { weigh } from '../../../src/ticket/secrets/weigh.ts';
import { accepted, dnsLogins, passwords } from './cases.ts';

interface Sample {
  secret: boolean;
  text?: string;
  /** The values of a form, if the sample isn't a text. */
  fields?: Record<string, string>;
}

const authors: Sample[] = read('authors-texts.json');
/** 160 texts and forms with a secret and 160 without one, written by a Racker who had not seen the rules. */
const samples: Sample[] = read('sample.json');
/** 60 and 60 by another writer, kept aside until the rules were finished. They show what to expect of new texts. */
const second: Sample[] = read('sample-second.json');

function read(file: string): Sample[] {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

function isRefused({ text, fields }: Sample): boolean {
  return text === undefined ? findSecretInFields(fields!) !== null : findSecret(text) !== null;
}

/** `missed` and `refused` are the most that may go wrong, as fractions. */
const sets = [
  { writer: 'a Racker who had not seen the rules', texts: samples, missed: 0.02, refused: 0.01 },
  { writer: 'another Racker, kept aside', texts: second, missed: 0.19, refused: 0.05 },
  // Many of these texts are harder than what people write, to show where the rules end.
  { writer: 'those who wrote the rules', texts: authors, missed: 0.08, refused: 0.01 },
];

describe.each(sets)('of the texts by $writer', ({ writer, texts, missed, refused }) => {
  const secret = texts.filter((sample) => sample.secret);
  const harmless = texts.filter((sample) => !sample.secret);

  test(`at most ${100 * missed} percent of those with a secret are accepted`, () => {
    const count = secret.filter((sample) => !isRefused(sample)).length;
    console.info(`Secrets: accepted ${count} of ${secret.length} texts with a secret by ${writer}.`);
    expect(secret.length).toBeGreaterThanOrEqual(60);
    expect(count / secret.length).toBeLessThanOrEqual(missed);
  });

  test(`at most ${100 * refused} percent of those without a secret are refused`, () => {
    const count = harmless.filter(isRefused).length;
    console.info(`Secrets: refused ${count} of ${harmless.length} texts without a secret by ${writer}.`);
    expect(harmless.length).toBeGreaterThanOrEqual(60);
    expect(count / harmless.length).toBeLessThanOrEqual(refused);
  });
});

test('the texts of the first set are at least 150 with a secret, and 150 without one', () => {
  const secret = samples.filter((sample) => sample.secret).length;
  expect(Math.min(secret, samples.length - secret)).toBeGreaterThanOrEqual(150);
});

describe('the table of weights', () => {
  const written = [...samples, ...authors].map(
    ({ text, fields }) => text ?? Object.values(fields!).join('\n'),
  );
  const texts = [...written, ...passwords, ...dnsLogins, ...accepted];
  const weights = texts.flatMap((text) => weigh(tokenize(text)));

  test('has only shapes that a text has', () => {
    const seen = new Set<string>(weights.map(({ shape }) => shape));
    expect(Object.keys(shapeWeights).filter((shape) => !seen.has(shape))).toEqual([]);
  });

  test('has only surroundings that a text has', () => {
    const seen = new Set<string>(weights.flatMap(({ contexts }) => contexts));
    expect(Object.keys(contextWeights).filter((context) => !seen.has(context))).toEqual([]);
  });

  test.each([
    ['logged in to cPanel with jopark / tiger2026', 'mixed', ['entry', 'pair']],
    ['bob@acme.com;Summer19', 'common', ['row']],
    ['the folder Projects_2019 is large', 'mixed', ['harmless']],
    ['the username is jo_lion2026', 'wordy', ['user']],
    ['the code from her phone is 482110', 'sixDigits', ['namedCode', 'once']],
  ])('says why a text is refused or accepted: %s', (text, shape, contexts) => {
    const heaviest = weigh(tokenize(text)).at(-1)!;
    expect(heaviest.shape).toBe(shape);
    expect(heaviest.contexts).toEqual(expect.arrayContaining(contexts));
    expect(JSON.stringify(heaviest)).not.toMatch(/tiger|lion|Summer|Projects|482/);
  });
});
