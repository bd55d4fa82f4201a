import { idleLine } from './idle.ts';
import type { SaysOf } from './says.ts';

/** A ticket without progress for longer than its phase allows. */
export const stalled: SaysOf = (entry, reader) => ({
  sign: { symbol: '🐢', label: 'Stalled', tone: 'neutral' },
  ...idleLine(entry, reader),
});
