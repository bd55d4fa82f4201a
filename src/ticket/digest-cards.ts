import {
  buttons,
  type Card,
  type CardBlock,
  type Chart,
  card,
  heading,
  type Inline,
  note,
  text,
} from '../card.ts';
import { agreedBlocks } from './agreed-section.ts';
import type { Calendar } from './calendar.ts';
import { clockOf } from './clock-of.ts';
import { contactWords } from './contact-due.ts';
import type { Digest, DigestEntry } from './digest.ts';
import type { DigestClass } from './digest-class.ts';
import { doubleBilling, doubleBillingWords } from './double-billing.ts';
import { factDetail } from './facts.ts';
import { missingSteps } from './gate.ts';
import { nameOf, ticketKey } from './state.ts';
import { partyWords, systemName } from './systems.ts';
import { ageWords, capitalize, listWords, moment, plural } from './words.ts';

/** Tickets a message: two blocks each, and 50 blocks is Slack's limit. */
const linesPerMessage = 20;

/** With how many of them the agreed dates still fit into a message: 28 KB of JSON is Teams' limit. */
const linesBesideDates = 10;

/** Bars that can be taken in at a glance; the phases of few tickets are one. */
const chartPoints = 12;

const classWords: Record<DigestClass, string> = {
  'locked-out': 'Users locked out',
  escalated: 'Escalated',
  stalled: 'Stalled',
  'date-missed': 'Cutover or target date missed',
  'hold-expired': 'Hold expired',
  'billing-risk': 'Billing date near or passed',
  'due-soon': 'Due within 2 business days',
};

/** The digest as messages: the first for the channel, the rest for its thread. */
export function digestCards(calendar: Calendar, digest: Digest): Card[] {
  const chunks = split(digest.entries);
  const dates = agreedBlocks(calendar, digest);
  const fits = digest.entries.length <= linesBesideDates;
  const first = card(
    heading(`Migration digest, ${digest.day}`),
    text(headlineWords(digest)),
    ...charts(digest),
    ...entryBlocks(calendar, digest, chunks[0] ?? [], null),
    followWords(digest, !fits && dates.length > 0),
    chunks.length <= 1 && moreWords(digest),
    ...(fits ? dates : []),
  );
  const rest = chunks
    .slice(1)
    .map((chunk, i) =>
      card(
        text([{ bold: `Migration digest, ${digest.day}` }, ` · part ${i + 2} of ${chunks.length}`]),
        ...entryBlocks(calendar, digest, chunk, chunks[i]?.at(-1)?.class ?? null),
        i === chunks.length - 2 && moreWords(digest),
      ),
    );
  if (fits || dates.length === 0) return [first, ...rest];
  return [first, ...rest, card(text([{ bold: `Migration digest, ${digest.day}` }]), ...dates)];
}

function headlineWords(digest: Digest): Inline[] {
  const dates = digest.agreed.lines.length + digest.agreed.more;
  const toLookAt = dates > 0 ? [` · ${plural(dates, 'agreed date')} to look at`] : [];
  if (digest.entries.length === 0) {
    return [
      { bold: 'No stalled migrations.' },
      ` ${plural(digest.open, 'ticket')} open, all moving.`,
      ...toLookAt,
    ];
  }
  return [
    { bold: `${digest.stalled} stalled` },
    `, ${digest.escalated} of them escalated · ${plural(digest.open, 'ticket')} open · ${plural(digest.entries.length, 'line')} below`,
    ...toLookAt,
  ];
}

/** What other messages have. */
function followWords({ entries }: Digest, dates: boolean): CardBlock | false {
  const rest = entries.length - linesPerMessage;
  const parts = [...(rest > 0 ? [`the rest (${rest})`] : []), ...(dates ? ['the agreed dates'] : [])];
  return parts.length > 0 && note(`${capitalize(listWords(parts))} ${dates ? 'follow' : 'follows'}.`);
}

function moreWords({ more }: Digest): CardBlock | false {
  return more > 0 && text([`and ${more.toLocaleString('en-US')} more: `, { command: 'list stalled' }]);
}

function charts(digest: Digest): Chart[] {
  if (digest.open === 0) return [];
  const phases = few(digest.openByPhase);
  const byPhase: Chart = {
    type: 'chart',
    kind: 'bar',
    title: 'Open by phase',
    categories: phases.map((row) => row.phase),
    series: [{ name: 'Open', values: phases.map((row) => row.count) }],
  };
  if (digest.trend.length < 2) return [byPhase];
  const trend: Chart = {
    type: 'chart',
    kind: 'line',
    title: 'Stalled, day by day',
    categories: digest.trend.map((point) => point.day),
    series: [{ name: 'Stalled', values: digest.trend.map((point) => point.stalled) }],
  };
  return [byPhase, trend];
}

