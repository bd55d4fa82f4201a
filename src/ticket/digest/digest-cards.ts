import { type Card, type CardBlock, type Chart, card, heading, type Inline, note, text } from '../../card.ts';
import { capitalize, listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { plural } from '../words.ts';
import { agreedBlocks } from './agreed-section.ts';
import type { Digest, DigestEntry } from './digest.ts';
import type { DigestClass } from './digest-class.ts';
import { entryButtons, entryWords } from './digest-line.ts';

/**
 * How many tickets fit in a message: a ticket's two blocks and its words take about 600 of the 8,000 that fit in a Slack
 * message (docs/slack.md, "Blocks"). A message that is too long anyway continues in the thread.
 */
const linesPerMessage = 10;

/**
 * If a digest lists more tickets than this, the scheduling warnings get their own message. Teams allows only 28 KB of
 * JSON per message.
 */
const linesBesideDates = 5;

/**
 * The maximum number of bars in a chart. If there are more phases, the ones with the fewest tickets share the last
 * bar.
 */
const chartPoints = 12;

const classWords: Record<DigestClass, string> = {
  'locked-out': 'Users locked out for longer than planned',
  'forced-mx': 'Forced MX Routing still on after the switch',
  'date-missed': 'Cutover or slot missed',
  escalated: 'Escalated',
  stalled: 'Stalled',
  'target-missed': 'Target date missed',
  'hold-expired': 'Hold expired',
  'billing-risk': 'Billing date near, passed, or later than agreed',
  'due-soon': 'Due within 2 business days',
};

/** The digest as messages: the first one for the channel, the others for its thread. */
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
  const { lines, more, isCut } = digest.agreed;
  const dates = lines.length + more;
  const warnings = dates > 0 && `${isCut ? 'more than ' : ''}${plural(dates, 'scheduling warning')}`;
  const { stalled, escalated, snoozed, held, parked, entries } = digest;
  const resting = [
    snoozed > 0 && `${snoozed} snoozed`,
    held > 0 && `${held} on hold`,
    parked > 0 && `${parked} waiting for billing to end`,
  ].filter(Boolean);
  const open = `${plural(digest.open, 'ticket')} open`;
  if (entries.length === 0) {
    // `stalled` also counts snoozed tickets, so there can be stalled tickets but nothing to act on.
    const empty = stalled > 0 ? 'Nothing to act on.' : 'No stalled migrations.';
    const rest = resting.length > 0 ? `: ${resting.join(', ')}.` : ', all moving.';
    return [{ bold: empty }, ` ${open}${rest}`, ...(warnings ? [` ${capitalize(warnings)}.`] : [])];
  }
  const first = alarmWords(entries);
  const worst = escalated > 0 ? `, ${escalated} of them escalated` : '';
  const rest = resting.length > 0 ? `: ${resting.join(', ')}` : '';
  return [
    ...(first ? [{ bold: first }, ' · '] : []),
    { bold: `${stalled} stalled` },
    `${worst} · ${open}${rest} · ${entries.length} listed below`,
    ...(warnings ? [` · ${warnings}`] : []),
  ];
}

/** How many tickets can't wait: `2 lockouts over plan, 1 date missed`. Empty if all can. */
function alarmWords(entries: DigestEntry[]): string {
  const count = (name: DigestClass) => entries.filter((entry) => entry.class === name).length;
  const [lockouts, forced, missed] = [count('locked-out'), count('forced-mx'), count('date-missed')];
  return [
    lockouts > 0 && `${plural(lockouts, 'lockout')} over plan`,
    forced > 0 && `${forced} with Forced MX Routing still on`,
    missed > 0 && `${plural(missed, 'date')} missed`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Says what the messages in the thread contain. */
function followWords({ entries }: Digest, dates: boolean): CardBlock | false {
  const rest = entries.length - linesPerMessage;
  const parts = [...(rest > 0 ? [`the rest (${rest})`] : []), ...(dates ? ['the scheduling warnings'] : [])];
  return parts.length > 0 && note(`${capitalize(listWords(parts))} ${dates ? 'are' : 'is'} in the thread.`);
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
    categories: phases.map((row) => phaseLabel(row.phase)),
    series: [{ name: 'Open', values: phases.map((row) => row.count) }],
  };
  if (digest.trend.length < 2) return [byPhase];
  const trend: Chart = {
    type: 'chart',
    kind: 'line',
    title: 'Stalled per day',
    categories: digest.trend.map((point) => point.day),
    series: [{ name: 'Stalled', values: digest.trend.map((point) => point.stalled) }],
  };
  return [byPhase, trend];
}

/** The phases with the most tickets. All other phases are added up in one entry, `Other phases`. */
function few(phases: Digest['openByPhase']): Digest['openByPhase'] {
  if (phases.length <= chartPoints) return phases;
  const others = phases.slice(chartPoints - 1);
  const count = others.reduce((sum, row) => sum + row.count, 0);
  return [...phases.slice(0, chartPoints - 1), { phase: 'Other phases', count }];
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

function split(entries: DigestEntry[]): DigestEntry[][] {
  const chunks: DigestEntry[][] = [];
  for (let i = 0; i < entries.length; i += linesPerMessage)
    chunks.push(entries.slice(i, i + linesPerMessage));
  return chunks;
}
