/** What people can type to name someone. */
export interface Names {
  externalId: string;
  name: string;
  fullName: string | null;
  email: string | null;
}

/**
 * The rank of a match by id or email address. It is higher than any match by name, because only one person has that id
 * or address.
 */
const exact = 3;

/**
 * Ranks how well words match a person's names: 3 for the id or email address, 2 for the full name, 1 for the first
 * name, and 0 for no match.
 */
export function rankOf(words: string, { externalId, name, fullName, email }: Names): number {
  const wanted = fold(words);
  if (wanted === '') return 0;
  // Messages show a person as `Dana Reyes (dana@example.com)`.
  const address = /\((\S+@\S+)\)$/.exec(words.trim())?.[1] ?? words.trim();
  if ([externalId, email].some((one) => one?.toLowerCase() === address.toLowerCase())) return exact;
  const names = [name, fullName ?? ''].map(fold);
  if (names.includes(wanted)) return 2;
  return names.some((one) => one.split(' ')[0] === wanted) ? 1 : 0;
}

/**
 * Returns the candidates that match the words best: none, one, or several. `toNames` returns null to leave a candidate
 * out.
 */
export function bestOf<T>(words: string, all: T[], toNames: (one: T) => Names | null): T[] {
  const ranked = all.map((one) => {
    const names = toNames(one);
    return { one, rank: names ? rankOf(words, names) : 0 };
  });
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return best === 0 ? [] : ranked.filter(({ rank }) => rank === best).map(({ one }) => one);
}

/**
 * Removes case and accents from a name. Turns `Reyes, Dana`, which is how directories write names, into `dana reyes`.
 */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([^,]+), ?([^,]+)$/, '$2 $1');
}
