import { postRaw } from '../../../src/playground/slack/requests/send-request.ts';
import { createActivity, findPerson, type Scene, threadId } from './activity.ts';
import type { Json } from './model.ts';
import { findConversation, keep, splitId } from './world.ts';

/** What the bot answered over HTTP. */
export interface BotAnswer {
  /** The HTTP status, or 0 if there was no answer. */
  status: number;
  /** The answer's body: parsed if it is JSON, otherwise as text. */
  body: unknown;
  /** The activity that was sent. `raw` can send the same activity again. */
  activity: Json;
}

/** Options for every request to the bot. */
interface Sending {
  /** Replaces the valid Authorization header. '' sends no header. */
  authorization?: string;
}

interface Acting extends Sending {
  /** The sender's member id. */
  from: string;
  /** The conversation's id, with `;messageid=` for a thread in a channel. */
  conversation: string;
}

export interface SayInput extends Acting {
  text: string;
  /**
   * The people to mention: member ids, or `bot`. Outside a personal chat, the default is `bot`, because Teams only
   * sends messages that mention the bot. In a personal chat, the default is nobody.
   */
  mentions?: string[];
  /** What the message has besides its text. */
  attachments?: Json[];
}

export interface ExecuteInput extends Acting {
  /** The id of the message with the card. */
  activityId: string;
  verb: string;
  data?: Json;
}

export type SubmitInput = Omit<ExecuteInput, 'verb'> & { data: Json };
export type InvokeInput = Acting & { name: string; value: Json; activityId?: string };
export type InstallInput = Sending & { conversation: string; from?: string };

/** What people in Teams can do. The bot gets a request for each action. */
export interface People {
  /** Sends a message to the bot. @throws Error if Teams wouldn't send this message to a bot */
  say(input: SayInput): Promise<BotAnswer>;
  /** Presses a button that has an Action.Execute. */
  execute(input: ExecuteInput): Promise<BotAnswer>;
  /** Presses a button that has an Action.Submit. */
  submit(input: SubmitInput): Promise<BotAnswer>;
  /** Sends an invoke activity of any other kind. */
  invoke(input: InvokeInput): Promise<BotAnswer>;
  /** Adds the bot to a conversation. Teams sends two activities. Resolves to the bot's answer to the second one. */
  install(input: InstallInput): Promise<BotAnswer>;
  uninstall(input: InstallInput): Promise<BotAnswer>;
  /** Sends an activity unchanged. */
  raw(activity: Json, sending?: Sending): Promise<BotAnswer>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toMentions(scene: Scene, { text, mentions }: { text: string; mentions: string[] }) {
  const named = mentions.map((id) => (id === 'bot' ? scene.bot : findPerson(scene, id)));
  const entities = named.map(({ id, name }) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  }));
  const missing = entities.filter((mention) => !text.includes(mention.text)).map((mention) => mention.text);
  return { entities, text: [...missing, text].join(' ') };
}

/** @param token the token for requests that have no other Authorization header */
export function createPeople(scene: () => Scene, botUrl: () => string, token: () => string): People {
  async function raw(activity: Json, { authorization = `Bearer ${token()}` }: Sending = {}) {
    const headers: Record<string, string> = authorization === '' ? {} : { authorization };
    const sent = { 'content-type': 'application/json; charset=utf-8', ...headers };
    const { status, body } = await postRaw(botUrl(), JSON.stringify(activity), sent);
    return { status, body: parse(body), activity };
  }

  function say(input: SayInput): Promise<BotAnswer> {
    const { world } = scene();
    const { type } = findConversation(world, input.conversation);
    const { mentions = type === 'personal' ? [] : ['bot'] } = input;
    if (type !== 'personal' && !mentions.includes('bot'))
      throw new Error('Teams tells a bot only of messages that mention it');
    const { entities, text } = toMentions(scene(), { text: input.text, mentions });
    // In a channel, each message's conversation id contains its thread. That is true even for a thread's first message.
    const id = world.nextId();
    const { base, thread } = splitId(input.conversation);
    const conversation = type === 'channel' ? `${base};messageid=${thread ?? id}` : base;
    const html = { contentType: 'text/html', content: `<p>${text}</p>` };
    const draft = { id, text, textFormat: 'plain', attachments: [html, ...(input.attachments ?? [])] };
    const activity = createActivity(scene(), 'message', input.from, input.conversation, draft);
    Object.assign(activity.conversation as Json, { id: conversation });
    (activity.entities as Json[]).push(...entities);
    keep(world, conversation, input.from, activity, id);
    return raw(activity, input);
  }

  function invoke({ from, conversation, name, value, activityId, ...sending }: InvokeInput) {
    const place = activityId === undefined ? conversation : threadId(scene(), conversation, activityId);
    const replyToId = activityId === undefined ? {} : { replyToId: activityId };
    return raw(createActivity(scene(), 'invoke', from, place, { name, value, ...replyToId }), sending);
  }

  async function setInstalled(input: InstallInput, installed: boolean): Promise<BotAnswer> {
    const { world, bot } = scene();
    const conversation = findConversation(world, input.conversation);
    conversation.installed = installed;
    const from = input.from ?? conversation.members[0]!;
    const tell = (type: string, fields: Json) =>
      raw(createActivity(scene(), type, from, conversation.id, fields), input);
    const roster = installed ? { membersAdded: [bot] } : { membersRemoved: [bot] };
    await tell('conversationUpdate', roster);
    return tell('installationUpdate', { action: installed ? 'add' : 'remove' });
  }

  return {
    say,
    invoke,
    execute: ({ verb, data = {}, ...rest }) =>
      invoke({
        ...rest,
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      }),
    submit({ from, conversation, activityId, data, ...sending }) {
      const place = threadId(scene(), conversation, activityId);
      const fields = { value: data, replyToId: activityId };
      return raw(createActivity(scene(), 'message', from, place, fields), sending);
    },
    install: (input) => setInstalled(input, true),
    uninstall: (input) => setInstalled(input, false),
    raw,
  };
}
