import type { App } from '@slack/bolt';
import { formCallback, toNotice } from '../cards/form.ts';
import { slashCommands } from './command.ts';

const outdated = 'This is out of date, so nothing was changed. Start again with /migration.';

/** Answers what no other door takes, such as a button of another version. Without this door, Bolt would never answer. */
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
