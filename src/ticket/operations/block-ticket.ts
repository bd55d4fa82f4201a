import { Fault } from '../../errors.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { type BlockerSpec, waitingBecause } from '../playbooks/blockers.ts';
import { type TicketBlocker, type TicketState, ticketKey } from '../state.ts';
import { unticked } from '../steps/gate.ts';
import { listWords } from '../words.ts';

/** Puts a blocker in a ticket's way, and has it wait for whoever can remove that. */
export async function blockTicket(
  desk: Desk,
  by: By,
  number: number,
  spec: BlockerSpec,
  note: string | null,
): Promise<TicketState> {
  return changeTicket(desk, by, number, (state) => {
    if (state.blockers.some(({ code }) => code === spec.code)) {
      throw new Fault(`${ticketKey(state.ticket)} is blocked by ${spec.code} already.`, {
        hint: 'Write what is new about it in a note.',
        example: `note ${ticketKey(state.ticket)} still 3 of 40`,
        field: 'code',
      });
    }
    const untrue = state.steps.filter(({ id, doneAt }) => doneAt !== null && spec.unticks?.includes(id));
    const reopened = untrue.map(({ id }) => id);
    const opened = untrue.length > 0 ? ` (unticks ${listWords(reopened)})` : '';
    return {
      steps: untrue.map(unticked),
      event: {
        type: 'blocked',
        text: `blocked it by ${spec.code}${note ? `: ${note}` : ''}${opened}`,
        progress: true,
        data: {
          code: spec.code,
          waitingOn: spec.waitingOn ?? state.ticket.waitingOn,
          ...(note && { note }),
          ...(untrue.length > 0 && { reopened }),
        },
      },
      blockers: { added: [{ code: spec.code, note }] },
      ticket: spec.waitingOn ? { waitingOn: spec.waitingOn, waitingFor: spec.code } : {},
    };
  });
}

/** Takes blockers out of its way: those with a code, or the only one. The ticket then waits for what is still in the way. */
export async function unblockTicket(
  desk: Desk,
  by: By,
  number: number,
  { code, note }: { code?: string; note?: string },
): Promise<TicketState> {
  return changeTicket(desk, by, number, (state) => {
    const cleared = chosen(state, code);
    const left = state.blockers.filter((blocker) => !cleared.includes(blocker));
    const codes = cleared.map((blocker) => blocker.code);
    const waiting = waitingAfter(state, cleared, left);
    return {
      event: {
        type: 'unblocked',
        text: `cleared ${listWords(codes)}${note ? `: ${note}` : ''}`,
        progress: true,
        data: { codes, waitingOn: waiting?.waitingOn ?? state.ticket.waitingOn },
      },
      blockers: { cleared },
      ticket: waiting ?? {},
    };
  });
}

function chosen({ ticket, blockers }: TicketState, code: string | undefined): TicketBlocker[] {
  const key = ticketKey(ticket);
  const found = code ? blockers.filter((blocker) => blocker.code === code) : blockers;
  if (found.length === 1) return found;
  if (found.length === 0) {
    const codes = blockers.map((blocker) => blocker.code);
    throw new Fault(`${key} is not blocked${code ? ` by ${code}` : ''}.`, {
      hint: codes.length > 0 ? `What is in its way: ${listWords(codes)}.` : undefined,
      field: 'code',
    });
  }
  throw new Fault(
    `${key} is blocked by ${listWords(found.map((blocker) => blocker.code))}: which one is out of the way?`,
    {
      buttons: found.map((blocker) => ({
        label: `Unblock ${blocker.code}`,
        command: `unblock ${key} ${blocker.code}`,
      })),
      field: 'code',
    },
  );
}

/** Who is waited on once blockers are cleared. Null if someone has changed who is waited on since the block. */
function waitingAfter({ ticket, phases }: TicketState, cleared: TicketBlocker[], left: TicketBlocker[]) {
  if (!cleared.some(({ code }) => code === ticket.waitingFor)) return null;
  const phase = phases.find(({ slug }) => slug === ticket.phase);
  return waitingBecause(left) ?? { waitingOn: phase?.waitingOn ?? ticket.waitingOn, waitingFor: null };
}
