import type { App } from '@slack/bolt';
import { formCallback, toNotice } from '../cards/form.ts';
import { slashCommands } from './command.ts';

const stale = 'This is out of date, so nothing was done. Please begin anew with /migration.';

/** What no other listener takes, such as a button of another version, is answered too: Bolt would leave it hanging. */
export function listenToUnknown(app: App): void {
  app.command(/.*/, async ({ ack, body, respond }) => {
    if (Object.hasOwn(slashCommands, body.command)) return;
    await ack();
    const known = Object.keys(slashCommands).join(' and ');
    await respond({ response_type: 'ephemeral', text: `Migration Desk answers to ${known}.` });
  });
  app.action(/^(?!command:)/, async ({ ack, body, respond }) => {
    await ack();
    if (!('response_url' in body)) return;
    await respond({ response_type: 'ephemeral', replace_original: false, text: stale });
  });
  app.view(
    { type: 'view_submission', callback_id: new RegExp(`^(?!${formCallback}$)`) },
    async ({ ack, body }) => {
      await ack({ response_action: 'update', view: toNotice(body.view.title.text, stale) });
    },
  );
}
