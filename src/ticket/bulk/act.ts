import { z } from 'zod';
import type { Decide } from '../change.ts';
import type { By, Desk } from '../desk.ts';
import { assigning } from '../operations/assign-ticket.ts';
import { noting } from '../operations/note-ticket.ts';
import { nudging } from '../operations/nudge-owner.ts';
import { snoozing } from '../operations/snooze-ticket.ts';
import { completing } from '../operations/tick-steps.ts';

/** What to do to several tickets, as one act. */
export const bulkAct = z.discriminatedUnion('type', [
  /** Null means nobody. */
  z.object({ type: z.literal('assign'), owner: z.object({ id: z.string(), name: z.string() }).nullable() }),
  /** With `days` or `until`. With 0 days, ends the snooze. */
  z.object({
    type: z.literal('snooze'),
    days: z.int().optional(),
    until: z.iso.date().optional(),
    reason: z.string(),
  }),
  z.object({ type: z.literal('nudge') }),
  /** `steps` are ids and labels, as typed. */
  z.object({ type: z.literal('done'), steps: z.string(), reason: z.string().optional() }),
  z.object({ type: z.literal('note'), text: z.string(), progress: z.boolean() }),
]);

export type BulkAct = z.infer<typeof bulkAct>;

/** The most tickets that one act may change. */
export const mostTickets = 200;

/** Decides what an act does to one ticket. It is the same as what the command for one ticket does. */
export function decideFor(desk: Desk, by: By, act: BulkAct): Decide {
  switch (act.type) {
    case 'assign':
      return assigning(by, act.owner);
    case 'snooze':
      return snoozing(desk, act);
    case 'nudge':
      return nudging(desk, by);
    case 'done':
      return completing(desk, by, act);
    case 'note':
      return noting(act);
  }
}

/** Whether an act may change closed and canceled tickets. */
export function takesEnded({ type }: BulkAct): boolean {
  return type === 'note';
}

/** Whether an act can be undone. A nudge has been read by then, and a note stays on the timeline. */
export function isUndoable({ type }: BulkAct): boolean {
  return type !== 'nudge' && type !== 'note';
}
