import { z } from 'zod';
import { jsonMoment } from '../../db/json-moment.ts';
import { dateField, momentField, rangeField, signOffField } from '../../input/date-fields.ts';
import { moment } from '../words.ts';
import { checkCutover, checkSlot, slotNotice } from './agreed-date-checks.ts';
import { checkSignOff } from './checks.ts';
import { ticketField, wideField } from './ticket-field.ts';

/** The agreed dates. */
export const scheduleFields = {
  targetDate: ticketField('targetDate', dateField('target', 'Target date', { future: true }), {
    atOpening: 'always',
    affectsDates: true,
    card: { label: 'target' },
  }),

  cutover: ticketField('cutover', momentField('cutover', 'Cutover', { future: true }), {
    note: 'Migrations only.',
    fact: 'cutover',
    clearedByLead: true,
    affectsDates: true,
    // A missed date stays until people agree on another one.
    expires: (cutover, at, { missedAt }) => cutover < at && missedAt === null,
    check: checkCutover,
    card: { label: 'cutover', words: (cutover, calendar) => moment(calendar, cutover) },
  }),

  slot: ticketField('slot', momentField('slot', 'Start of the change', { future: true }), {
    note: `Platform changes only. At least ${slotNotice} business days after the request, unless a lead adds force:"reason".`,
    fact: 'slot',
    clearedByLead: true,
    affectsDates: true,
    expires: (slot, at, { missedAt }) => slot < at && missedAt === null,
    check: checkSlot,
    card: { label: 'slot', words: (slot, calendar) => moment(calendar, slot) },
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
      expires: () => true,
      check: checkSignOff,
      detail: ({ by, at }, calendar) => `${by}, ${moment(calendar, at)}`,
    },
  ),

  unavailable: wideField(
    {
      columns: { unavailableFrom: z.string().nullable(), unavailableTo: z.string().nullable() },
      toColumns: (range) => ({ unavailableFrom: range?.from ?? null, unavailableTo: range?.to ?? null }),
      fromColumns: ({ unavailableFrom: from, unavailableTo: to }) => (from && to ? { from, to } : null),
    },
    rangeField('unavailable', 'Customer unavailable'),
    { affectsDates: true, card: { label: 'customer away', words: ({ from, to }) => `${from} to ${to}` } },
  ),
};
