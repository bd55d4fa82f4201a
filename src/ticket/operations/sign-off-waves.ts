import { Fault } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { allWaves, waveArgument, waveName } from '../../mailbox/wave.ts';
import { capitalize, listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { changeTicket } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { refuseOldSignOff } from '../fields/sign-off-checks.ts';
import {
  isCopied,
  type SignOff,
  signedWaves,
  signOffOf,
  signOffStep,
  unsignedWaves,
  type WaveSignOff,
} from '../mailboxes/wave-sign-offs.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type Ticket, type TicketState, type TicketStep, ticketKey } from '../state.ts';
import { isOpen } from '../steps/marks.ts';
import { obstacleFault, obstacleTo } from '../steps/obstacles.ts';
import { placeOf } from '../steps/phase-order.ts';
import { plural } from '../words.ts';
import { enteredAt } from './set-fields.ts';

/** A sign-off as a person gives it. */
export interface GivenSignOff {
  /** The name of a wave, or `allWaves`: all that are not signed off. */
  wave: string;
  /** Null clears the sign-off. */
  signed: SignOff | null;
  /** The sign-off as the person typed it. */
  raw: string;
}

/**
 * Records that the customer has signed off waves of a ticket, or clears that, in one event. Returns the ticket, and the names
 * of the waves. Throws a `Fault` if the ticket has no such wave, or if a wave can't be signed off yet.
 */
export async function signOffWaves(
  desk: Desk,
  by: By,
  number: number,
  given: GivenSignOff,
): Promise<{ state: TicketState; waves: string[] }> {
  let waves: string[] = [];
  const state = await changeTicket(desk, by, number, async (before, at, tx) => {
    const step = signOffStep(before.steps);
    waves = wavesMeant(before.ticket, given);
    const { signed } = given;
    const after = signOffsWith(before.ticket, waves, signed);
    if (step && signed) {
      const fault = waveFault(desk.calendar, before, waves, at);
      if (fault) throw fault;
      const context = {
        calendar: desk.calendar,
        at,
        enteredAt: (phase: string) => enteredAt(tx, before, phase),
      };
      await refuseOldSignOff(signed, step, firstPhase(before, step), context);
    }
    if (JSON.stringify(after) === JSON.stringify(before.ticket.waveSignOffs ?? []))
      throw new Fault(`Nothing changed: ${ticketKey(before.ticket)} already has these values.`);
    const of = listWords(waves.map(waveName));
    return {
      event: {
        type: 'fields',
        text: signed ? `recorded the sign-off of ${of}: ${given.raw}` : `cleared the sign-off of ${of}`,
        progress: signed !== null,
        data: { fields: ['sign-off'] },
      },
      ticket: { waveSignOffs: after.length > 0 ? after : null },
      undoable: true,
    };
  });
  return { state, waves };
}

/** The names of the waves that a command means. */
function wavesMeant(ticket: Ticket, { wave, signed }: GivenSignOff): string[] {
  const key = ticketKey(ticket);
  const names = signedWaves(ticket).map((one) => one.wave);
  if (names.length === 0) {
    throw new Fault(`${key} has no waves to sign off.`, {
      hint: 'Leave out `wave:`.',
      example: `set ${key} sign-off:${signed ? '"Ann Lee"' : 'none'}`,
      field: 'wave',
      omit: true,
    });
  }
  if (wave === allWaves) {
    if (!signed) return names;
    const left = unsignedWaves(ticket).map((one) => one.wave);
    if (left.length > 0) return left;
    throw new Fault(`All waves of ${key} are signed off.`, { example: `mailboxes ${key}`, field: 'wave' });
  }
  if (names.includes(wave)) return [wave];
  throw new Fault(`${key} has no wave “${shorten(wave)}”.`, {
    hint: `Its waves: ${names.map((name) => `\`${waveArgument(name)}\``).join(', ')}.`,
    example: `mailboxes ${key}`,
    field: 'wave',
  });
}

/** All sign-offs of a ticket, in the order of its waves, after some of them got another one. */
function signOffsWith(ticket: Ticket, waves: string[], signed: SignOff | null): WaveSignOff[] {
  return signedWaves(ticket).flatMap(({ wave }) => {
    const signOff = waves.includes(wave) ? signed : signOffOf(ticket, wave);
    return signOff ? [{ wave, by: signOff.by, at: signOff.at }] : [];
  });
}

/**
 * The fault when waves can't be signed off now. Null if they can. A wave can be signed off once it is copied, while others
 * are still copied. The last one completes the ticket's step, so it must wait for what the step waits for.
 */
export function waveFault(calendar: Calendar, state: TicketState, waves: string[], at: Date): Fault | null {
  const { ticket, phases } = state;
  const key = ticketKey(ticket);
  const step = signOffStep(state.steps);
  const meant = signedWaves(ticket).filter(({ wave }) => waves.includes(wave));
  if (!step || meant.length === 0) return null;
  const first = firstPhase(state, step);
  const names = capitalize(listWords(meant.map(({ wave }) => waveName(wave))));
  if (placeOf(phases, ticket.phase) < placeOf(phases, first)) {
    return new Fault(
      `${names} can't be signed off before ${phaseLabel(first)}. ${key} is in ${phaseLabel(ticket.phase)}.`,
      { hint: 'First move the ticket there, phase by phase.', example: `advance ${key}`, field: 'sign-off' },
    );
  }
  const open = passesOf(state, step).some(isOpen) ? meant.filter((wave) => !isCopied(ticket, wave)) : [];
  if (open.length > 0) {
    const counts = open.map(
      ({ wave, copied, total }) =>
        `${waveName(wave)} has ${copied.toLocaleString('en-US')} of ${plural(total, 'mailbox', 'mailboxes')} copied`,
    );
    return new Fault(`Not signed off yet: ${listWords(counts)}.`, {
      hint: 'Upload the latest statistics once all are copied.',
      example: `mailboxes ${key} upload`,
      buttons: [{ label: 'Mailboxes', command: `mailboxes ${key}` }],
      field: 'sign-off',
    });
  }
  const isLast = unsignedWaves(ticket).every(({ wave }) => waves.includes(wave));
  const obstacle = isLast && isOpen(step) ? obstacleTo(calendar, state, step, at) : null;
  return obstacle ? obstacleFault(calendar, state, step, obstacle, at, 'sign-off') : null;
}

/** The steps that copy the mailboxes, before the customer can test them. */
function passesOf({ steps }: Pick<TicketState, 'steps'>, { earliest }: TicketStep): TicketStep[] {
  return steps.filter(({ id }) => earliest?.after?.includes(id));
}

/** The first phase in which a wave can be signed off: the one in which mailboxes are copied. */
function firstPhase(state: Pick<TicketState, 'steps'>, step: TicketStep): string {
  const [pass] = passesOf(state, step);
  return pass?.gate ?? step.earliest?.phase ?? '';
}
