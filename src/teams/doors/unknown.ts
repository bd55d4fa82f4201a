import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { isExecute } from '../activity.ts';
import { address } from '../cards/text.ts';
import { listen } from './door.ts';
import { wayOfPress } from './send.ts';

const outdated = `This button or form is out of date, so nothing was changed. Type ${address}help to see the commands.`;

/** Answers a pressed button that no other door handles, such as a button from another version. */
export function listenToUnknown(application: Application): void {
  listen(
    application,
    (heard) => isExecute(heard) || null,
    async (context, heard) => void (await wayOfPress(context, heard).tell(outdated)),
  );
}
