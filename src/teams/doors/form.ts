import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { card, text } from '../../card.ts';
import { pressedData } from '../activity.ts';
import { isCancel, readFormValues } from '../cards/form.ts';
import { toMessage } from '../cards/message.ts';
import { answer } from './answer.ts';
import { type Door, listen } from './door.ts';
import { wayOfPress } from './send.ts';

/** What replaces a form that a person cancels. */
const canceled = card(text('Canceled. Nothing was changed.'));

/** Runs a sent form as a command with its arguments filled in. */
export function listenToForms(application: Application, door: Door): void {
  listen(
    application,
    (heard) => readFormValues(pressedData(heard)),
    (context, heard, sent) =>
      answer(door, heard, { noun: sent.noun, content: sent }, wayOfPress(context, heard)),
  );
  listen(
    application,
    (heard) => isCancel(pressedData(heard)) || null,
    async (context, heard) => void (await wayOfPress(context, heard).replace?.(toMessage(canceled))),
  );
}
