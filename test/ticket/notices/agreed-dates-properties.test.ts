import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CardBlock, plainText } from '../../../src/card.ts';
import { Fault } from '../../../src/errors.ts';
import { nextDue, tick } from '../../../src/jobs/tick.ts';
import type { By } from '../../../src/ticket/desk.ts';
import { collectDigest } from '../../../src/ticket/digest/digest.ts';
import { advanceTicket } from '../../../src/ticket/operations/advance-ticket.ts';
import { assignTicket } from '../../../src/ticket/operations/assign-ticket.ts';
import { cancelTicket } from '../../../src/ticket/operations/end-ticket.ts';
import { holdTicket, resumeTicket } from '../../../src/ticket/operations/hold-ticket.ts';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { snoozeTicket } from '../../../src/ticket/operations/snooze-ticket.ts';
import { loadTicket, type Ticket } from '../../../src/ticket/state.ts';
import type { Calendar } from '../../../src/time/calendar.ts';
import { momentWords, nearWords } from '../../../src/time/date-words.ts';
import { createDomain, openOne, racker } from '../setup.ts';

/** The person who does everything in this test. They own no ticket, so nobody is spared a reminder. */
const lead: By = { person: { id: 'slack:U0LEE', name: 'Lee', lead: true, confirmed: true } };
const people = [
  { id: 'slack:U0SAM', name: 'Sam', zone: 'America/New_York' },
  { id: 'slack:U0KEI', name: 'Kei', zone: 'America/Los_Angeles' },
];
const hour = 3_600_000;

let domain: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  domain = await createDomain();
  await domain.database.client.person.createMany({
    data: [...people, { id: 'slack:U0LEE', name: 'Lee', role: 'lead' }],
  });
});
afterAll(() => domain.database.close());

/** A date that was agreed: when people agreed on it, and when it was kept or another date took its place. */
interface Agreement {
  number: number;
  date: Date;
  from: Date;
  until: Date | null;
}

type Act =
  | { type: 'pass'; hours: number }
  | { type: 'agree'; inHours: number }
  | { type: 'advance' | 'resume' | 'hold' | 'snooze' }
  | { type: 'assign'; who: number | null };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('agree' as const), inHours: fc.integer({ min: 1, max: 240 }) }),
  },
  fc.record({
    type: fc.constantFrom('advance' as const, 'resume' as const, 'hold' as const, 'snooze' as const),
  }),
  fc.record({ type: fc.constant('assign' as const), who: fc.constantFrom(0, 1, null) }),
);

const plan = fc.record({
  isChange: fc.boolean(),
  startHour: fc.integer({ min: 0, max: 23 }),
  acts: fc.array(act, { minLength: 4, maxLength: 14 }),
  /** Whether the ticket is moved on in the end, until its date is kept. */
  keeps: fc.boolean(),
});

async function pass(hours: number): Promise<void> {
  const end = new Date(domain.clock.now().getTime() + hours * hour);
  for (;;) {
    const next = await nextDue(domain, domain.clock.now());
    if (!next || next > end) break;
    domain.clock.set(next.toISOString());
    await tick(domain, domain.logger);
  }
  domain.clock.set(end.toISOString());
  await tick(domain, domain.logger);
}

async function perform(number: number, isChange: boolean, what: Act): Promise<void> {
  const { calendar, clock } = domain;
  switch (what.type) {
    case 'pass':
      return pass(what.hours);
    case 'agree': {
      const field = isChange ? 'slot' : 'cutover';
      const value = new Date(clock.now().getTime() + what.inHours * hour);
      await setFields(domain, lead, number, [{ name: field, value, raw: 'then' }], 'agreed by phone');
      return;
    }
    case 'advance':
      await advanceTicket(domain, lead, number, { force: 'agreed by phone' });
      return;
    case 'resume':
      await resumeTicket(domain, lead, number);
      return;
    case 'hold': {
      const until = calendar.localDay(new Date(clock.now().getTime() + 20 * 24 * hour));
      await holdTicket(domain, lead, number, { until, reason: 'later' });
      return;
    }
    case 'snooze':
      await snoozeTicket(domain, lead, number, { days: 20, reason: 'later' });
      return;
    case 'assign':
      await assignTicket(domain, lead, number, what.who === null ? null : people[what.who]!);
  }
}

