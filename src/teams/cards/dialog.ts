import { truncate } from '../../truncate.ts';
import type { Execute } from './buttons.ts';
import type { AdaptiveCard, TeamsMessage } from './message.ts';

/** The maximum length of a dialog's text, in characters. */
const longestText = 1_000;

/** The answer to an invoke that shows a card in a dialog. Teams sends the dialog's buttons as `composeExtension/submitAction`. */
export function toDialog({ attachments: [shown] }: TeamsMessage): object {
  const { contentType, content } = shown!;
  const card = { contentType, content: withSubmits(content) };
  return {
    task: { type: 'continue', value: { title: 'Migration Desk', height: 'medium', width: 'medium', card } },
  };
}

/** The answer to an invoke that shows a text in a dialog. */
export function toTextDialog(words: string): object {
  return { task: { type: 'message', value: truncate(words, longestText) } };
}

/** The answer to an invoke that closes the dialog. */
export const closedDialog = {};

/** Dialogs don't support Action.Execute. */
function withSubmits(content: AdaptiveCard): AdaptiveCard {
  return JSON.parse(JSON.stringify(content), (_key, value) =>
    value?.type === 'Action.Execute' ? toSubmit(value) : value,
  );
}

function toSubmit({ verb, data, fallback: _, ...shown }: Execute): object {
  return { ...shown, type: 'Action.Submit', data: { verb, ...data } };
}
