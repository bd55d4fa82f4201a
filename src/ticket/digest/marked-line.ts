/** What a line of a posted digest says after people acted on its ticket. */

import type { Task } from '../../card.ts';
import { listWords } from '../../phrase.ts';
import type { AttentionEntry } from '../attention/find-attention.ts';
import { toTask } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { ticketKey, ticketWords } from '../state.ts';
import type { EventType } from '../ticket-event.ts';

/** Something that a person did about a ticket. */
export interface Act {
  /** The event's number on the ticket's timeline. */
  seq: number;
  type: EventType;
  /** Follows the person's name: `assigned it to Sam Okafor`. */
  text: string;
  who: string;
  /** The fields that it changed. Null for other types of acts. */
  fields: string[] | null;
  /** The number of the event that it takes back. Null if it isn't an undo. */
  undoes: number | null;
  /** Whether it reopened steps. */
  reopensSteps: boolean;
}

/** What a person may do about a line. Other events, such as a note, don't mark it. */
export const acts = [
  'owner',
  'reminded',
  'snoozed',
  'snooze-over',
  'hold',
  'resume',
  'contact',
  'fields',
  'phase',
  'steps',
  'mailboxes',
  'closed',
  'canceled',
  'reopened',
] as const satisfies EventType[];

/** Leaves out acts that were undone or ended, and what undid or ended them. */
export function standing(all: Act[]): Act[] {
  const undone = new Set(all.map(({ undoes }) => undoes));
  const left: Act[] = [];
  for (const act of all.filter(({ seq, undoes }) => undoes === null && !undone.has(seq))) {
    const types = endedBy(act);
    if (types.length === 0) left.push(act);
    else {
      const i = left.findLastIndex(({ type }) => types.includes(type));
      if (i >= 0) left.splice(i, 1);
    }
  }
  return left;
}

/** The types of acts that an act ends: a hold is over when someone resumes the ticket. */
function endedBy({ type, reopensSteps }: Act): EventType[] {
  switch (type) {
    case 'snooze-over':
      return ['snoozed'];
    case 'resume':
      return ['hold'];
    case 'reopened':
      return ['closed', 'canceled'];
    case 'steps':
      return reopensSteps ? ['steps'] : [];
    default:
      return [];
  }
}

/**
 * The line of a ticket that still needs someone. It stays as urgent as it is, and says at its end what was done last. The
 * line's own words end with a snooze, so only the person's name follows.
 */
export function openLine(entry: AttentionEntry, reader: Reader, done: Act[]): Task {
  const task = toTask(entry, reader);
  const last = done.at(-1);
  if (!last) return task;
  const isSnoozed = last.type === 'snoozed' && snoozeEnd(entry.ticket, reader.at) !== null;
  const said = isSnoozed ? ` by ${last.who}` : ` · ${actWords(last)}`;
  return { ...task, text: [...[task.text].flat(), said] };
}

/** The line of a ticket whose matter is settled. A nudge alone settles nothing, so it gets no credit. */
export function settledLine(
  task: Task,
  ticket: { kind: string; number: number; customer: string },
  done: Act[],
): Task {
  const key = ticketKey(ticket);
  const last = done.findLast(({ type }) => type !== 'reminded');
  return {
    sign: { symbol: '✓', label: 'Done', tone: 'good' },
    text: [...ticketWords(ticket), last ? ` · ${actWords(last)}` : ' · no longer urgent'],
    command: `show ${key}`,
    button: { label: 'Show ticket', command: `show ${key}` },
    more: task.more?.filter(({ command }) => command !== `show ${key}`),
  };
}

/** `Lee Park assigned it to Sam Okafor`. Without values of fields, and without the steps that it completed or reopened. */
function actWords({ who, text, fields }: Act): string {
  return `${who} ${fields ? `set the ${listWords(fields)}` : text.replace(/ · (completes|reopens) .*$/s, '')}`;
}
