import { dateField } from '../../input/date-fields.ts';
import { checkBill, checkBillingEnd, checkDoubleBilling } from './checks.ts';
import { dayOf, ticketField } from './ticket-field.ts';

/** Billing dates. */
export const billingFields = {
  billingTarget: ticketField(
    'billingTarget',
    dateField('billing-target', 'Billing target', { future: true, example: '{day+25}' }),
    {
      note: 'Upgrades only. The date when the old billing should end.',
      fact: 'billing-target',
      act: 'Set billing target',
      affectsDates: true,
      check: checkDoubleBilling('billing-target'),
      card: { label: 'billing target', words: dayOf },
    },
  ),

  nextBillingDay: ticketField(
    'nextBillingDay',
    dateField('next-billing', 'Next billing date', { future: true }),
    {
      note: 'Only for tickets that remove old Rackspace licenses.',
      check: checkBill,
      card: { label: 'next billing', words: dayOf },
    },
  ),

  licensedOn: ticketField(
    'licensedOn',
    dateField('licensed', 'First Office 365 license', { past: true, example: '{day-5}' }),
    {
      note: 'Upgrades only. The day the first Office 365 license was added. Leave this empty if the license step was completed on that same day.',
      check: checkDoubleBilling('licensed'),
    },
  ),

  billingStopsOn: ticketField(
    'billingStopsOn',
    dateField('billing-stops', 'Old billing stops', { example: '{day+25}' }),
    {
      note: 'Upgrades only. The last day on which the old licenses are billed. The ticket stays open until then. Only a lead can choose an earlier day later on.',
      fact: 'billing-stops',
      act: 'Set billing end',
      affectsDates: true,
      detail: dayOf,
      check: checkBillingEnd,
    },
  ),
};
