/** The format of the stories, and functions that keep them short. `plan.ts` converts stories to commands. */

import type { Noun } from '../../commands/context.ts';

/** The handles of the people in the stories. */
export type Who = 'dana' | 'sam' | 'lee';

/**
 * What someone writes at a moment. `day` counts business days before today: 1 is the last business day, 22 is about a
 * month ago. `day` is never 0, so that the seed data is the same at any hour. `time` is `HH:MM` in the team's time
 * zone.
 * Placeholders in `says`: `{key}` is the story's ticket, `{key:name}` is another story's ticket, `{day+5}` and
 * `{day-5}` are business days after and before today (`YYYY-MM-DD`), and `{yymmdd-5}` is a business day in the form
 * that Rackspace ticket numbers start with.
 */
export interface Line {
  day: number;
  time: string;
  who: Who;
  says: string;
  /**
   * Stands for several commands, which mark a phase's open steps as done and then leave the phase. `says` is the
   * comment.
   */
  passage?: { leaves: string } | { brings: string };
}

/** The story of one ticket. The first line opens the ticket. Lines leave out the slash command. */
export interface Story {
  /** Unique among the stories. */
  name: string;
  /** The slash command, if it isn't the usual one for this kind of ticket. */
  noun?: Noun;
  lines: Line[];
  /** The ticket's phase and status at the end. */
  ends: { phase: string; status: 'open' | 'closed' | 'canceled' };
}

/** A command in a channel, or a message if it has no noun. */
export interface ChannelLine extends Line {
  channel: string;
  noun?: Noun;
}

/** Writes the lines of one person, for example `dana(3, '10:15', 'note {key} sheet is back')`. */
interface Speaker {
  (day: number, time: string, says: string): Line;
  /** Marks the current phase's open steps as done, and advances the ticket. */
  leaves(day: number, time: string, phase: string, comment?: string): Line;
  /**
   * Marks all steps before a phase as done, and moves the ticket to that phase. For work that was done before the
   * story.
   */
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
