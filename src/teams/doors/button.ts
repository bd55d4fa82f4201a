import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import { z } from 'zod';
import { pressedData } from '../activity.ts';
import { answer } from './answer.ts';
import { type Door, listen } from './door.ts';
import { wayOfPress } from './send.ts';

const button = z.object({
  command: z.string(),
  noun: z.enum(['migration', 'platform-change']).catch('migration'),
});

/** When a button is pressed, runs the command in the button's data. */
export function listenToButtons(application: Application, door: Door): void {
  listen(
    application,
    (heard) => button.safeParse(pressedData(heard)).data ?? null,
    (context, heard, { command, noun }) =>
      answer(door, heard, { noun, content: command }, wayOfPress(context, heard)),
  );
}
