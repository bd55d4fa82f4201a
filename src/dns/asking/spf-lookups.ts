import type { SeenRecord } from '../observation.ts';
import { mostLookups, ownLookups, spfIn } from '../spf.ts';
import { isAskable, normalName } from './names.ts';
import type { AskResolvers } from './resolvers.ts';

/** We stop at the first look-up that is too many. */
const most = mostLookups + 1;

/**
 * Counts the look-ups that a mail server makes to check the SPF record: one for each `include`, `a`, `mx`, `ptr`, `exists`, and
 * `redirect`, also in included records.
 * @param records the TXT records of the domain
 * @returns at most 11. Null if it can't be counted: no SPF record or two, or an included one that couldn't be read
 */
export async function countSpfLookups(
  records: SeenRecord[],
  ask: AskResolvers,
  deadline: number,
): Promise<number | null> {
  const asked = new Map<string, Promise<string | null>>();
  let texts: (string | null)[] = [onlySpf(records)];
  let count = 0;
  while (texts.length > 0) {
    const read = texts.map((text) => (text === null ? null : ownLookups(text)));
    if (!read.every((one) => one !== null)) return null;
    count += read.reduce((sum, { lookups }) => sum + lookups, 0);
    if (count >= most) return most;
    const names = read.flatMap(({ included }) => included.map(normalName));
    if (!names.every(isAskable)) return null;
    texts = await Promise.all(
      names.map((name) => {
        const text = asked.get(name) ?? spfOf(name, ask, deadline);
        asked.set(name, text);
        return text;
      }),
    );
  }
  return count;
}

async function spfOf(name: string, ask: AskResolvers, deadline: number): Promise<string | null> {
  const answer = await ask({ name, type: 'TXT' }, deadline);
  if (answer.is === 'failed') return null;
  return answer.is === 'none' ? 'v=spf1' : onlySpf(answer.records, 'v=spf1');
}

/** Returns the only SPF record, or `otherwise` if there is none. Null if there are two. */
function onlySpf(records: SeenRecord[], otherwise: string | null = null): string | null {
  const found = spfIn(records);
  return found.length > 1 ? null : (found[0] ?? otherwise);
}
