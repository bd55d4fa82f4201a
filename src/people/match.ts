/** By what a person can be named. */
export interface Names {
  externalId: string;
  name: string;
  fullName: string | null;
  email: string | null;
}

/** Better than any name: there is one person only who has it. */
const exact = 3;

/** How well words name someone: by id or e-mail address, by a whole name, by a first name; 0 for not at all. */
export function rankOf(words: string, { externalId, name, fullName, email }: Names): number {
  const wanted = fold(words);
  if (wanted === '') return 0;
  if ([externalId, email].some((one) => one?.toLowerCase() === words.trim().toLowerCase())) return exact;
  const names = [name, fullName ?? ''].map(fold);
  if (names.includes(wanted)) return 2;
  return names.some((one) => one.split(' ')[0] === wanted) ? 1 : 0;
}

/** Those whom words name best; none, one or several. @param toNames null for one who is not to be compared */
export function bestOf<T>(words: string, all: T[], toNames: (one: T) => Names | null): T[] {
  const ranked = all.map((one) => {
    const names = toNames(one);
    return { one, rank: names ? rankOf(words, names) : 0 };
  });
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return best === 0 ? [] : ranked.filter(({ rank }) => rank === best).map(({ one }) => one);
}

/** A name without case and accents; `Reyes, Dana`, as directories have it, is Dana Reyes. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([^,]+), ?([^,]+)$/, '$2 $1');
}
