import { z } from 'zod';

/** Reads a time from JSON that Postgres built. */
export const jsonMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
