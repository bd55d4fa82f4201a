import { z } from 'zod';

/** Creates a schema that reads a setting with `parse`. If `parse` throws, its error says how to write the setting. */
export function parsed<T>(parse: (text: string) => T) {
  return z.string().transform((text, context): T => {
    try {
      return parse(text);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'it cannot be read';
      context.addIssue({ code: 'custom', message: `is invalid: ${reason}` });
      return z.NEVER;
    }
  });
}

/** The schema of a port that we listen on. 0 means any free port. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port number, 0 to 65535');

/** Splits a comma-separated list. */
export function itemsOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
