import { dateField } from '../../input/date-fields.ts';
import { checkBill, checkDoubleBilling } from './checks.ts';
import { ticketField } from './ticket-field.ts';

/** The dates of bills. */
export const billingFields = {
  billingTarget: ticketField(
    'billingTarget',
    dateField('billing-target', 'Billing target', { future: true, example: '{day+25}' }),
    {
      note: 'Upgrades only. The day by which the old bill should end.',
      fact: 'billing-target',
      affectsDates: true,
      check: checkDoubleBilling('billing-target'),
      card: { label: 'billing target' },
    },
  ),

  nextBillingDay: ticketField(
    'nextBillingDay',
    dateField('next-billing', 'Next billing date', { future: true }),
    {
      note: 'Only where old licenses are returned.',
      check: checkBill,
      card: { label: 'next billing' },
    },
  ),

  licensedOn: ticketField(
    'licensedOn',
    dateField('licensed', 'First Office 365 license', { past: true, example: '{day-5}' }),
    {
      note: 'Upgrades only. Enter it if the license step was ticked on another day.',
      check: checkDoubleBilling('licensed'),
    },
  ),

  billingStopsOn: ticketField(
    'billingStopsOn',
    dateField('billing-stops', 'Old billing stops', { example: '{day+25}' }),
    {
      note: 'Upgrades only. The last day on which the old licenses are billed.',
      fact: 'billing-stops',
      detail: (day) => day,
      check: checkDoubleBilling('billing-stops'),
    },
  ),
};
