import { z } from 'zod';

/** The schema of a time in JSON that Postgres built. Converts the time to a `Date`. */
export const jsonMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
