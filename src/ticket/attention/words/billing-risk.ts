import { nearDayWords } from '../../../time/date-words.ts';
import { answerButton } from '../../cards/ticket-buttons.ts';
import { ticketKey } from '../../state.ts';
import { nextWords, type SaysOf } from './says.ts';

/** The old bill ends too late, nobody knows when it ends, or the next bill comes soon. */
export const billingRisk: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { billingTarget, billingStopsOn, nextBillingDay } = entry.ticket;
  const sign = { symbol: '💳', label: 'Billing', tone: 'warning' } as const;
  const words = (day: string) => nearDayWords(calendar, day, at);
  const key = ticketKey(entry.ticket);
  if (billingStopsOn && billingTarget)
    return {
      sign,
      why: [`old billing stops ${words(billingStopsOn)}, but should end by ${words(billingTarget)}`],
      next: 'next: agree on a new billing target with the customer',
      button: { label: 'Set billing target', command: `set ${key} billing-target` },
    };
  const isNear = nextBillingDay && (!billingTarget || nextBillingDay <= billingTarget);
  return {
    sign,
    why: [
      isNear
        ? `next billing date is ${words(nextBillingDay)}`
        : `old billing should end by ${billingTarget ? words(billingTarget) : 'now'}`,
    ],
    next: isNear ? 'next: remove the old licenses before then' : nextWords(reader, entry),
    button: answerButton(calendar, entry, at),
  };
};
