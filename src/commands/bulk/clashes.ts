import type { Inline } from '../../card.ts';
import type { Ran } from '../../ticket/bulk/run-act.ts';
import { agreedOf } from '../../ticket/clocks/agreed-dates.ts';
import { clashWarnings } from '../../ticket/clocks/date-warnings.ts';
import { ticketWords } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';

/** The days on which the new owner of some tickets has several cutovers or platform changes: one line for each day. */
export async function clashesOf(
  { desk, at, actor }: CommandContext,
  { act, changed }: Ran,
): Promise<Inline[][]> {
  if (act.type !== 'assign' || !act.owner) return [];
  const { calendar, database } = desk;
  const byDay = new Map<string, Inline[]>();
  for (const { ticket } of changed) {
    const agreed = agreedOf(ticket);
    const day = agreed && calendar.localDay(agreed.at);
    if (!day || byDay.has(day)) continue;
    const warnings = await clashWarnings(database.client, calendar, ticket, at, actor.id);
    if (warnings.length > 0) byDay.set(day, [...ticketWords(ticket), `: ${warnings.join(' ')}`]);
  }
  return [...byDay.values()];
}
