/** Finds words of a text that resemble each other, as the passwords of a list do. */

import { type Shape, shapeWeights } from './evidence.ts';
import { isStatedBefore } from './naming.ts';
import { isName } from './sentence.ts';
import { trim } from './shapes.ts';
import type { Token } from './tokens.ts';

/** The shapes that several words of the text share, as the passwords of a list do. */
export function seriesIn(tokens: Token[], shapes: Shape[]): Set<Shape> {
  const seen = new Map<string, number>();
  const found = new Set<Shape>();
  for (const [at, token] of tokens.entries()) {
    const shape = shapes[at]!;
    if (shapeWeights[shape] < 4 || token.topics.size > 0) continue;
    if (!isOneOfMany(tokens, at)) continue;
    const key = trim(token.low)
      .replace(/\p{L}+/gu, 'a')
      .replace(/\d/g, '0');
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.get(key) === 2) found.add(shape);
  }
  return found;
}

/** Whether a word stands after a name or a verb, or in a cell. */
function isOneOfMany(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind === 'comma') return before.tight;
  return isName(before) || isStatedBefore(tokens, at) || before?.topics.has('set') === true;
}

/** The words that a text spells in two ways, without their signs. */
export function variantsIn(tokens: Token[], shapes: Shape[]): Set<string> {
  const spellings = new Map<string, string>();
  const found = new Set<string>();
  for (const [at, token] of tokens.entries()) {
    if (shapeWeights[shapes[at]!] < 3 || token.topics.size > 0) continue;
    const [plain, text] = [plainOf(token), trim(token.text)];
    if ((spellings.get(plain) ?? text) !== text) found.add(plain);
    spellings.set(plain, text);
  }
  return found;
}

/** A word without its signs. */
export function plainOf({ low }: Token): string {
  return low.replace(/[^\p{L}\d]/gu, '');
}
