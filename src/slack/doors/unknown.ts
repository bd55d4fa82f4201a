import type { App } from '@slack/bolt';
import { card, text } from '../../card.ts';
import { formCallback, toNotice } from '../cards/form.ts';
import { slashCommands } from './command.ts';
import type { Door } from './door.ts';
import { send } from './send.ts';
import { shortcuts } from './shortcut.ts';

const outdated = 'This button or form is out of date, so nothing was changed. Start again with /migration.';

/**
 * Answers requests that no other door handles, such as a button from another version. Bolt alone would leave them
 * without an answer.
 */
export function listenToUnknown(app: App, door: Door): void {
  app.command(/.*/, async ({ ack, body, respond }) => {
    if (Object.hasOwn(slashCommands, body.command)) return;
    await ack();
    const known = Object.keys(slashCommands).join(' or ');
    const says = card(text(`Migration Desk doesn't know this command. Use ${known}.`));
    await send(door, { respond, place: null, user: body.user_id }, says);
  });
  app.shortcut(/.*/, async ({ ack, body }) => {
    if (shortcuts.some(({ callbackId }) => callbackId === body.callback_id)) return;
    await ack();
    const says = card(
      text('This shortcut is out of date, so nothing was changed. Start again with /migration.'),
    );
    await send(door, { place: null, user: body.user.id }, says);
  });
  app.action(/^(?!command:)/, async ({ ack, body, respond }) => {
    await ack();
    if (!('response_url' in body)) return;
    await send(door, { respond, place: null, user: body.user.id }, card(text(outdated)));
  });
  app.view(
    { type: 'view_submission', callback_id: new RegExp(`^(?!${formCallback}$)`) },
    async ({ ack, body }) => {
      await ack({ response_action: 'update', view: toNotice(body.view.title.text, outdated) });
    },
  );
}
