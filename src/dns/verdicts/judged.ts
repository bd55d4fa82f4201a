import type { SeenRecord } from '../observation.ts';
import type { Said } from '../said.ts';

/**
 * How a record is. `in-use`: the old MX while the new one is nowhere. `left-over`: it should be gone. `duplicate`: there may
 * be only one. `priority`: right, but the order of the MX hosts isn't. `too-large`: no nameserver
 * gave an answer of a size that we read. `unknown`: no nameserver answered, which doesn't mean that the record is missing.
 */
export type Verdict =
  | 'right'
  | 'missing'
  | 'wrong'
  | 'in-use'
  | 'left-over'
  | 'duplicate'
  | 'priority'
  | 'too-large'
  | 'unknown';

/** A record that the domain should have, or has and shouldn't. */
export interface Judged {
  purpose: 'mx' | 'spf' | 'autodiscover' | 'dkim' | 'dmarc' | 'unwanted';
  type: 'MX' | 'TXT' | 'CNAME';
  /** Relative to the domain. `@` is the domain itself. */
  host: string;
  /** What should be there. Null: nothing, or the ticket doesn't say. */
  expected: string | null;
  verdict: Verdict;
  /** What the nameservers have, each value once. */
  seen: string[];
  /** What single nameservers have, if they disagree and theirs isn't right. */
  disagree: { server: string; seen: string[] }[];
  /** Mail works without the record. */
  isAdvice: boolean;
}

/** Which verdict counts if nameservers disagree: the first of these. */
const worstFirst: Verdict[] = ['wrong', 'duplicate', 'left-over', 'in-use', 'missing', 'priority', 'right'];

/** Judges what each nameserver says, and names those that aren't right if some are. */
export function judgeEach(
  { answers, tooLarge }: Said,
  verdictOf: (records: SeenRecord[]) => Verdict,
  words: (records: SeenRecord[]) => string[],
): Pick<Judged, 'verdict' | 'seen' | 'disagree'> {
  const each = answers.map(({ server, records }) => ({
    server,
    verdict: verdictOf(records),
    seen: words(records).toSorted(),
  }));
  const unseen = tooLarge.length > 0 ? 'too-large' : 'unknown';
  const verdict = worstFirst.find((one) => each.some((view) => view.verdict === one)) ?? unseen;
  const differ = new Set(each.map((view) => `${view.verdict} ${view.seen.join(' ')}`)).size > 1;
  const wrong = differ ? each.filter((view) => view.verdict !== 'right') : [];
  return {
    verdict,
    seen: [...new Set(each.flatMap(({ seen }) => seen))],
    disagree: wrong.map(({ server, seen }) => ({ server, seen })),
  };
}
