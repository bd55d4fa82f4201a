import type { Ticket } from '../state.ts';

/** When a ticket's snooze ends. Null if the ticket isn't snoozed. */
export function snoozeEnd({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, at: Date): Date | null {
  return snoozedUntil && snoozedUntil > at ? snoozedUntil : null;
}
