import { allWaves, shortWaveName, waveArgument } from '../../mailbox/wave.ts';
import {
  isCopied,
  signedCount,
  signedWaves,
  unsignedWaves,
  wholeSignOff,
} from '../mailboxes/wave-sign-offs.ts';
import type { Ticket } from '../state.ts';
import type { Fact } from './fact.ts';

/**
 * The fact of the customer's sign-off. In a ticket with waves, it is true once every wave is signed off.
 *
 * @param whole the fact of the sign-off of a ticket without waves
 */
export function signOffFact(whole: Fact): Fact {
  return {
    ...whole,
    holds: (ticket) => wholeSignOff(ticket) !== null,
    command: (ticket) => `${whole.command(ticket)}${forAll(ticket)}`,
    undo: (ticket) => `${whole.undo?.(ticket)}${forAll(ticket)}`,
    press(ticket) {
      const open = unsignedWaves(ticket);
      const first = open.find((wave) => isCopied(ticket, wave)) ?? open[0];
      if (!first) return whole.press(ticket);
      const form = (wave: string) => ({
        act: `Sign off ${shortWaveName(wave)}`,
        asks: `set KEY sign-off ${waveArgument(wave)}`,
      });
      return { ...form(first.wave), ...(open.length > 1 && { or: form(allWaves) }) };
    },
    detail: (ticket, calendar, at) =>
      signedWaves(ticket).length > 0 ? signedCount(ticket) : (whole.detail?.(ticket, calendar, at) ?? null),
    forget: (ticket, at) =>
      ticket.waveSignOffs
        ? { ...whole.forget?.(ticket, at), ...forgetWaves() }
        : (whole.forget?.(ticket, at) ?? null),
    forgetParts: forgetWaves,
  };
}

/** What a command about the sign-off adds in a ticket with waves. */
function forAll(ticket: Ticket): string {
  return signedWaves(ticket).length > 0 ? ` ${waveArgument(allWaves)}` : '';
}

function forgetWaves(): Partial<Ticket> {
  return { waveSignOffs: null };
}
