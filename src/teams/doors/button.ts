import { z } from 'zod';
import { pressedData } from '../activity.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import { wayOfPress } from './send.ts';

const button = z.object({
  command: z.string(),
  noun: z.enum(['migration', 'platform-change']).catch('migration'),
});

/** Reads the data of a pressed button. Null if it holds no command. */
export function readButton(data: unknown): z.infer<typeof button> | null {
  return button.safeParse(data).data ?? null;
}

/** When a button is pressed, runs the command in the button's data. */
export function listenToButtons(routes: Routes, door: Door): void {
  routes.add(
    (heard) => readButton(pressedData(heard)),
    (turn, heard, { command, noun }) =>
      answer(door, heard, { noun, content: command }, wayOfPress(turn, heard)),
  );
}
