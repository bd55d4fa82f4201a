import type { Act, DnsChange, DnsOffer, DnsZone, Outcome, SampleFiles } from '../contract.ts';

/** How long a request may take, in ms. Clock moves may take longer. */
const patience = 20_000;
/** How long a clock move may take, in ms. The clock stops at each due moment and waits for the bot. */
const clockPatience = 300_000;

export type Advance = 'PT5M' | 'PT1H' | 'P1D' | 'next-business-morning';

export function requestAct(act: Act): Promise<Outcome> {
  return post('/playground/act', act, patience);
}

export function requestClock(advance: Advance): Promise<Outcome> {
  return post('/playground/clock', { advance }, clockPatience);
}

const samples = '/playground/samples';

/** The address of a sample file. @param ticket the ticket's key */
export function addressOfSample(ticket: string, name: string): string {
  return `${samples}/${ticket}/${name}`;
}

/** The sample files that the playground can make. */
export function getSamples(): Promise<SampleFiles | Problem> {
  return get(samples, (response) => response.json());
}

/** A sample file about a ticket. @param ticket the ticket's key */
export function getSample(ticket: string, name: string): Promise<File | Problem> {
  return get(addressOfSample(ticket, name), async (response) => {
    const blob = await response.blob();
    return new File([blob], `${ticket}-${name}`, { type: blob.type });
  });
}

const dns = '/playground/dns';

/** The tickets whose DNS the playground can change. */
export function getDnsOffer(): Promise<DnsOffer | Problem> {
  return get(dns, (response) => response.json());
}

/** The DNS of a ticket's domain. @param ticket the ticket's key */
export function getZone(ticket: string): Promise<DnsZone | Problem> {
  return get(`${dns}/${ticket}`, (response) => response.json());
}

/** Changes the DNS of a ticket's domain. @param ticket the ticket's key */
export async function changeZone(ticket: string, change: DnsChange): Promise<DnsZone | Problem> {
  const posted = { method: 'POST', ...json(change) };
  const read = (response: Response): Promise<DnsZone | { message: string }> => response.json();
  const found = await get(`${dns}/${ticket}`, read, posted);
  return 'message' in found ? { problem: found.message } : found;
}

/** Why a request failed, as a sentence for the person. */
interface Problem {
  problem: string;
}

/** Never throws. */
async function get<T>(
  path: string,
  read: (response: Response) => Promise<T>,
  how: RequestInit = {},
): Promise<T | Problem> {
  try {
    const response = await fetch(path, { ...how, signal: AbortSignal.timeout(patience) });
    if (response.ok) return await read(response);
    const said = await response.json().catch(() => null);
    return { problem: said?.message ?? failed(response) };
  } catch (error) {
    return { problem: problemIn(error) };
  }
}

function json(body: unknown): RequestInit {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function failed({ status }: Response): string {
  return `The playground had a problem (error ${status}). Try again.`;
}

function problemIn(error: unknown): string {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError';
  return isLate ? "The playground didn't answer in time. Try again." : unreachable;
}

const unreachable = "Can't reach the playground. Check that it's still running.";

/** Whether the problem is over once the page is connected again. */
export function isConnectionProblem(problem: string | null): boolean {
  return problem?.endsWith(unreachable) ?? false;
}

/** Never throws. Turns a network error into an outcome with a message. */
async function post(path: string, body: unknown, timeout: number): Promise<Outcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      ...json(body),
      signal: AbortSignal.timeout(timeout),
    });
    const outcome = await response.json().catch(() => null);
    if (typeof outcome?.ok === 'boolean') return outcome;
    if (response.ok) return { ok: true };
    return { ok: false, message: failed(response) };
  } catch (error) {
    return { ok: false, message: problemIn(error) };
  }
}

/** The problem or the warning as a sentence, or null when there is none. */
export function problemOf(outcome: Outcome): string | null {
  if (outcome.ok) return outcome.warning ?? null;
  return 'message' in outcome ? outcome.message : Object.values(outcome.errors).join(' ');
}
