import type { Noun } from '../../commands/context.ts';
import type { Playbook } from '../../ticket/playbooks/playbook.ts';
import { ticketKey } from '../../ticket/state.ts';
import type { Calendar } from '../../time/calendar.ts';
import { createRelativeDays, fillDays, type RelativeDay } from '../../time/relative-days.ts';
import { channelLines } from './channel-lines.ts';
import { toCommands } from './commands.ts';
import type { StoryFile } from './files.ts';
import { stories } from './stories/table.ts';
import type { ChannelLine, Story, Who } from './story.ts';

/** One line of the seed data, ready to be sent. */
export interface PlannedLine {
  at: Date;
  who: Who;
  /** The name of a channel, or `desk` for the person's direct messages with the bot. */
  channel: string;
  text: string;
  /** The slash command. Absent for a plain message. */
  noun?: Noun;
  /** A file that comes with a plain message to the bot. */
  file?: StoryFile;
  /** The key of the ticket that the line opens. Absent if the line opens no ticket. */
  opens?: string;
}

/** A line whose day is still relative to today. */
interface Entry extends ChannelLine {
  story?: Story;
  /** The kind of ticket that the line opens. */
  opens?: Playbook['kind'];
}

/**
 * Plans all messages and commands that fill an empty desk. Each one is later than the one before, and all are before
 * today. Assumes that the database is empty, so that it numbers the tickets from 1.
 */
export function seedPlan(calendar: Calendar, now: Date): PlannedLine[] {
  const entries = inOrder();
  const keys = keysOf(entries);
  const relativeDay = createRelativeDays(calendar, now);
  let last = 0;
  return entries.map(({ day, time, who, channel, says, noun, file, story, opens }) => {
    const moment = calendar.at(relativeDay(-day), time).getTime();
    last = Math.max(moment, last + 1_000);
    const text = fill(says, relativeDay, (name) => keys.get(name ?? story?.name ?? ''));
    return {
      at: new Date(last),
      who,
      channel,
      text,
      noun,
      file,
      opens: opens && keys.get(story?.name ?? ''),
    };
  });
}

/** Returns all lines, sorted by day and time. Lines with the same day and time keep their order. */
function inOrder(): Entry[] {
  const entries: Entry[] = [...stories.flatMap(entriesOf), ...channelLines];
  return entries.sort((a, b) => b.day - a.day || a.time.localeCompare(b.time));
}

function entriesOf(story: Story): Entry[] {
  const { kind, lines } = toCommands(story);
  const noun = story.noun ?? kind;
  return lines.map((line, i) => ({
    ...line,
    says: line.says.replaceAll('{day}', `{day-${line.day}}`),
    channel: 'desk',
    noun: line.file ? undefined : noun,
    story,
    opens: i === 0 ? kind : undefined,
  }));
}

/** Returns each ticket's key, by the name of the ticket's story. */
function keysOf(entries: Entry[]): Map<string, string> {
  const opening = entries.flatMap(({ story, opens }) => (story && opens ? [{ story, kind: opens }] : []));
  return new Map(opening.map(({ story, kind }, i) => [story.name, ticketKey({ kind, number: i + 1 })]));
}

/** Replaces the placeholders for ticket keys and days. @throws Error if a placeholder names an unknown story */
function fill(
  says: string,
  relativeDay: RelativeDay,
  keyOf: (name: string | undefined) => string | undefined,
): string {
  return fillDays(says, relativeDay)
    .replace(/\{key(?::([a-z0-9-]+))?\}/g, (raw, name) => {
      const key = keyOf(name);
      if (!key) throw new Error(`no story is named ${raw}`);
      return key;
    })
    .replace(/\{yymmdd([+-]\d+)\}/g, (_, offset) => relativeDay(Number(offset)).replaceAll('-', '').slice(2));
}
