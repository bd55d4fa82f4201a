import { z } from 'zod';

/** A moment as Postgres writes it in JSON. */
export const jsonMoment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
