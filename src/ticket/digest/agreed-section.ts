import { buttons, type CardBlock, type Inline, list, text } from '../../card.ts';
import type { Calendar } from '../../time/calendar.ts';
import { toShow } from '../cards/ticket-buttons.ts';
import { nameOf, ticketKey } from '../state.ts';
import { heldWords, moment } from '../words.ts';
import type { AgreedLine } from './agreed-ahead.ts';
import type { Digest } from './digest.ts';

/** What a digest says of agreed dates that lie ahead; nothing where nothing speaks against any. */
export function agreedBlocks(calendar: Calendar, { agreed, names }: Digest): (CardBlock | undefined)[] {
  const { lines, more, isCut } = agreed;
  if (lines.length === 0) return [];
  return [
    text([{ bold: 'Agreed dates to look at' }]),
    list(lines.map((line) => lineWords(calendar, names, line))),
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
): Inline[] {
  const held = ticket.heldAt ? ` · ${heldWords(calendar, ticket)}` : '';
  return [
    { bold: moment(calendar, agreed.at) },
    ` ${agreed.name} · `,
    { bold: `${ticketKey(ticket)} ${ticket.customer}` },
    ` · owner ${nameOf(names, ticket.ownerId)}${held}: ${warnings.join(' ')}`,
  ];
}
