/** How the stories are written: data, and a few words that keep it short. `plan.ts` makes commands of them. */

import type { Noun } from '../../commands/context.ts';

/** The people of the seed, by their handles. */
export type Who = 'dana' | 'sam' | 'lee';

/**
 * What someone says at a moment. `day` counts business days before today: 1 is the last one, 22 about a month ago,
 * and never 0, so that the seed is the same at any hour. `time` is `HH:MM` in the team's zone.
 *
 * In `says` stand `{key}` for the ticket of the story, `{key:name}` for that of another, `{day+5}` and `{day-5}` for a
 * business day after and before today (`YYYY-MM-DD`), `{yymmdd-5}` for the same as a Rackspace ticket begins.
 */
export interface Line {
  day: number;
  time: string;
  who: Who;
  says: string;
  /** Instead of one command, those that tick what a gate still needs and pass it; `says` is the comment. */
  passage?: { leaves: string } | { brings: string };
}

/** One ticket. The first line opens it; a command is written without its slash command. */
export interface Story {
  /** Names it among the stories. */
  name: string;
  /** The slash command, where it is not the one of the ticket's kind. */
  noun?: Noun;
  lines: Line[];
  /** Where it stands at the end. */
  ends: { phase: string; status: 'open' | 'closed' | 'canceled' };
}

/** Something said in a channel: a command when it has a noun, else a message. */
export interface ChannelLine extends Line {
  channel: string;
  noun?: Noun;
}

/** One person's way to write a line: `dana(3, '10:15', 'note {key} sheet is back')`. */
interface Speaker {
  (day: number, time: string, says: string): Line;
  /** Ticks what still keeps the ticket in the phase it is in, and advances it. */
  leaves(day: number, time: string, phase: string, comment?: string): Line;
  /** Ticks all that is needed before a phase and moves there: work that was done before it was written down here. */
  brings(day: number, time: string, phase: string, comment?: string): Line;
}

function speaker(who: Who): Speaker {
  const line = (day: number, time: string, says: string): Line => ({ day, time, who, says });
  return Object.assign(line, {
    leaves: (day: number, time: string, phase: string, comment = ''): Line => ({
      ...line(day, time, comment),
      passage: { leaves: phase },
    }),
    brings: (day: number, time: string, phase: string, comment = ''): Line => ({
      ...line(day, time, comment),
      passage: { brings: phase },
    }),
  });
}

export const dana = speaker('dana');
export const sam = speaker('sam');
export const lee = speaker('lee');
