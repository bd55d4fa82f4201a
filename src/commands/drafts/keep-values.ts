import type { PlaceholderName } from '../../knowledge/drafts/placeholders.ts';
import { setFields } from '../../ticket/operations/set-fields.ts';
import type { TicketState } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';
import type { ParsedArguments } from '../subcommand.ts';
import { keptFields } from './draft-fields.ts';

/**
 * Keeps on the ticket what the sender typed for a draft, so that nobody has to type it again for the next one. Keeps only
 * what the draft uses. Returns the ticket as it is then, and the keys of the values that are new.
 */
export async function keepValues(
  { desk, by }: CommandContext,
  state: TicketState,
  used: PlaceholderName[],
  args: ParsedArguments,
): Promise<{ state: TicketState; kept: string[] }> {
  const { ticket } = state;
  const values = keptFields
    .filter(({ name }) => args.raw.has(name) && (used as string[]).includes(name))
    .map((field) => ({ field, value: args.get<unknown>(field) }))
    .filter(({ field, value }) => value !== undefined && value !== field.fromColumns(ticket))
    .map(({ field, value }) => ({ name: field.name, value, raw: String(value) }));
  if (values.length === 0 || ticket.status !== 'open') return { state, kept: [] };
  const after = await setFields(desk, by, ticket.number, values);
  return { state: after, kept: values.map(({ name }) => name) };
}
