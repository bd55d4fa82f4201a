import { longestLabel } from '../../card.ts';
import type { Desk } from '../desk.ts';
import { endOfSnooze, snoozeWords } from '../operations/snooze-ticket.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { nameOf, type TicketState } from '../state.ts';
import { findSteps } from '../steps/find-steps.ts';
import { stepNames } from '../steps/step-name.ts';
import { plural } from '../words.ts';
import type { BulkAct } from './act.ts';

/** What an act does to some tickets, as an order or as a report, without a period. `short` fits on a button. */
interface Words {
  order: string;
  short: string;
  report: string;
}

/** Describes an act that begins at `at` in words: `Assign 12 tickets to Dana Reyes`. */
export function actWords({ calendar }: Pick<Desk, 'calendar'>, act: BulkAct, count: number, at: Date): Words {
  const tickets = plural(count, 'ticket');
  switch (act.type) {
    case 'assign': {
      const to = act.owner ? ` to ${act.owner.name}` : '';
      const verb = act.owner ? 'ssign' : 'nassign';
      const first = act.owner ? 'A' : 'U';
      return toWords(
        `${first}${verb} ${tickets}${to}`,
        `${first}${verb} ${tickets}`,
        `${first}${verb}ed ${tickets}${to}`,
      );
    }
    case 'snooze': {
      const end = endOfSnooze(calendar, act, at);
      const rest = end ? ` ${snoozeWords(calendar, act.days, end, at)}` : '';
      const [verb, done] = act.days === 0 ? ['Wake', 'Ended the snooze of'] : ['Snooze', 'Snoozed'];
      return toWords(`${verb} ${tickets}${rest}`, `${verb} ${tickets}`, `${done} ${tickets}${rest}`);
    }
    case 'nudge':
      return toWords(`Nudge owners of ${tickets}`, `Nudge ${tickets}`, `Nudged the owners of ${tickets}`);
    case 'done':
      return toWords(
        `Complete steps of ${tickets}`,
        `Complete in ${tickets}`,
        `Completed steps of ${tickets}`,
      );
    case 'note':
      return toWords(`Add this note to ${tickets}`, `Note on ${tickets}`, `Added a note to ${tickets}`);
  }
}

function toWords(order: string, short: string, report: string): Words {
  return { order, short: order.length <= longestLabel ? order : short, report };
}

/**
 * What an act would change about a ticket: `Sam Okafor → Dana Reyes`. For an act that changes every ticket in the same way,
 * the ticket's phase.
 */
export function changeWords(act: BulkAct, state: TicketState): string {
  const { ticket, names } = state;
  switch (act.type) {
    case 'assign':
      return `${ownerName(state)} → ${act.owner?.name ?? 'unassigned'}`;
    case 'nudge':
      return `${nameOf(names, ticket.ownerId)} · ${phaseLabel(ticket.phase)}`;
    case 'done':
      return stepNames(findSteps(state, act.steps, 'done'));
    case 'snooze':
    case 'note':
      return phaseLabel(ticket.phase);
  }
}

function ownerName({ ticket, names }: TicketState): string {
  return ticket.ownerId ? nameOf(names, ticket.ownerId) : 'unassigned';
}

/** Why an act is done, as the person said: the reason of a snooze, or the text of a note. */
export function reasonWords(act: BulkAct): string | null {
  if (act.type === 'snooze') return `Reason: ${act.reason}`;
  return act.type === 'note' ? act.text : null;
}
