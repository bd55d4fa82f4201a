import { expect } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { shownText } from '../support/shown-text.ts';

/** What is wrong after a trial. All counts but `confirmed` should be 0. */
export interface Tally {
  /** Changes that a person was told are done. */
  confirmed: number;
  /** Confirmed changes that the database doesn't have. */
  lost: number;
  /** Changes that were made more than once. */
  repeated: number;
  /** Tickets whose events have a gap, or don't match the ticket. */
  torn: number;
  /** Messages in the channel that appear more than once. */
  doubled: number;
  /** Messages that the channel should have, and doesn't. */
  missing: number;
}

/**
 * Compares what people were told with the database and with a channel that is subscribed to everything.
 *
 * @param confirmed the texts of the notes that were confirmed. Every text is unique
 */
export async function tally(
  { client }: Database,
  slack: SlackPlatform,
  channel: string,
  confirmed: string[],
): Promise<Tally> {
  const tickets = await client.ticket.findMany({ include: { events: { orderBy: { seq: 'asc' } } } });
  const notes = tickets.flatMap(({ events }) => events.filter(({ type }) => type === 'note'));
  const written = countBy(notes.map(({ text }) => text.replace(/^.*noted: /, '')));
  const posted = slack.messages(channel).filter(({ ephemeralTo }) => !ephemeralTo);
  const threads = posted.filter(({ thread_ts }) => thread_ts);
  const headlines = countBy(
    posted
      .filter(({ thread_ts }) => !thread_ts)
      .flatMap((message) => / · ((?:MIG|PLC)-\d+)$/.exec(shownText(message).split('\n')[0] ?? '')?.[1] ?? []),
  );
  const lines = countBy(threads.flatMap(({ text }) => /torture-\S+/.exec(text)?.[0] ?? []));
  return {
    confirmed: confirmed.length,
    lost: confirmed.filter((text) => !written.has(text)).length,
    repeated: extra(written),
    torn: tickets.filter(
      ({ lastEvent, events }) => lastEvent !== events.length || events.some(({ seq }, i) => seq !== i + 1),
    ).length,
    doubled: extra(headlines) + extra(lines),
    missing:
      [...written.keys()].filter((text) => !lines.has(text)).length + (tickets.length - headlines.size),
  };
}

/** Expects that nothing is wrong. */
export function expectWhole(found: Tally): void {
  expect(found.confirmed).toBeGreaterThan(0);
  expect(found).toEqual({
    confirmed: found.confirmed,
    lost: 0,
    repeated: 0,
    torn: 0,
    doubled: 0,
    missing: 0,
  });
}

function countBy(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function extra(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
}
