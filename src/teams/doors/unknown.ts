import { isExecute } from '../activity.ts';
import { address } from '../cards/text.ts';
import type { Routes } from './routes.ts';
import { wayOfPress } from './send.ts';

/** The answer to a button, a form, or a shortcut that this version doesn't know. */
export const outdated = `This button or form is out of date, so nothing was changed. Type ${address}help to see the commands.`;

/** Answers a pressed button that no other door handles, such as a button from another version. */
export function listenToUnknown(routes: Routes): void {
  routes.add(
    (heard) => isExecute(heard) || null,
    async (turn, heard) => void (await wayOfPress(turn, heard).tell(outdated)),
  );
}
