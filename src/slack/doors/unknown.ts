import type { App } from '@slack/bolt';
import { formCallback, toNotice } from '../cards/form.ts';
import { slashCommands } from './command.ts';

const outdated = 'This button or form is out of date, so nothing was changed. Start again with /migration.';

/**
 * Answers requests that no other door handles, such as a button from another version. Bolt alone would leave them
 * without an answer.
 */
export function listenToUnknown(app: App): void {
  app.command(/.*/, async ({ ack, body, respond }) => {
    if (Object.hasOwn(slashCommands, body.command)) return;
    await ack();
    const known = Object.keys(slashCommands).join(' or ');
    await respond({
      response_type: 'ephemeral',
      text: `Migration Desk doesn't know this command. Use ${known}.`,
    });
  });
  app.action(/^(?!command:)/, async ({ ack, body, respond }) => {
    await ack();
    if (!('response_url' in body)) return;
    await respond({ response_type: 'ephemeral', replace_original: false, text: outdated });
  });
  app.view(
    { type: 'view_submission', callback_id: new RegExp(`^(?!${formCallback}$)`) },
    async ({ ack, body }) => {
      await ack({ response_action: 'update', view: toNotice(body.view.title.text, outdated) });
    },
  );
}
