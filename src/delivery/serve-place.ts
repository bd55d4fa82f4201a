import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import { platformOf } from '../ids.ts';
import { resumed } from '../trace/request.ts';
import { contextOf, failSpan, inSpan, type Span } from '../trace/span.ts';
import { after, claim, release, type Turn } from './destination.ts';
import { type Due, readDue } from './next-owed.ts';
import { type CourierLog, reportDelivery } from './report.ts';
import { type Outcome, send } from './send.ts';
import { settle } from './settle.ts';
import type { Transport } from './transport.ts';
import { toVerdict } from './verdict.ts';

interface Round {
  database: Database;
  clock: Clock;
  logger: CourierLog;
  /** The id of the courier that holds the leases. */
  holder: string;
  /** How long a lease lasts, in ms. */
  lease: number;
  /** How long sending one delivery may take, in ms. */
  sendWithin: number;
  /** True when no new delivery may start. */
  isStopping(): boolean;
}

/**
 * When the next delivery to a place may start. `turn` means right away, because our lease lasts until `heldUntil`.
 * `notBefore` means no earlier than that time. Without either, another courier holds the place.
 */
interface Next {
  turn?: Turn;
  heldUntil?: Date;
  notBefore?: Date;
}

/**
 * Sends the owed deliveries of a place in order. Stops when no delivery is left, when the place must wait, or when
 * another courier holds the place. If the place must wait, resolves to the time when the wait is over. Otherwise
 * resolves to undefined.
 */
export type ServePlace = (place: string, transport: Transport) => Promise<Date | undefined>;

/**
 * Creates the function that serves a place. The function rejects only if the database fails. Don't call the function
 * for a place while an earlier call still serves that place.
 */
export function createServePlace(round: Round): ServePlace {
  const { database, clock, logger, holder, lease, sendWithin } = round;
  const { client } = database;
  /** Outcomes that are not in the database yet. They keep us from sending a delivery twice. */
  const unsettled = new Map<string, { id: bigint; attempts: number; outcome: Outcome }>();

  async function servePlace(place: string, transport: Transport): Promise<Date | undefined> {
    const since = clock.now();
    const turn = await claim(client, place, holder, since, lease);
    if (!turn) return undefined;
    let next: Next = { turn, heldUntil: after(since, lease) };
    while (next.turn && next.heldUntil && !round.isStopping()) {
      const due = await readDue(client, next.turn);
      // If the database was slow, another courier may hold the place by now.
      if (!due || clock.now() >= next.heldUntil) break;
      next = await inTrace(due, (span) => deliver(due, transport, span));
    }
    // Don't use `finally` here. If the outcome could not be saved, the lease must stay. Otherwise, another courier
    // would send the delivery again.
    await release(client, place, holder);
    return next.notBefore;
  }

  async function deliver(due: Due, transport: Transport, span: Span): Promise<Next> {
    const outcome = recall(due) ?? (await send(transport, due, sendWithin));
    unsettled.set(due.place, { id: due.id, attempts: due.attempts, outcome });
    const now = clock.now();
    const verdict = toVerdict(due, outcome, now, transport.pace);
    const leaseEnds = after(now, lease);
    const turn = await settle(database, due, verdict, { holder, now, leaseEnds });
    unsettled.delete(due.place);
    reportDelivery(logger, due, outcome, verdict);
    span.setAttribute('md.outcome', outcome.kind);
    if (verdict.state === 'failed') failSpan(span, outcome.kind);
    if (verdict.notBefore) return { notBefore: verdict.notBefore };
    return turn ? { turn, heldUntil: leaseEnds } : {};
  }

  function recall({ id, place, attempts }: Due): Outcome | undefined {
    const kept = unsettled.get(place);
    return kept?.id === id && kept.attempts === attempts ? kept.outcome : undefined;
  }

  return servePlace;
}

/** Runs the attempt to send a delivery in the trace of the request that owes it. Its log lines have the request's id. */
function inTrace(due: Due, work: (span: Span) => Promise<Next>): Promise<Next> {
  const { id, place, mode, attempts, request } = due;
  const about = { 'md.delivery': String(id), 'md.mode': mode, 'md.attempt': attempts + 1 };
  const attributes = { ...about, 'md.platform': platformOf(place), 'md.request': request ?? undefined };
  return resumed(request, () => inSpan('delivery', attributes, work, contextOf(due.traceparent)));
}
