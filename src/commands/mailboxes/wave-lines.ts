import { type Button, type CardBlock, type Task, tasks } from '../../card.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { hasReports, tallyOf } from '../../mailbox/tally.ts';
import { shortWaveName, type WaveTally, waveArgument, waveName, wavesOf } from '../../mailbox/wave.ts';
import { capitalize } from '../../phrase.ts';
import { signedWaves, signOffOf } from '../../ticket/mailboxes/wave-sign-offs.ts';
import { waveFault } from '../../ticket/operations/sign-off-waves.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';

/**
 * The waves of a ticket: how many mailboxes each has, how far they are, and whether the customer has signed it off. Undefined
 * if there are none.
 *
 * @param only the wave to show. Absent: all
 */
export function waveLines(
  calendar: Calendar,
  state: TicketState,
  mailboxes: Mailbox[],
  at: Date,
  only?: string,
): CardBlock | undefined {
  const isReported = hasReports(tallyOf(mailboxes, state.ticket.target));
  const shown = wavesOf(mailboxes).filter(({ wave }) => only === undefined || wave === only);
  return tasks(
    shown.map((wave): Task => {
      const done = isReported
        ? `${wave.copied.toLocaleString('en-US')} copied`
        : `${wave.verified.toLocaleString('en-US')} verified`;
      const failed = wave.failed > 0 ? `, ${wave.failed.toLocaleString('en-US')} failed` : '';
      const name = capitalize(waveName(wave.wave));
      const signOff = signButton(calendar, state, wave, at);
      const show = showButton(state, wave);
      return {
        name,
        text: [
          { bold: name },
          ` · ${plural(wave.total, 'mailbox', 'mailboxes')}: ${done}${failed}${signedWords(calendar, state, wave, at)}`,
        ],
        command: show.command,
        ...(only === undefined
          ? { button: signOff ?? show, ...(signOff && { more: [show] }) }
          : signOff && { button: signOff }),
      };
    }),
  );
}

/** Whether the customer has signed off a wave: ` · signed off by Ann Lee, Tue, Dec 1, 4 PM`. Empty if nobody has to. */
function signedWords(calendar: Calendar, { ticket }: TicketState, { wave }: WaveTally, at: Date): string {
  if (!signedWaves(ticket).some((one) => one.wave === wave)) return '';
  const signOff = signOffOf(ticket, wave);
  return signOff
    ? ` · signed off by ${signOff.by}, ${momentWords(calendar, signOff.at, at)}`
    : ' · not signed off';
}

/** The button of the form that asks who signed off a wave. Undefined if the wave has a sign-off, or can't have one now. */
function signButton(
  calendar: Calendar,
  state: TicketState,
  { wave }: WaveTally,
  at: Date,
): Button | undefined {
  const { ticket } = state;
  const isLeft = signedWaves(ticket).some((one) => one.wave === wave) && !signOffOf(ticket, wave);
  if (ticket.status !== 'open' || !isLeft || waveFault(calendar, state, [wave], at)) return undefined;
  return {
    label: `Sign off ${shortWaveName(wave)}…`,
    command: `set ${ticketKey(ticket)} sign-off ${waveArgument(wave)}`,
  };
}

function showButton({ ticket }: TicketState, { wave }: WaveTally): Button {
  return {
    label: `Show ${shortWaveName(wave)}`,
    command: `mailboxes ${ticketKey(ticket)} ${waveArgument(wave)}`,
  };
}
