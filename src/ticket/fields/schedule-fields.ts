import { z } from 'zod';
import { jsonMoment } from '../../db/json-moment.ts';
import { dateField, momentField, rangeField, signOffField } from '../../input/date-fields.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import { checkCutover, checkSlot, slotNotice } from './agreed-date-checks.ts';
import { checkSignOff } from './sign-off-checks.ts';
import { dayOf, ticketField, wideField } from './ticket-field.ts';

function momentOf(at: Date, calendar: Calendar, now: Date): string {
  return momentWords(calendar, at, now);
}

/** The agreed dates. */
export const scheduleFields = {
  targetDate: ticketField('targetDate', dateField('target', 'Target date', { future: true }), {
    atOpening: 'always',
    affectsDates: true,
    card: { label: 'target', words: dayOf },
  }),

  cutover: ticketField('cutover', momentField('cutover', 'Cutover', { future: true }), {
    note: 'Migrations only.',
    fact: 'cutover',
    act: 'Set cutover',
    clearedByLead: true,
    affectsDates: true,
    // A missed date stays until people agree on another one.
    expires: (cutover, at, { missedAt }) => cutover < at && missedAt === null,
    check: checkCutover,
    card: { label: 'cutover', words: momentOf },
  }),

  slot: ticketField('slot', momentField('slot', 'Slot', { future: true }), {
    note: `Platform changes only: when the change starts. At least ${slotNotice} business days after the request, unless a lead adds force:"reason".`,
    fact: 'slot',
    act: 'Set slot',
    clearedByLead: true,
    affectsDates: true,
    expires: (slot, at, { missedAt }) => slot < at && missedAt === null,
    check: checkSlot,
    card: { label: 'slot', words: momentOf },
  }),

  signOff: wideField(
    {
      columns: { signedOffBy: z.string().nullable(), signedOffAt: jsonMoment.nullable() },
      toColumns: (signed) => ({ signedOffBy: signed?.by ?? null, signedOffAt: signed?.at ?? null }),
      fromColumns: ({ signedOffBy, signedOffAt }) =>
        signedOffAt && { by: signedOffBy ?? '', at: signedOffAt },
    },
    signOffField('sign-off', 'Signed off by'),
    {
      note: 'Who signed off on the test or, for a platform change, on the plan.',
      fact: 'sign-off',
      act: 'Record sign-off',
      expires: () => true,
      check: checkSignOff,
      detail: ({ by, at }, calendar, now) => `${by}, ${momentWords(calendar, at, now)}`,
    },
  ),

  unavailable: wideField(
    {
      columns: { unavailableFrom: z.string().nullable(), unavailableTo: z.string().nullable() },
      toColumns: (range) => ({ unavailableFrom: range?.from ?? null, unavailableTo: range?.to ?? null }),
      fromColumns: ({ unavailableFrom: from, unavailableTo: to }) => (from && to ? { from, to } : null),
    },
    rangeField('unavailable', 'Customer unavailable'),
    {
      affectsDates: true,
      card: {
        label: 'customer away',
        words: ({ from, to }, calendar, now) =>
          `${dayOf(from, calendar, now)} to ${dayOf(to, calendar, now)}`,
      },
    },
  ),
};
