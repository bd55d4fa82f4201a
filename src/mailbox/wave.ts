import { z } from 'zod';
import { truncate } from '../truncate.ts';
import type { Mailbox } from './mailbox.ts';

/** The group of the mailboxes that have no wave, in a ticket in which others have one. */
export const noWave = 'none';

/** What people type for all waves at once. */
export const allWaves = 'all';

/** The longest name of a wave, in characters. */
export const longestWave = 40;

/** With more groups than this, the column is not about waves. */
const mostWaves = 50;

const words: readonly string[] = [noWave, 'no wave', 'no', 'n/a', '-', '–'];

/** A wave, and how far its mailboxes are. Late mailboxes don't count. */
export const waveTally = z.object({
  /** Its name: `pilot`, `2`, or `noWave`. */
  wave: z.string(),
  total: z.int(),
  verified: z.int(),
  copied: z.int(),
  failed: z.int(),
});

export type WaveTally = z.infer<typeof waveTally>;

/**
 * Reads the name of a wave: `Wave 1`, `wave1`, and `01` are `1`, and `Pilot wave` is `pilot`. Null if the text says that there
 * is no wave.
 */
export function readWave(text: string): string | null {
  const plain = text
    .replace(/["“”„‟]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const name = plain
    .replace(/^wave(?:[ #:._-]+(?=.)|(?=\d))/, '')
    .replace(/ wave$/, '')
    .replace(/^0+(?=\d+$)/, '');
  return name === '' || words.includes(plain) || words.includes(name) ? null : name;
}

/** The group that a mailbox belongs to. */
export function groupOf({ wave }: Pick<Mailbox, 'wave'>): string {
  return wave ?? noWave;
}

/** The waves of mailboxes: the pilot, then by number and by name. Empty if the mailboxes aren't in two or more groups. */
export function wavesOf(mailboxes: Mailbox[]): WaveTally[] {
  const groups = Map.groupBy(
    mailboxes.filter(({ late }) => !late),
    groupOf,
  );
  if (groups.size < 2 || groups.size > mostWaves) return [];
  return [...groups].toSorted(([a], [b]) => place(a) - place(b) || inOrder.compare(a, b)).map(toTally);
}

const inOrder = new Intl.Collator('en', { numeric: true });

function place(wave: string): number {
  if (wave === noWave) return 2;
  return wave === 'pilot' ? 0 : 1;
}

function toTally([wave, group]: [string, Mailbox[]]): WaveTally {
  const count = (holds: (mailbox: Mailbox) => boolean) => group.filter(holds).length;
  return {
    wave,
    total: group.length,
    verified: count(({ verified }) => verified),
    copied: count(({ copied }) => copied),
    failed: count(({ status }) => status === 'failed'),
  };
}

/** A wave in a sentence: `the pilot`, `wave 2`, or `the mailboxes without a wave`. */
export function waveName(wave: string): string {
  if (wave === noWave) return 'the mailboxes without a wave';
  return wave === 'pilot' ? 'the pilot' : `wave ${wave}`;
}

/** A wave on a button, where there is little room. */
export function shortWaveName(wave: string): string {
  if (wave === noWave) return 'the others';
  if (wave === allWaves) return 'all waves';
  return waveName(truncate(wave, longestOnButton));
}

/** How many characters of a wave's name a button shows. */
const longestOnButton = 12;

/** A wave as people type it in a command: `wave:2`, or `wave:"head office"`. */
export function waveArgument(wave: string): string {
  return `wave:${/^[\p{L}\p{N}._-]+$/u.test(wave) ? wave : `"${wave}"`}`;
}
