/** Weighs each word of a text: how much it looks like a secret, and what is around it. */

import {
  type Context,
  contextWeights,
  countsFor,
  namesNumber,
  needName,
  onlyForNumbers,
  type Shape,
  shapeWeights,
} from './evidence.ts';
import {
  isCompany,
  isPinBefore,
  isRecipient,
  isSetTo,
  isStatedBefore,
  namedAfter,
  namedBefore,
  namings,
} from './naming.ts';
import { ownerOf } from './owner.ts';
import { plainOf, seriesIn, variantsIn } from './repeats.ts';
import { shapeOf } from './shapes.ts';
import type { Token } from './tokens.ts';
import type { Topic } from './topics.ts';

export interface Weight {
  /** Where the word is. The weight never has the word itself. */
  at: number;
  shape: Shape;
  contexts: Context[];
  sum: number;
}

const reach = { before: 12, after: 12 };
/** Topics that count wherever they are near the word. */
const surroundings = [
  'entry',
  'tried',
  'works',
  'set',
  'everyone',
  'same',
  'temporary',
  'spelled',
  'source',
  'told',
  'locked',
  'target',
] as const satisfies (Topic & Context)[];
const nearby = [
  ['password', 'nearPassword'],
  ['key', 'nearKey'],
  ['pin', 'nearPin'],
  ['credentials', 'nearCredentials'],
  ['code', 'nearCode'],
] as const satisfies [Topic, Context][];

/** What counts for and against each word that could be a secret. */
export function weigh(tokens: Token[]): Weight[] {
  const shapes = tokens.map((_, at) => shapeAt(tokens, at));
  const series = seriesIn(tokens, shapes);
  const variants = variantsIn(tokens, shapes);
  const weights: Weight[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const shape = shapes[at]!;
    const token = tokens[at]!;
    if (shape === 'plain' && !token.spelled) continue;
    if (token.topics.size > 0 && shapeWeights[shape] < 6) continue;
    const contexts = contextsOf(tokens, at, shape);
    if (series.has(shape) && shapeWeights[shape] >= 4) contexts.add('series');
    if (variants.has(plainOf(token))) contexts.add('variants');
    let sum: number = shapeWeights[shape];
    for (const context of contexts) sum += contextWeights[context];
    weights.push({ at, shape, contexts: [...contexts], sum });
  }
  return weights;
}

function shapeAt(tokens: Token[], at: number): Shape {
  const { kind, text } = tokens[at]!;
  if (kind !== 'word') return 'plain';
  const isDigits = (place: number) => /^\+?\d+\W?$/.test(tokens[place]?.text ?? '');
  // Three groups of digits are a phone number.
  const isHalf =
    /^\d{3,4}$/.test(text) &&
    /^\d{3,4}\W?$/.test(tokens[at + 1]?.text ?? '') &&
    !isDigits(at - 1) &&
    !isDigits(at + 2);
  if (!isHalf) {
    const shape = shapeOf(text);
    return (shape === 'plain' || shape === 'name') && isDescribed(tokens, at) ? 'described' : shape;
  }
  return text.length === 3 ? 'sixDigits' : 'number';
}

const isCase =
  /^(?:lower-?case|upper-?case|minuscol[aeio]|maiuscol[aeio]|minuscul[ao]s?|mayuscul[ao]s?|maiuscul[ao]s?|minuscules?|majuscules?|kleingeschrieben|grossgeschrieben)\W?$/;

/** Whether the next words say how to write the word: `tulips, all lower case`. */
function isDescribed(tokens: Token[], at: number): boolean {
  if (!/^\p{L}{4,}\W?$/u.test(tokens[at]!.text) || tokens[at]!.topics.size > 0) return false;
  const isBetween =
    tokens[at + 1]?.kind === 'comma' || /^(?:and|y|e|et|und)$/.test(tokens[at + 1]?.low ?? '');
  const place = isBetween ? at + 2 : at + 1;
  const [next, after] = [tokens[place], tokens[place + 1]];
  return (
    next?.topics.has('spelled') === true &&
    (next.span > 1 || isCase.test(next.low) || /^(?:\d{1,2}|(?:19|20)\d\d)\W?$/.test(after?.text ?? ''))
  );
}

function contextsOf(tokens: Token[], at: number, shape: Shape): Set<Context> {
  const found = new Set<Context>();
  addNear(found, tokens, at);
  const named = namedBefore(tokens, at) ?? namedAfter(tokens, at);
  if (named === 'namedCredentials' && (shape === 'userLike' || isUserName(tokens[at]!))) found.add('user');
  else if (named) found.add(named);
  else if (isStatedBefore(tokens, at)) found.add('stated');
  if (isRecipient(tokens, at)) found.add('recipient');
  if (isCompany(tokens, at)) found.add('company');
  if (tokens[at]!.spelled) found.add('spelledOut');
  const owner = ownerOf(tokens, at, found);
  for (const context of owner) found.add(context);
  if (owner.has('row') || owner.has('pair')) found.delete('user');
  // What names the word counts once.
  for (const [topic, near] of nearby) {
    if (namings.some(([name, context]) => name === topic && context === named)) found.delete(near);
  }
  const counts = countsFor[shape];
  for (const context of found) {
    if (counts ? !counts.has(context) : onlyForNumbers.has(context) && named !== context)
      found.delete(context);
  }
  if (!namesNumber.some((context) => found.has(context))) {
    for (const context of needName[shape] ?? []) found.delete(context);
  }
  return found;
}

/** `login: jo_otter2026`: a login with no capitals and no sign but a dot or an underline is the name of a user. */
function isUserName({ text }: Token): boolean {
  return /^[a-z]{2,}[._][a-z]+\d*\W?$/.test(text);
}

function addNear(found: Set<Context>, tokens: Token[], at: number): void {
  let breaks = 0;
  for (let i = at - 1; i >= Math.max(0, at - reach.before); i--) {
    if (tokens[i]!.kind === 'break' && ++breaks > 1) break;
    note(found, tokens[i]!, i < at - 5 || breaks > 0);
  }
  breaks = 0;
  for (let i = at + 1; i <= Math.min(tokens.length - 1, at + reach.after); i++) {
    if (tokens[i]!.kind === 'break' && ++breaks > 1) break;
    note(found, tokens[i]!, i > at + 4 || breaks > 0);
  }
  if (found.has('nearPin') && isPinBefore(tokens, at)) found.add('pinBefore');
  if (found.has('set') && isSetTo(tokens, at)) found.add('setTo');
}

function note(found: Set<Context>, { topics }: Token, far: boolean): void {
  if (topics.size === 0) return;
  for (const topic of surroundings) if (topics.has(topic)) found.add(topic);
  for (const [topic, context] of nearby) if (topics.has(topic)) found.add(context);
  if (topics.has('once'))
    found.add(found.has('onceMore') ? 'onceAgain' : found.has('once') ? 'onceMore' : 'once');
  if (topics.has('report') && !far) found.add('report');
}