/** Whether the date was kept, as the rules say it, written without the product's own code. */
async function wasKept(number: number): Promise<boolean> {
  const { ticket, steps, phases } = await loadTicket(domain, domain.database.client, number);
  if (ticket.status !== 'open') return true;
  const place = phases.findIndex(({ slug }) => slug === ticket.phase);
  if (ticket.kind === 'platform-change')
    return place >= phases.findIndex(({ slug }) => slug === 'maintenance');
  const dns = steps.find(({ id }) => ['E-18', 'U-14', 'V-07'].includes(id));
  return dns?.mark?.state === 'done' || dns?.mark?.state === 'waived';
}

const dateOf = ({ cutover, slot }: Pick<Ticket, 'cutover' | 'slot'>) => cutover ?? slot;

/** The most moves that a ticket needs until its date is kept. */
const mostMoves = 12;

/** Walks one ticket, and returns all dates that people agreed on. */
async function walk(
  number: number,
  { isChange, acts, keeps }: { isChange: boolean; acts: Act[]; keeps: boolean },
): Promise<Agreement[]> {
  const agreements: Agreement[] = [];
  const moves: Act[] = keeps ? Array.from({ length: mostMoves }, () => ({ type: 'advance' })) : [];
  for (const what of [...acts, ...moves, { type: 'pass' as const, hours: 300 }]) {
    if (moves.includes(what) && (await wasKept(number))) continue;
    try {
      await perform(number, isChange, what);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
    // The jobs run each minute, so they see each act before the next one.
    await tick(domain, domain.logger);
    const { ticket } = await loadTicket(domain, domain.database.client, number);
    const now = domain.clock.now();
    const date = (await wasKept(number)) ? null : dateOf(ticket);
    const last = agreements.at(-1);
    if (last && last.until === null && last.date.getTime() !== date?.getTime()) last.until = now;
    if (date && (agreements.at(-1)?.until !== null || !last))
      agreements.push({ number, date, from: now, until: null });
  }
  return agreements;
}

/** The messages to people that name a ticket. */
async function messagesAbout(key: string): Promise<{ at: Date; place: string; text: string }[]> {
  const rows = await domain.database.client.delivery.findMany({ orderBy: { id: 'asc' } });
  return rows
    .map(({ place, createdAt, card }) => ({
      at: createdAt,
      place,
      text: plainText((card as unknown as { blocks: CardBlock[] }).blocks),
    }))
    .flatMap((message) =>
      message.text
        .split('\n')
        .filter((line) => line.includes(`(${key})`))
        .map((text) => ({ ...message, text })),
    );
}

/** What happened to a ticket, other than that its date comes nearer, on the ticket's line. */
const otherNews = / · (?:\S.* moved the |stalled \(|escalated \(|was escalated|may stall soon \(|back )/;

/**
 * Whether a line reminds of a date: `slot in 3 business days, Wed, Dec 2, 6 PM`, or the ticket's line in Today, with its
 * mark. `perhaps`: the mark may be there for other news only. `known`: the line has no mark. It reminds those who had a
 * line about the date before.
 */
function reminds(calendar: Calendar, text: string, date: Date, at: Date): 'yes' | 'perhaps' | 'known' | 'no' {
  const own = `(?:cutover|slot) (?:today|in \\d+ business days?), ${momentWords(calendar, date, at)}: `;
  if (new RegExp(own, 'i').test(text)) return 'yes';
  const [, line, mark] = /^🕓 .*? · (?:cutover|slot) (.*?)( · new since .*)?$/.exec(text) ?? [];
  if (!line?.startsWith(`${nearWords(calendar, date, at)} · `)) return 'no';
  if (!mark) return 'known';
  return otherNews.test(line) ? 'perhaps' : 'yes';
}

/** Checks that people heard of a date each time that the rules demand. */
async function checkTold(key: string, { number, date, from, until }: Agreement): Promise<void> {
  const { calendar } = domain;
  const day = calendar.localDay(date);
  const shown = momentWords(calendar, date, date);
  const about = (await messagesAbout(key)).filter(({ at }) => at >= from);
  const told = about.filter(({ text, at }) => text.includes(momentWords(calendar, date, at)));
  const stands = (moment: Date) => until === null || until > moment;
  const knowing = new Set<string>();
  const ahead = about.flatMap(({ text, at, place }) => {
    const how = reminds(calendar, text, date, at);
    const isReminder = how === 'known' ? knowing.has(place) : how !== 'no';
    if (how !== 'no') knowing.add(place);
    return at <= date && isReminder ? [{ at, sure: how === 'yes' }] : [];
  });
  for (const count of [3, 1]) {
    let first = day;
    for (let left = count; left > 0; ) {
      first = calendar.localDay(new Date(calendar.at(first, '12:00').getTime() - 24 * hour));
      if (calendar.isBusinessDay(first)) left -= 1;
    }
    const [start, end] = [calendar.at(first, '00:00'), calendar.at(first, '13:00')];
    if (from > start || !stands(end)) continue;
    const heard = ahead.filter(({ at }) => at >= start && at <= end);
    await expectOnce(number, heard, [start, end], `${count} days before ${shown}`);
  }
  // People whose working day starts after the date hear of it on the day before.
  const morning = calendar.at(day, '00:00');
  if (calendar.localTime(date) > '11:00' && from < morning && stands(date))
    await expectOnce(
      number,
      ahead.filter(({ at }) => at >= morning),
      [morning, date],
      `on ${shown}`,
    );
  // A date that others agree on shortly before it isn't passed over, either.
  if (stands(date)) expect(ahead.length, `before ${shown}`).toBeGreaterThan(0);
  const late = new Date(date.getTime() + hour / 4);
  if (stands(late) && domain.clock.now() >= late) {
    const missed = told.filter(({ text, at }) => text.includes(', was missed') && at >= date && at <= late);
    expect(missed.length, `missed ${shown}`).toBe(1);
  }
}

/** Expects one reminder, and at most one more for each time that the ticket was handed over on that day. */
async function expectOnce(
  number: number,
  heard: { sure: boolean }[],
  [from, to]: [Date, Date],
  when: string,
): Promise<void> {
  const at = { gte: from, lte: to };
  const handOvers = await domain.database.client.event.count({
    where: { ticketNumber: number, type: 'owner', at },
  });
  expect(heard.length, when).toBeGreaterThanOrEqual(1);
  expect(heard.filter(({ sure }) => sure).length, when).toBeLessThanOrEqual(1 + handOvers);
}

test('no agreed date passes without its reminders, and none is missed in silence', {
  timeout: 600_000,
}, async () => {
  let kept = 0;
  let missed = 0;
  await fc.assert(
    fc.asyncProperty(plan, async ({ startHour, ...walked }) => {
      const { isChange } = walked;
      const day = domain.calendar.nextBusinessDay(domain.calendar.localDay(domain.clock.now()));
      domain.clock.set(domain.calendar.at(day, `${String(startHour).padStart(2, '0')}:00`).toISOString());
      const { ticket } = await openOne(
        domain,
        isChange ? { target: 'hosted-exchange', service: 'internal', requestedVia: 'chat' } : {},
      );
      const { number } = ticket;
      const key = `${isChange ? 'PLC' : 'MIG'}-${number}`;
      const agreements = await walk(number, walked);
      for (const agreement of agreements) await checkTold(key, agreement);
      const open = agreements.at(-1);
      const isMissed = open?.until === null && open.date < domain.clock.now();
      const at = domain.clock.now();
      const wish = { filter: null, at, window: { since: at, until: at } };
      const { lines, rest } = await collectDigest(domain, domain.database.client, wish);
      const all = [...lines, ...rest];
      const entry = all.find((one) => one.ticket.number === number);
      if (isMissed) {
        missed += 1;
        expect(['locked-out', 'forced-mx', 'date-missed']).toContain(entry?.class);
        expect(all.slice(0, all.indexOf(entry!)).map((one) => one.class)).not.toContain('escalated');
      } else {
        kept += 1;
        expect(entry?.class).not.toBe('date-missed');
      }
      const late = await domain.database.client.notice.count({
        where: { dueAt: { lte: domain.clock.now() } },
      });
      expect(late).toBe(0);
      const { status } = (await loadTicket(domain, domain.database.client, number)).ticket;
      if (status === 'open') await cancelTicket(domain, { ...racker, ...lead }, number, 'done with it');
    }),
    { numRuns: 15, endOnFailure: true },
  );
  // Both kinds of walks happened.
  expect(Math.min(kept, missed)).toBeGreaterThan(0);
});
