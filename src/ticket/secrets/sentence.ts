/** The small words of a sentence, and what stands between a name and a value. */

import { isHarmless } from './harmless.ts';
import { trim } from './shapes.ts';
import type { Token } from './tokens.ts';

/** Verbs that give something a value: `the password is x`. */
export const copulas = new Set(
  `is was are were be been being becomes remains equals ist war lautet sind heisst est cest es era e fue son sont etait sera sara sono
  就是 是 为 為 は が`.split(/\s+/),
);
/** Words that may stand between a name and a value: `the password for the old server: x`. */
export const between = new Set(
  `to as -- -> => >> for of on in from new old current now still currently also literally just simply always a an the
  my our his her its their your this that same temp temporary default initial para pour fur per do da de del della du des von vom zum
  le la el il lo der die das los las o os i gli un una une ein eine todos tous tutti alle jetzt neue nuevo nova と を 的 の`.split(
    /\s+/,
  ),
);
/** After these words, a name means something else: `the company default x`. */
export const adjectives = new Set(
  'new old current same temp temporary default initial alle todos tous tutti neue nuevo nova'.split(' '),
);

/** Names of accounts that may do everything. */
const privileged =
  /^(?:root|admin|administrator|postmaster|sysadmin|superuser|administrador|administrateur|amministratore)$/;

export function isPrivileged(token: Token | undefined): boolean {
  return token !== undefined && privileged.test(token.low);
}

/** Whether a verb, a colon, or an equals sign gives a value. */
export function isLink({ kind, low }: Token): boolean {
  return kind === 'assign' || copulas.has(low);
}

/** Whether a word consists only of symbols, such as an arrow or an emoji. */
export function isSign({ kind, text }: Token): boolean {
  return kind === 'word' && /^[^\p{L}\d.?]+$/u.test(text);
}

export function isAddress({ low }: Token): boolean {
  return /@\w/.test(low) && isHarmless(trim(low));
}

/** Whether a word fills a line, or a field of a form. */
export function isAlone(tokens: Token[], at: number): boolean {
  return (tokens[at - 1]?.kind ?? 'break') === 'break' && (tokens[at + 1]?.kind ?? 'break') === 'break';
}

/** Whether a word can be the name of a user. */
export function isName(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || !/^[\p{L}\d][\p{L}\d._@\\-]*$/u.test(token.text)) return false;
  if (copulas.has(token.low) || between.has(token.low)) return false;
  return [...token.topics].every((topic) => topic === 'target' || topic === 'user');
}

/** Whether a user name and a password can be on the two sides. */
export function isSeparator({ kind, low, tight }: Token): boolean {
  if (kind === 'join') return true;
  if (kind === 'assign') return tight || low === '::';
  return /^(?:and|y|e|et|und|con|with|avec|mit|と|和|跟|\+|&|-|\|)$/.test(low);
}

export function isDash(text: string): boolean {
  return /^(?:[-–—|]|[-=]+>|[→➜➡])$/.test(text);
}

/** The words that follow in the same sentence, at most eight. Leaves out symbols. */
export function clauseFrom(tokens: Token[], start: number): string[] {
  const found: string[] = [];
  // The value of `password:` may be on the next line.
  const isNextLine = tokens[start]?.kind === 'break' && tokens[start - 1]?.kind === 'assign';
  for (let at = isNextLine ? start + 1 : start; at < Math.min(tokens.length, start + 9); at++) {
    const { kind, text } = tokens[at]!;
    if (kind === 'break' || text === ';') break;
    if (kind === 'word' && !/^[^\p{L}\d.?*]+$/u.test(text)) found.push(text);
  }
  return found;
}
