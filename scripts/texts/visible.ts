import type { Place } from './place.ts';
import { ids, shown, unseen } from './rules.ts';

/**
 * Whether a person may see a text in a place. If in doubt, yes.
 * @param isId whether the code uses a word as a name
 */
export function isVisible(text: string, place: Place, isId: (word: string) => boolean): boolean {
  const own = text.replace(/\{[^{}]*\}/g, '…').replaceAll(' | ', '|');
  if (place.kind === 'code' || !/\p{L}/u.test(own) || isNotation(own) || isNamed(unseen, place)) return false;
  if (place.kind === 'child' || isNamed(shown, place) || isProse(own)) return true;
  if (isNamed(ids, place)) return false;
  // In a list, people may see all words, even words that the code compares a value with.
  return (
    /^[…[|]*(\p{Lu}?\p{Ll}+|[kMG]B)[…\]]*[.,:;!?]?$/u.test(own) && (place.kind === 'list' || !isId(text))
  );
}

/** Whether a text has at least two words. */
export function isProse(text: string): boolean {
  return /\S\s+\S/.test(text) && /\p{L}{2}/u.test(text);
}

function isNamed(rules: Partial<Record<Place['kind'], string[]>>, place: Place): boolean {
  return 'name' in place && (rules[place.kind]?.includes(place.name) ?? false);
}

const sqlWords =
  'ALTER|AND|BEGIN|CASE|COALESCE|CREATE|DELETE|DROP|EXISTS|INSERT|OR|PRAGMA|RESET|SELECT|SET|UPDATE|WHEN|WITH';

/** Patterns of what isn't prose: SQL, regular expressions, CSS selectors, and SVG paths. */
const notations = [
  new RegExp(`^(${sqlWords}) `),
  /"\w+" (AND|IS|ASC|DESC|=|<|>)/,
  /\(\?[:!<=]|\\[dsSwb]/,
  /^([a-z]+, )?\.[a-z]|\[[a-z-]+=|^…px$/,
  /^[MmLlHhVvCcSsQqTtAaZz\d\s.,-]*\d[MmLlHhVvCcSsQqTtAaZz\d\s.,-]*$/,
];

function isNotation(text: string): boolean {
  return notations.some((notation) => notation.test(text));
}
