import { z } from 'zod';
import { dropMarks } from '../../commands/grammar/mention.ts';
import { aboutThread } from '../../commands/messages/about-thread.ts';
import { longestMessage, toFilledText } from '../../commands/messages/filled.ts';
import { messageActions } from '../../commands/messages/message-actions.ts';
import { inTurn } from '../../commands/queue/in-turn.ts';
import { askerOf, type Heard, threadOf } from '../activity.ts';
import { closedDialog, toDialog, toTextDialog } from '../cards/dialog.ts';
import { isCancel, readFormValues } from '../cards/form.ts';
import { toPlainText } from '../html.ts';
import { toId } from '../ids.ts';
import { type Asked, alreadyDone, messageOf, toQuestion } from './answer.ts';
import { readButton } from './button.ts';
import type { Door } from './door.ts';
import { withFileWords } from './file-consent.ts';
import type { Routes } from './routes.ts';
import type { Turn } from './turn.ts';
import { outdated } from './unknown.ts';

const message = z.object({
  id: z.string().optional().catch(undefined),
  subject: z.string().nullish().catch(null),
  linkToMessage: z
    .string()
    .regex(/^https:\/\/\S{1,480}$/)
    .optional()
    .catch(undefined),
  body: z
    .object({ contentType: z.string().catch('html'), content: z.string().catch('') })
    .catch({ contentType: 'html', content: '' }),
});

const chosen = z.object({ commandId: z.string(), messagePayload: message });

const sent = z.object({ data: z.record(z.string(), z.unknown()).catch({}) });

/**
 * Runs what a person chooses in the menu of a message. Teams shows all answers in a dialog that only this person sees, so this
 * also works in conversations without the bot.
 */
export function listenToShortcuts(routes: Routes, door: Door): void {
  routes.add(
    (heard) => readInvoke(heard, 'composeExtension/fetchTask', chosen),
    async (turn, heard, { commandId, messagePayload }) => {
      const action = messageActions.find(({ id }) => id === commandId);
      if (!action) return turn.respondWith(toTextDialog(outdated));
      const { id, linkToMessage } = messagePayload;
      const about = await aboutThread(door.context, askerOf(heard), threadOf(heard) ?? id);
      const words = wordsOf(messagePayload).slice(0, longestMessage);
      const content = toFilledText(action.command, about ?? 0, words, linkToMessage);
      await answerInDialog(door, turn, heard, { noun: 'migration', content });
    },
  );
  routes.add(
    (heard) => readInvoke(heard, 'composeExtension/submitAction', sent),
    async (turn, heard, { data }) => {
      if (isCancel(data)) return turn.respondWith(closedDialog);
      const form = readFormValues(data);
      if (form) return answerInDialog(door, turn, heard, { noun: form.noun, content: form }, form.request);
      const button = readButton(data);
      if (!button) return turn.respondWith(toTextDialog(outdated));
      await answerInDialog(door, turn, heard, { noun: button.noun, content: button.command });
    },
  );
}

function readInvoke<T>({ type, name, value }: Heard, wanted: string, shape: z.ZodType<T>): T | null {
  return type === 'invoke' && name === wanted ? (shape.safeParse(value).data ?? null) : null;
}

function wordsOf({ subject, body: { contentType, content } }: z.infer<typeof message>): string {
  const text = contentType === 'text' ? content : toPlainText(content);
  return dropMarks([subject?.trim(), text].filter(Boolean).join('\n'));
}

/** @param sentAs the id of the request. A form has one, because Teams repeats an invoke that takes longer than five seconds */
function answerInDialog(door: Door, turn: Turn, heard: Heard, asked: Asked, sentAs?: string): Promise<void> {
  const question = toQuestion(heard, asked);
  const request = sentAs ? toId(sentAs) : question.request;
  return inTurn(door.context, { ...question, request }, async (asking) => {
    const answer = await asking;
    if (answer.kind === 'nothing') return turn.respondWith(toTextDialog(alreadyDone));
    const given =
      answer.kind === 'card'
        ? { ...answer, card: withFileWords(heard, answer.card, answer.files ?? [], true) }
        : answer;
    turn.respondWith(toDialog(await messageOf(door, given, heard.id && `form:${heard.id}`)));
  });
}
