import { z } from 'zod';
import type { Question } from '../../commands/ask.ts';
import { cancelVerb, readFormValues } from '../cards/form.ts';

/** What a button or form of ours asks for; `cancel`: the form is put away. */
export type Asked = Pick<Question, 'said' | 'noun'>;
export type Action = Asked | 'cancel';

const command = z.object({
  command: z.string(),
  noun: z.enum(['migration', 'platform-change']).catch('migration'),
});

const cancel = z.object({ verb: z.literal(cancelVerb) });

/** Null for what is none of ours. @param data with the verb in it, as Action.Submit sends it */
export function readAction(data: unknown): Action | null {
  if (cancel.safeParse(data).success) return 'cancel';
  const button = command.safeParse(data).data;
  if (button) return { noun: button.noun, said: button.command };
  const form = readFormValues(data);
  return form && { noun: form.noun, said: form };
}
