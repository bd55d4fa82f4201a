import { buttons, type CardBlock, type Inline, list, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { toShow } from '../cards/ticket-buttons.ts';
import { ownerWords, ticketKey } from '../state.ts';
import { heldWords, toMoment } from '../words.ts';
import type { AgreedLine } from './agreed-ahead.ts';
import type { Digest } from './digest.ts';

/** The section of a digest about agreed dates with warnings. Empty when no date has a warning. */
export function agreedBlocks(calendar: Calendar, { agreed, names, at }: Digest): (CardBlock | undefined)[] {
  const { lines, more, isCut } = agreed;
  if (lines.length === 0) return [];
  return [
    text([{ bold: 'Scheduling warnings' }]),
    list(lines.map((line) => lineWords(calendar, names, line, at))),
    more > 0
      ? text([
          `and ${isCut ? 'more than ' : ''}${more.toLocaleString('en-US')} more: `,
          { command: 'list agreed' },
        ])
      : undefined,
    buttons(...lines.map(({ ticket }) => toShow(ticket))),
  ];
}

function lineWords(
  calendar: Calendar,
  names: Map<string, string>,
  { ticket, agreed, warnings }: AgreedLine,
  at: Date,
): Inline[] {
  const held = ticket.heldAt ? ` · ${heldWords(calendar, ticket, at)}` : '';
  return [
    toMoment(calendar, agreed.at, at, { style: 'bold' }),
    ` ${agreed.name} · `,
    { bold: `${ticketKey(ticket)} ${ticket.customer}` },
    ` · ${ownerWords(names, ticket.ownerId)}${held}. ${warnings.join(' ')}`,
  ];
}
