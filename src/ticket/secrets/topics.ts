/** Looks up what a word is about. */

import { fold } from './characters.ts';
import { lexicon } from './lexicon.ts';

export type Topic = keyof typeof lexicon;

const exact = new Map<string, Set<Topic>>();
const beginnings = new Map<string, Set<Topic>>();
const longestCjk = 8;

for (const topic of Object.keys(lexicon) as Topic[]) {
  for (const entry of lexicon[topic].trim().split(/\s+/)) {
    const word = fold(entry).replaceAll('_', ' ').replace(/'/g, '');
    const stem = word.endsWith('*');
    const map = stem ? beginnings : exact;
    const key = stem ? word.slice(0, -1) : word;
    map.set(key, (map.get(key) ?? new Set()).add(topic));
  }
}

const firstLetters = new Set([...exact.keys()].map((word) => word[0]!));

/** The topics of a folded word or phrase. */
export function topicsOf(low: string): ReadonlySet<Topic> | undefined {
  const found = exact.get(low);
  if (found || low.length > 30 || low.includes(' ')) return found;
  for (let length = Math.min(low.length, 14); length >= 4; length--) {
    const stem = beginnings.get(low.slice(0, length));
    if (stem) return stem;
  }
  return undefined;
}

/** Splits a run of Chinese or Japanese characters, which has no spaces, into known words and the rest. */
export function splitCjk(run: string): string[] {
  const words: string[] = [];
  let rest = '';
  for (let at = 0; at < run.length; ) {
    let length = firstLetters.has(run[at]!) ? Math.min(longestCjk, run.length - at) : 0;
    while (length > 0 && !exact.has(run.slice(at, at + length))) length--;
    if (length === 0) rest += run[at++];
    else {
      if (rest) words.push(rest);
      rest = '';
      words.push(run.slice(at, at + length));
      at += length;
    }
  }
  if (rest) words.push(rest);
  return words;
}
