import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { card, text } from '../../card.ts';
import { pressedData } from '../activity.ts';
import { isCancel, readFormValues } from '../cards/form.ts';
import { toMessage } from '../cards/message.ts';
import { answer } from './answer.ts';
import { type Door, listen } from './door.ts';
import { wayOfPress } from './send.ts';

/** The card that replaces a canceled form. */
const canceled = card(text('Canceled. Nothing was changed.'));

/** When a form is submitted, runs its command with the form's values as arguments. */
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
