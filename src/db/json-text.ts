import { z } from 'zod';

/** Text that Postgres can store in JSON. NUL is rejected, and half a surrogate pair is replaced. */
export const jsonText = z
  .string()
  .refine((value) => !value.includes('\0'), 'has a NUL character')
  .overwrite((value) => value.toWellFormed());
