import type { Tx } from '../../db/client.ts';
import { hasSuffix } from '../../dns/mx.ts';
import type { Observation } from '../../dns/observation.ts';
import { mxHostsIn } from '../../dns/said.ts';
import { listSome } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { lacksMx } from '../clocks/step-deadlines.ts';
import { systemName } from '../playbooks/systems.ts';
import { type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isDone, isOpen } from '../steps/marks.ts';
import { switchStep } from '../steps/obstacles.ts';
import { horizonAhead } from './switch-words.ts';
import { wantedRecords } from './wanted-records.ts';
import { loadWatch } from './watch-row.ts';

/** How many hosts a warning names. */
const mostNamed = 3;

/**
 * What people should know after they set the new MX, or the MX to remove: that DNS shows something else, and that the list of
 * records that was sent is no longer right. One sentence or two each.
 *
 * @param changed the columns that were set
 */
export async function mxWarnings(
  tx: Tx,
  state: TicketState,
  changed: { officeMx: boolean; oldMx: boolean },
): Promise<string[]> {
  const { ticket } = state;
  const { last, snapshot } = await loadWatch(tx, ticket.number);
  const { mxSuffixes, oldMx } = wantedRecords(ticket);
  const before = hostsIn(snapshot).filter((host) => !hasSuffix(host, mxSuffixes));
  const ofTarget = hostsIn(last).filter((host) => hasSuffix(host, mxSuffixes));
  const check = 'Check the value: the bot judges by it where mail goes.';
  const warnings = [
    changed.officeMx &&
      ticket.officeMx !== null &&
      ofTarget.length > 0 &&
      !ofTarget.includes(ticket.officeMx) &&
      `⚠ DNS has the MX ${listSome(ofTarget, mostNamed)}, and not ${ticket.officeMx}. ${check}`,
    changed.oldMx &&
      oldMx.length > 0 &&
      before.length > 0 &&
      !oldMx.some((host) => before.includes(host)) &&
      `⚠ Before the move, DNS had the MX ${listSome(before, mostNamed)}, and not ${listSome(oldMx, mostNamed)}. ${check}`,
    changed.officeMx &&
      isListSent(state) &&
      `The list of records went out without this MX. Send letter T9 again.`,
  ];
  return warnings.filter((line) => line !== false);
}

/** The letter with the records, if the one that was sent is no longer right. */
export function letterAgain(state: TicketState, changed: { officeMx: boolean }) {
  return changed.officeMx && isListSent(state)
    ? { label: 'Letter T9', command: `draft ${ticketKey(state.ticket)} cutover` }
    : undefined;
}

/** Says that nobody knows the new MX yet, and what that means. @param state of a ticket for which `lacksMx` is true */
export function unknownMxWords({ ticket }: Pick<TicketState, 'ticket'>): string {
  return `The ticket doesn't have the new MX yet, so any MX of ${systemName(ticket.target)} counts as right. Ask the customer's admin for it.`;
}

/** A warning that the list of records was sent before anyone knew the new MX. Empty if it wasn't. @param completed just now */
export function listWarnings(state: TicketState, completed: TicketStep[]): string[] {
  return lacksMx(state) && completed.some(isList)
    ? [
        "The list lacks the new MX, because the ticket doesn't have it yet. Ask for it, set it on the ticket, and send letter T9 again.",
      ]
    : [];
}

/** A warning that the last pass came too early, because servers may still use the old MX. Empty if none may. @param completed just now */
export function passWarnings(
  calendar: Calendar,
  { ticket }: Pick<TicketState, 'ticket'>,
  completed: TicketStep[],
  at: Date,
): string[] {
  const isPass = completed.some(({ proof }) => proof === 'finished');
  const end = isPass && ticket.dnsFacts ? horizonAhead(ticket.dnsFacts, at) : null;
  return end
    ? [
        `Some servers may still use the old MX until ${momentWords(calendar, end, at)}. Run another pass after that.`,
      ]
    : [];
}

/** Whether a step is that the list of records is sent. */
function isList({ dns, actor }: TicketStep): boolean {
  return dns === 'switched' && actor === 'racker';
}

/** Whether a person has sent the list of records, and the switch is still to be made. */
function isListSent({ steps }: TicketState): boolean {
  const step = switchStep(steps);
  const list = steps.find(isList);
  return step !== undefined && isOpen(step) && list !== undefined && isDone(list);
}

function hostsIn(look: Observation | null): string[] {
  return look ? mxHostsIn(look, look.domain) : [];
}