/** The phases of most tickets, and the others together. */
function few(phases: Digest['openByPhase']): Digest['openByPhase'] {
  if (phases.length <= chartPoints) return phases;
  const others = phases.slice(chartPoints - 1);
  const count = others.reduce((sum, row) => sum + row.count, 0);
  return [...phases.slice(0, chartPoints - 1), { phase: 'others', count }];
}

function entryBlocks(
  calendar: Calendar,
  digest: Digest,
  entries: DigestEntry[],
  last: DigestClass | null,
): CardBlock[] {
  return entries.flatMap((entry, i) => {
    const before = i === 0 ? last : entries[i - 1]?.class;
    const title: Inline[] = entry.class === before ? [] : [{ bold: `${classWords[entry.class]}\n` }];
    return [text([...title, ...entryWords(calendar, digest, entry)]), entryButtons(entry)];
  });
}

/** One line: ticket, customer, path, phase and age, who is waited on, owner, next step. */
function entryWords(calendar: Calendar, digest: Digest, entry: DigestEntry): Inline[] {
  const { ticket, phases, blockers } = entry;
  const blocked = blockers.length > 0 ? ` · blocked by ${blockers.map(({ code }) => code).join(', ')}` : '';
  const age = ageWords(calendar, clockOf(phases, ticket.phase), ticket.progressAt, digest.at);
  const held = ticket.holdExpiredAt ? ` · hold expired ${calendar.localDay(ticket.holdExpiredAt)}` : '';
  return [
    { bold: `${ticketKey(ticket)} ${ticket.customer}` },
    ` · ${systemName(ticket.source)} → ${systemName(ticket.target)} · ${ticket.phase}, no progress for ${age}${held}${dateWords(calendar, entry)} · `,
    `waiting on ${partyWords(ticket.waitingOn)}${blocked} · owner ${nameOf(digest.names, ticket.ownerId)}${moreWordsOf(calendar, entry, digest.at)} · next: ${nextWords(calendar, entry)}`,
  ];
}

function nextWords(calendar: Calendar, { ticket, steps }: DigestEntry): string {
  const [next] = missingSteps({ steps }, ticket.phase);
  if (!next) return `advance out of ${ticket.phase}`;
  const detail = factDetail(calendar, ticket, next);
  return `${next.id} ${next.text}${detail ? `, ${detail} so far` : ''}`;
}

/** The last contact with the customer, what is billed twice, and why it was snoozed. */
function moreWordsOf(calendar: Calendar, entry: DigestEntry, at: Date): string {
  const { ticket } = entry;
  const billing = doubleBilling(calendar, entry, at);
  const words = [
    contactWords(calendar, ticket, at),
    billing && doubleBillingWords(billing, ticket),
    ticket.snoozeReason && `back from a snooze: ${ticket.snoozeReason}`,
  ];
  return words.flatMap((word) => (word ? [` · ${word}`] : [])).join('');
}

const datesOf: Partial<Record<DigestClass, string[]>> = {
  'date-missed': ['cutover', 'target'],
  'billing-risk': ['billing target', 'next billing'],
  'due-soon': ['stalls', 'cutover', 'slot', 'target'],
};

/** What is missed, due or billed, and when, in the classes that are about that. */
function dateWords(calendar: Calendar, { ticket, class: found }: DigestEntry): string {
  const dates: [name: string, date: string | null][] = [
    ['stalls', ticket.stalledAt && moment(calendar, ticket.stalledAt)],
    ['cutover', ticket.cutover && moment(calendar, ticket.cutover)],
    ['slot', ticket.slot && moment(calendar, ticket.slot)],
    ['target', ticket.targetDate],
    ['billing target', ticket.billingTarget],
    ['next billing', ticket.nextBilling],
  ];
  const about = datesOf[found] ?? [];
  return dates
    .flatMap(([name, date]) => (date && about.includes(name) ? [` · ${name} ${date}`] : []))
    .join('');
}

function entryButtons({ ticket }: DigestEntry): CardBlock {
  const key = ticketKey(ticket);
  return buttons(
    { label: 'Show', command: `show ${key}` },
    { label: 'Assign', command: `assign ${key}` },
    { label: 'Note', command: `note ${key}` },
    { label: 'Hold', command: `hold ${key}` },
    ticket.ownerId !== null && { label: 'Nudge', command: `nudge ${key}` },
  )!;
}

function split(entries: DigestEntry[]): DigestEntry[][] {
  const chunks: DigestEntry[][] = [];
  for (let i = 0; i < entries.length; i += linesPerMessage)
    chunks.push(entries.slice(i, i + linesPerMessage));
  return chunks;
}
