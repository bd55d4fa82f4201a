import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { aboutThread } from '../../commands/messages/about-thread.ts';
import { longestMessage, toFilledText } from '../../commands/messages/filled.ts';
import { messageActions } from '../../commands/messages/message-actions.ts';
import { toId } from '../ids.ts';
import { wordsOfMessage } from '../message-words.ts';
import { fromSlackText } from '../text.ts';
import { answer } from './answer.ts';
import type { Door } from './door.ts';
import { messageShortcutPayload, shortcutPayload, threadOf } from './payloads.ts';
import { withNames } from './with-names.ts';

interface Shortcut {
  callbackId: string;
  /** What Slack shows in its menus. Slack allows 24 characters. */
  name: string;
  description: string;
  /** Where people find the shortcut: in the menu of the composer, or in the menu of a message. */
  type: 'global' | 'message';
  /** The command that it gives. For a message, the subcommand whose form gets the message's words. */
  command: string;
}

/** The shortcuts, in the order of Slack's menus. */
export const shortcuts: Shortcut[] = [
  {
    callbackId: 'open-ticket',
    name: 'Open a ticket',
    description: 'Open a migration or a platform change',
    type: 'global',
    command: 'open',
  },
  {
    callbackId: 'my-day',
    name: 'My day',
    description: 'See what you should do today',
    type: 'global',
    command: 'today',
  },
  ...messageActions.map(({ id, ...action }) => ({ ...action, callbackId: id, type: 'message' as const })),
];

/** Runs the command of a shortcut. Acknowledges it before any other work. */
export function listenToShortcuts(app: App, door: Door): void {
  for (const shortcut of shortcuts) {
    if (shortcut.type === 'global') listenToGlobal(app, door, shortcut);
    else listenToMessage(app, door, shortcut);
  }
}

function listenToGlobal(app: App, door: Door, { callbackId, command: content }: Shortcut): void {
  app.shortcut<GlobalShortcut>(
    { callback_id: callbackId, type: 'shortcut' },
    async ({ ack, body, context }) => {
      await ack();
      const { user, trigger_id } = shortcutPayload.parse(body);
      const actor = toId(user.id);
      const question = {
        noun: 'migration' as const,
        actor,
        place: null,
        request: context.requestKey,
        content,
      };
      // There is no channel, so the answer is a direct message.
      await door.track(answer(door, question, { place: null, user: user.id, triggerId: trigger_id }));
    },
  );
}

function listenToMessage(app: App, door: Door, { callbackId, command }: Shortcut): void {
  app.shortcut<MessageShortcut>(
    { callback_id: callbackId, type: 'message_action' },
    async ({ ack, body, respond, context }) => {
      await ack();
      const { user, channel, message, message_ts, team, trigger_id } = messageShortcutPayload.parse(body);
      const place = { id: toId(channel.id), direct: channel.name === 'directmessage' };
      const actor = toId(user.id);
      const thread = message.thread_ts ?? undefined;
      const ask = async () => {
        const about = await aboutThread(door.context, { actor, place }, thread ?? message_ts);
        const written = wordsOfMessage(message).slice(0, longestMessage);
        const words = fromSlackText(await withNames(door, written));
        const link = linkTo(team?.domain, channel.id, message_ts, thread);
        const content = toFilledText(command, about ?? 0, words, link);
        const question = { noun: 'migration' as const, actor, place, request: context.requestKey, content };
        await answer(door, question, {
          respond,
          place,
          user: user.id,
          thread: threadOf({ message_ts, thread_ts: thread }),
          triggerId: trigger_id,
        });
      };
      await door.track(ask());
    },
  );
}

/** The link to a message, as Slack makes it. Asking Slack for the link would take too long, and fails where the bot isn't. */
function linkTo(
  domain: string | undefined,
  channel: string,
  ts: string,
  thread?: string,
): string | undefined {
  if (!domain || !/^[a-z0-9.-]+$/i.test(domain)) return undefined;
  const inThread = thread ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `https://${domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}
