/** Finds what the words next to a word say that it is. */

import type { Context } from './evidence.ts';
import { adjectives, between, copulas, isLink, isSign } from './sentence.ts';
import type { Token } from './tokens.ts';
import type { Topic } from './topics.ts';

/** The names of a value that may stand before it. */
export const namings = [
  ['password', 'namedPassword'],
  ['key', 'namedKey'],
  ['pin', 'namedPin'],
  ['credentials', 'namedCredentials'],
  ['user', 'user'],
  ['harmless', 'harmless'],
  ['identity', 'harmless'],
  ['code', 'namedCode'],
] as const satisfies [Topic, Context][];

/**
 * What the words before the word say it is: `pw Marble1984`, `password for dana is Marble1984`. If a verb or a colon is
 * right before the word, the nearest name in the sentence counts.
 */
export function namedBefore(tokens: Token[], at: number): Context | null {
  let stated = false;
  let apart = false;
  for (let i = at - 1; i >= Math.max(0, at - 9); i--) {
    const token = tokens[i]!;
    if (token.kind === 'word' && token.topics.size > 0 && !between.has(token.low)) {
      const naming = namings.find(([topic]) => token.topics.has(topic));
      if (naming && (naming[1] !== 'harmless' || (at - i <= 3 && !apart))) return naming[1];
    }
    const links = isLink(token);
    if (links && at - i <= 3) stated = true;
    if (adjectives.has(token.low)) apart = true;
    if (links || between.has(token.low) || token.kind === 'join') continue;
    if (token.kind === 'comma') {
      apart = true;
      continue;
    }
    if (isSign(token)) continue;
    if (token.kind === 'break') apart = true;
    if (token.kind === 'break' && at - i <= 3) continue;
    if (!stated || token.ends || token.kind === 'break') return null;
    apart = true;
  }
  return null;
}

/** `Marble1984 is the password` */
export function namedAfter(tokens: Token[], at: number): Context | null {
  let next = at + 1;
  if (!copulas.has(tokens[next]?.low ?? '') && tokens[next]?.low !== 'as') return null;
  do next++;
  while (next < at + 5 && between.has(tokens[next]?.low ?? ''));
  const topics = tokens[next]?.topics;
  return namings.slice(0, 3).find(([topic]) => topics?.has(topic))?.[1] ?? null;
}

/** Whether a verb or a colon is right before the word: `its Marble1984`. */
export function isStatedBefore(tokens: Token[], at: number): boolean {
  const joint = tokens[at - 1];
  return joint !== undefined && (isLink(joint) || joint.low === 'its');
}

const companies =
  /^(?:gmbh|ag|kg|ohg|llc|llp|inc|ltd|corp|co|company|group|sa|sl|srl|spa|sarl|sas|bv|nv|oy|ab|ltda|lda|eirl|kk|公司|株式会社)\W?$/;

/** Whether the next word says that the word is the name of a company. */
export function isCompany(tokens: Token[], at: number): boolean {
  return companies.test(tokens[at + 1]?.low ?? '');
}

/** Whether the word is who or what a sentence is about: `for kim2`, `logged in as jsmith2`. */
export function isRecipient(tokens: Token[], at: number): boolean {
  const [verb, preposition] = [tokens[at - 2]?.low ?? '', tokens[at - 1]?.low ?? ''];
  if (preposition === 'as') return /^(?:in|on|known|shown|listed|named|runs?|works?)$/.test(verb);
  if (/^(?:set|saved|reset|changed)$/.test(verb)) return false;
  return /^(?:for|by|under|inside|named|called|via|para|pour|fur|von|als|bajo|sous|unter|sotto)$/.test(
    preposition,
  );
}

/** Whether a name for a PIN or a code comes before the number, with no comma between them. */
export function isPinBefore(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 8); i--) {
    if (!(tokens[i]!.kind === 'word' || tokens[i]!.kind === 'assign') || tokens[i]!.ends) return false;
    if (tokens[i]!.topics.has('pin')) return true;
  }
  return false;
}

/** `changed it to`, `set them all to`, `cambió a` right before the word. */
export function isSetTo(tokens: Token[], at: number): boolean {
  if (!/^(?:to|as|a|en|em|para|auf|in|zu|=)$/.test(tokens[at - 1]?.low ?? '')) return false;
  return tokens.slice(Math.max(0, at - 5), at - 1).some(({ topics }) => topics.has('set'));
}
