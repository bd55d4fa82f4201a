import { answerButton } from '../../cards/ticket-buttons.ts';
import { forcedMxSteps } from '../../clocks/forced-mx.ts';
import type { SaysOf } from './says.ts';

/** Forced MX Routing is still on after the switch. */
export const forcedMx: SaysOf = (entry, { calendar, at }) => ({
  sign: { symbol: '🔴', label: 'Mail at risk', tone: 'urgent' },
  why: ['Forced MX Routing is still on, so mail may not arrive'],
  next: 'next: ask Support to turn it off',
  button: answerButton(calendar, entry, at, forcedMxSteps(entry.steps)),
});
