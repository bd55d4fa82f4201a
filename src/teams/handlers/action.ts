import { z } from 'zod';
import type { Question } from '../../commands/ask.ts';
import { readFormValues } from '../form-card.ts';

const command = z.object({
  command: z.string(),
  noun: z.enum(['migration', 'platform-change']).catch('migration'),
});

/** What a button or form of ours asks; null when it is none. */
export function readAction(data: unknown): Pick<Question, 'said' | 'noun'> | null {
  const button = command.safeParse(data).data;
  if (button) return { noun: button.noun, said: button.command };
  const form = readFormValues(data);
  return form && { noun: form.noun, said: form };
}
