import type { Clock } from '../clock.ts';
import { type Reading, readClock } from './clocks.ts';
import { type Finding, wrong } from './finding.ts';

/** What a platform answered, and when. */
export interface PlatformAnswer {
  status: number;
  headers: Headers;
  /** Null if the answer isn't JSON. */
  json: unknown;
  /** How its clock and ours differ. Null if the answer has no date. */
  reading: Reading | null;
}

/** A platform's credentials, checked. */
export interface CheckedPlatform {
  finding: Finding;
  reading: Reading | null;
}

/** How long a platform may take to answer, in ms. */
const answerWithin = 5_000;

/** The precision of the header `Date`, in ms. */
const dateHeader = 1_000;

/** Sends one request to a platform. Follows no redirects. Rejects if there is no answer in time. */
export async function askPlatform(
  who: string,
  clock: Clock,
  url: string,
  { headers, body }: { headers?: Record<string, string>; body: URLSearchParams },
): Promise<PlatformAnswer> {
  let answer: { response: Response; json: unknown } | undefined;
  const reading = await readClock(
    who,
    clock,
    async () => {
      const signal = AbortSignal.timeout(answerWithin);
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      answer = { response, json: await response.json().catch(() => null) };
      return new Date(response.headers.get('date') ?? Number.NaN);
    },
    dateHeader,
  );
  const { response, json } = answer!;
  const dated = !Number.isNaN(reading.ahead);
  return { status: response.status, headers: response.headers, json, reading: dated ? reading : null };
}

/** Says that a platform can't be reached, and what to do. @param statusPage where the platform reports outages */
export function saysUnreachable(who: string, url: string, error: unknown, statusPage: string): Finding {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  const reason = name === 'TimeoutError' ? 'no answer within 5 seconds' : (cause?.code ?? 'no connection');
  return wrong(
    `${who} cannot be reached at ${new URL(url).host}: ${reason}.`,
    `Check this machine's network, DNS, and firewall. If they work, see ${statusPage}.`,
  );
}

/** Says that a platform answered something that isn't its API, and what to do. */
export function saysUnreadable(who: string, status: number, statusPage: string): Finding {
  return wrong(
    `${who} gave an answer that cannot be read (status ${status}).`,
    `Check that no proxy answers in its place. Otherwise ${who} has an outage: see ${statusPage}. Messages stay until they can be sent.`,
  );
}
