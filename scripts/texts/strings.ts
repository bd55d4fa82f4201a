import type { Node } from '@babel/types';
import { type Audience, audienceOf, isLogged } from './audience.ts';
import { constantsOf } from './fragments.ts';
import { type Place, placeOf, wordOf } from './place.ts';
import { isTyped, isUnseenAt } from './rules.ts';
import { type Reading, toSentence } from './sentence.ts';
import { childrenOf, lineOf, parseSource, type Source, type Spot } from './source.ts';
import { isProse, isVisible } from './visible.ts';

/** A text that a person can see. */
export interface Text {
  path: string;
  line: number;
  text: string;
  audience: Audience;
}

/** Lists the texts of some files, in order. Lists each text once for each audience. */
export function textsOf(sources: Source[]): Text[] {
  const programs = sources.map((source) => ({ path: source.path, program: parseSource(source).program }));
  const ids = new Set(programs.flatMap(({ program }) => idsIn(toSpot(program))));
  const isId = (word: string) => ids.has(word);
  const texts = programs.flatMap(({ path, program }) => textsIn(path, program, isId));
  const first = new Map(texts.toReversed().map((text) => [`${text.audience} ${text.text}`, text]));
  return texts.filter((text) => first.get(`${text.audience} ${text.text}`) === text);
}

function toSpot(node: Node): Spot {
  return { node, parent: null, edge: '' };
}

/**
 * Returns words that the code compares a value with, looks up, or uses in a type. A text with only such a word is a
 * name for the program.
 */
function idsIn(spot: Spot): string[] {
  const below = childrenOf(spot).flatMap(idsIn);
  if (spot.node.type !== 'StringLiteral') return below;
  const place = placeOf(spot);
  const isId =
    place.kind === 'code' ||
    (place.kind === 'argument' && ['enum', 'includes', 'literal'].includes(place.name));
  return isId || spot.parent?.node.type === 'TSLiteralType' ? [...below, spot.node.value] : below;
}

interface Found extends Text {
  start: number;
}

function textsIn(path: string, program: Node, isId: (word: string) => boolean): Text[] {
  const constants = constantsOf(program);
  const named = new Set(constants.values());
  const reading: Reading = { constants, spoken: new Set() };
  const later: Spot[] = [];
  const found: Found[] = [];

  function visit(spot: Spot): void {
    if (isCode(spot.node)) return;
    // A constant belongs to the sentences that use it. If no sentence uses a constant, read the constant at the end.
    if (named.has(spot.node)) later.push(spot);
    else read(spot);
  }

  function read(spot: Spot): void {
    if (!reading.spoken.has(spot.node) && mayStandAlone(spot.node)) tell(spot);
    for (const child of childrenOf(spot)) visit(child);
  }

  function tell(spot: Spot): void {
    const { node } = spot;
    const before = new Set(reading.spoken);
    const says = toSentence(node, reading);
    const place = placeOf(spot);
    const audience = audienceOf(path, place);
    const text = says === null ? null : toShown(path, says, place, isId);
    // For operators, list a single word only if it is logged. Otherwise, the word is the value of a setting.
    if (text !== null && (audience !== 'operators' || isProse(text) || isLogged(place))) {
      found.push({ path, line: lineOf(node), start: node.start ?? 0, text, audience });
      return;
    }
    // This text isn't listed, so its constants may still be part of another text. Forget that they were used.
    for (const one of reading.spoken) {
      if (!before.has(one) && !isInside(one, node)) reading.spoken.delete(one);
    }
  }

  visit(toSpot(program));
  // Reads the constants from last to first, because a constant can only use earlier constants.
  for (let spot = later.pop(); spot; spot = later.pop()) read(spot);
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ path, line, text, audience }) => ({ path, line, text, audience }));
}

function isInside(inner: Node, outer: Node): boolean {
  return (inner.start ?? 0) >= (outer.start ?? 0) && (inner.end ?? 0) <= (outer.end ?? 0);
}

/** Whether a node is a type, an import, or SQL. */
function isCode(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return /sql|raw/i.test(wordOf(node.tag));
  return /^(Import|TS(?!AsExpression|SatisfiesExpression|NonNullExpression))/.test(node.type);
}

const wholes = ['ArrayExpression', 'BinaryExpression', 'CallExpression', 'StringLiteral', 'TemplateLiteral'];

/**
 * Whether an expression is listed as one text. If an expression chooses between two texts, each text is listed
 * separately.
 */
function mayStandAlone(node: Node): boolean {
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return wholes.includes(node.type);
  return node.children.some((child) => child.type === 'JSXText' && child.value.trim() !== '');
}

/** Returns the text as the list shows it, or null if nobody sees the text. What people type goes in backquotes. */
function toShown(path: string, says: string, place: Place, isId: (word: string) => boolean): string | null {
  const text = withoutMarkup(says).trim().replaceAll('\n', ' ⏎ ').replace(/\s+/g, ' ');
  if (isUnseenAt(path, place) || !isVisible(text, place, isId)) return null;
  return isTyped(text, place, isId) && !text.includes('`') ? `\`${text}\`` : text;
}

/** Removes the tags from a page or an image. */
function withoutMarkup(text: string): string {
  return /^\s*<[!a-z][\s\S]*>\s*$/i.test(text) ? text.replace(/<[^>]*>/g, ' ') : text;
}
