/**
 * The format of the stories, and functions that make stories short to write. `commands.ts` converts stories to
 * commands.
 */

import type { Noun } from '../../commands/context.ts';
import type { SceneId } from '../dns/scenes.ts';
import type { StoryFile } from './files.ts';

/** The handles of the people in the stories. */
export type Who = 'dana' | 'sam' | 'lee';

/**
 * What one person writes at one time.
 * - `day` counts business days before today: 1 is the last business day, 22 is about a month ago. `day` is never 0, so
 *   that the seed data is the same at any hour.
 * - `time` is `HH:MM` in the team's time zone.
 * - `says` can have placeholders. `{key}` is the key of the story's ticket, and `{key:name}` is the key of another
 *   story's ticket. `{day+5}` is the date five business days after today, and `{day-5}` is five before. `{day}` is
 *   the day of the line. `{yymmdd-5}` is the same day as `{day-5}`, but as `YYMMDD`, which is how Rackspace ticket
 *   numbers start.
 */
export interface Line {
  day: number;
  time: string;
  who: Who;
  says: string;
  /**
   * If set, the line stands for several commands. They complete the steps that are still open, and then move the ticket
   * out of the phase `leaves`, or into the phase `brings`. `says` becomes the comment of the move.
   */
  passage?: { leaves: string } | { brings: string };
  /** If set, the line is a direct message to the bot with this file, and not a slash command. */
  file?: StoryFile;
}

/** The story of one ticket. The first line opens the ticket. Lines are written without the slash command. */
export interface Story {
  /** Unique among the stories. */
  name: string;
  /** The slash command, if it isn't the usual one for this kind of ticket. */
  noun?: Noun;
  lines: Line[];
  /** The ticket's phase and status at the end of the story. */
  ends: { phase: string; status: 'open' | 'closed' | 'canceled' };
  /** What goes wrong in the DNS of the ticket's domain after the last line. */
  dns?: SceneId;
}

/** A slash command in a channel. Without `noun`, it is an ordinary message. */
export interface ChannelLine extends Line {
  channel: string;
  noun?: Noun;
}

/** Creates the lines that one person writes, for example `dana(3, '10:15', 'note {key} sheet is back')`. */
interface Speaker {
  (day: number, time: string, says: string): Line;
  /** Marks the current phase's open steps as done, and advances the ticket. */
  leaves(day: number, time: string, phase: string, comment?: string): Line;
  /**
   * Marks all steps before a phase as done, and moves the ticket to that phase. Stands for work from before the story
   * starts.
   */
  brings(day: number, time: string, phase: string, comment?: string): Line;
  /** Sends a sheet of mailboxes, or an export of the migration tool. */
  sends(day: number, time: string, file: StoryFile): Line;
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
    sends: (day: number, time: string, file: StoryFile): Line => ({
      ...line(day, time, 'mailboxes {key} upload'),
      file,
    }),
  });
}

export const dana = speaker('dana');
export const sam = speaker('sam');
export const lee = speaker('lee');
