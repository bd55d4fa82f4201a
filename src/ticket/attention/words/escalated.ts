import { idleLine } from './idle.ts';
import type { SaysOf } from './says.ts';

/** A ticket that made no progress for so long that the leads are told. */
export const escalated: SaysOf = (entry, reader) => ({
  sign: { symbol: '⬆', label: 'Escalated', tone: 'urgent' },
  ...idleLine(entry, reader),
});
