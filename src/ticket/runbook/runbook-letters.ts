import { type Draft, isForTicket } from '../../knowledge/drafts/draft.ts';
import { drafts } from '../../knowledge/drafts/table.ts';
import type { Agreed } from '../clocks/agreed-dates.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import type { TicketState } from '../state.ts';
import { isDone } from '../steps/marks.ts';
import { placeOf } from '../steps/phase-order.ts';
import type { RunbookLine } from './find-lines.ts';
import { isAhead } from './runbook-days.ts';

/** The letters that can be sent now for the open ones among these lines, in order. */
export function lettersFor(state: TicketState, agreed: Agreed, lines: RunbookLine[], at: Date): Draft[] {
  const found = lines.flatMap((line) => {
    const draft = drafts.find(({ id }) => id === line.draft);
    return draft && line.is === 'open' && isTimely(state, agreed, line, at) && isPossible(state, draft)
      ? [draft]
      : [];
  });
  return [...new Set(found)];
}

/**
 * Letters about what comes before the date are over when the date is. The others begin with it. The one that asks to switch is
 * over once MX is switched.
 */
function isTimely(state: TicketState, agreed: Agreed, { day }: RunbookLine, at: Date): boolean {
  const isOver = agreed.at <= at || hasHappened(state);
  if (isAhead(day)) return !isOver;
  const isSwitched = agreed.field === 'cutover' && state.ticket.dnsFacts?.shown.switched !== undefined;
  return agreed.at <= at && !(day === 0 && isSwitched);
}

/** Whether the ticket is on the path of a letter, and far enough for it. */
function isPossible({ ticket, phases, steps }: TicketState, draft: Draft): boolean {
  const path = { source: ticket.source, target: ticket.target, service: ticket.service };
  if (!isForTicket(draft, { path, phases: phases.map(({ slug }) => slug) })) return false;
  const here = placeOf(phases, ticket.phase);
  const isReached = (draft.fromPhase ?? []).every((slug) => placeOf(phases, slug) <= here);
  const after = steps.filter(({ id }) => draft.afterSteps?.includes(id));
  return isReached && after.every(isDone);
}
