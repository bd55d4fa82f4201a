import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { isExecute } from '../activity.ts';
import { listen } from './door.ts';
import { wayOfPress } from './send.ts';

const outdated = 'This is out of date, so nothing was changed. Type the command instead.';

/** Answers a press that no other door takes, such as a button of another version. */
export function listenToUnknown(application: Application): void {
  listen(
    application,
    (heard) => isExecute(heard) || null,
    async (context, heard) => void (await wayOfPress(context, heard).tell(outdated)),
  );
}
