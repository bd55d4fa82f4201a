import { nearDayWords } from '../../../time/date-words.ts';
import { type TicketState, type TicketStep, ticketKey } from '../../state.ts';
import { isOpen } from '../../steps/marks.ts';
import { openLabel } from '../../steps/step-name.ts';
import { horizonOf } from '../horizon.ts';
import { nextOf, type Reader, type SaysOf } from './says.ts';

/** The old bill ends too late, nobody knows when it ends, or the next bill comes soon. */
export const billingRisk: SaysOf = (entry, reader) => {
  const { calendar, at } = reader;
  const { billingTarget, billingStopsOn, nextBillingDay } = entry.ticket;
  const words = (day: string) => nearDayWords(calendar, day, at);
  const key = ticketKey(entry.ticket);
  if (billingStopsOn && billingTarget)
    return {
      why: [`old billing stops ${words(billingStopsOn)}, but should end by ${words(billingTarget)}`],
      next: 'next: agree on a new billing target with the customer',
      button: { label: 'Set billing target…', command: `set ${key} billing-target` },
    };
  const isNear = nextBillingDay && (!billingTarget || nextBillingDay <= billingTarget);
  const removal = removalOf(entry);
  const { step, words: next, button } = nextOf(reader, entry, removal ? [removal] : []);
  return {
    why: [
      isNear
        ? `next billing date ${words(nextBillingDay)}`
        : `old billing should end by ${billingTarget ? words(billingTarget) : 'now'}${alsoBilled(nextBillingDay, reader)}`,
    ],
    next: removal && step !== removal ? `${next}, then ${openLabel(removal)}` : next,
    button,
  };
};

/** The next billing date, if it is near, although the old bill should end before it. */
function alsoBilled(day: string | null, { calendar, at }: Reader): string {
  const isNear = day && day > calendar.localDay(at) && day <= horizonOf(calendar, at).nextBilling;
  return isNear ? ` · next billing date ${nearDayWords(calendar, day, at)}` : '';
}

/** The step that ends the old bill, while it is open. */
function removalOf({ steps }: TicketState): TicketStep | undefined {
  return steps.find((step) => step.fact === 'billing-stops' && isOpen(step));
}
