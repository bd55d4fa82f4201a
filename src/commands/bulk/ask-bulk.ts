import type { Card } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { mostTickets } from '../../ticket/bulk/act.ts';
import { previewAct } from '../../ticket/bulk/preview-act.ts';
import { findTickets } from '../../ticket/lists/find-tickets.ts';
import { mostCounted } from '../../ticket/lists/page-cut.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { RawCommand } from '../grammar/parse.ts';
import type { Selection } from '../grammar/take-tickets.ts';
import { toText } from '../grammar/to-text.ts';
import { noTicketsCard } from '../lists/no-tickets.ts';
import { readFilter } from '../lists/read-filter.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { previewCard } from './bulk-cards.ts';

/**
 * Answers a command about several tickets: shows what it would change, and asks the person to confirm. Changes no ticket.
 */
export async function askBulk(
  context: CommandContext,
  command: RawCommand,
  selection: Selection,
  args: ParsedArguments,
): Promise<Card> {
  const { desk, by, actor, at, noun } = context;
  const { subcommand } = command;
  const act = await subcommand.toAct!(context, args);
  let { numbers } = selection;
  if (!numbers) {
    const rest = toText({ ...command, many: undefined }).slice(subcommand.name.length + 1);
    const reader = { subcommand: subcommand.name, example: subcommand.examples.at(-1)!, rest };
    const filter = await readFilter(context, selection.tokens, reader);
    const size = mostTickets;
    const found = await findTickets(desk, desk.database.client, filter, { at, part: { page: 1 }, size });
    if (found.total === 0) return noTicketsCard(noun, selection.tokens, filter);
    refuseMany(found.total, found.isMore);
    numbers = found.tickets.map(({ number }) => number);
  }
  refuseMany(numbers.length);
  const said = plainMentions(toText(command));
  const preview = await previewAct(desk, { ...by, person: actor }, act, numbers, said);
  return previewCard(desk, act, preview, at);
}

function refuseMany(count: number, isMore = false): void {
  if (count <= mostTickets) return;
  const words = isMore ? `more than ${mostCounted}` : `${count}`;
  throw new Fault(`These are ${words} tickets. One command can change up to ${mostTickets}.`, {
    hint: 'Narrow the filter, for example by owner or phase.',
  });
}
