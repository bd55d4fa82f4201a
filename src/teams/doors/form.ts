import { card, text } from '../../card.ts';
import { pressedData } from '../activity.ts';
import { isCancel, readFormValues } from '../cards/form.ts';
import { toMessage } from '../cards/message.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import { wayOfPress } from './send.ts';

/** The card that replaces a canceled form. */
const canceled = card(text('Canceled. Nothing was changed.'));

/** When a form is submitted, runs its command with the form's values as arguments. */
export function listenToForms(routes: Routes, door: Door): void {
  routes.add(
    (heard) => readFormValues(pressedData(heard)),
    (turn, heard, sent) => answer(door, heard, { noun: sent.noun, content: sent }, wayOfPress(turn, heard)),
  );
  routes.add(
    (heard) => isCancel(pressedData(heard)) || null,
    async (turn, heard) => void (await wayOfPress(turn, heard).replace?.(toMessage(canceled))),
  );
}
