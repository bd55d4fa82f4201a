import { z } from 'zod';
import { bot, userId } from '../../src/playground/teams/tenant.ts';
import { within } from '../../src/within.ts';
import { plainSpaces } from './shown-text.ts';

/** A message from the bot, as the Agents Playground shows it now. */
export interface TeamsMessage {
  id: string;
  /** The message's conversation. In a channel, the id includes the thread. */
  conversation: string;
  /** The thread that starts at this message. Undefined outside a channel. */
  thread: string | undefined;
  /** The card as a JSON string. */
  card: string;
}

/** A client that does what the page of Microsoft's Agents Playground does, without a browser. */
export interface TeamsClient {
  /** Returns the bot's messages as they are now, oldest first. */
  messages(): TeamsMessage[];
  /** Waits for a message from the bot that contains all of these words. */
  until(...words: string[]): Promise<TeamsMessage>;
  install(conversation: string): Promise<void>;
  /** Writes to the bot. In a channel or group, the message mentions the bot. */
  say(person: string, text: string, conversation: string): Promise<void>;
  /** Writes to the bot, and waits for its next new message in the conversation, or in a thread of it. */
  ask(person: string, text: string, conversation: string): Promise<TeamsMessage>;
  /**
   * Presses the Action.Execute button with this title. Resolves to the card that replaces the old card, as a JSON
   * string.
   */
  execute(person: string, on: TeamsMessage, title: string, inputs?: object): Promise<string>;
  /** Presses the button as an old client would, which supports only Action.Submit and sends the press as a message. */
  submit(person: string, on: TeamsMessage, title: string, inputs?: object): Promise<void>;
  /** Uses the message extension. Resolves to the bot's answer, as a JSON string. */
  extend(
    person: string,
    name: 'query' | 'fetchTask' | 'submitAction',
    value: object,
    conversation: string,
  ): Promise<string>;
  close(): void;
}

const heardShape = z.object({
  action: z.string(),
  actionConversationId: z.string().optional(),
  message: z
    .object({
      messageId: z.string(),
      from: z.object({ id: z.string() }),
      attachments: z.unknown(),
      postConversationId: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});

/** How long to wait for an answer, in ms. */
const patience = 45_000;

interface Action {
  title: string;
  type: string;
  verb?: string;
  data: object;
  fallback?: Action;
}

/** Resolves once the connection is open. @param url of the Agents Playground */
export async function openTeams(url: string): Promise<TeamsClient> {
  const messages = new Map<string, TeamsMessage>();
  const watchers = new Set<() => void>();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/_ws_conversation/v1/conversations/stream`);
  socket.addEventListener('message', ({ data }) => {
    const { message, actionConversationId = '' } = heardShape.parse(JSON.parse(String(data)));
    if (message?.from.id !== bot.id) return;
    const { messageId: id, attachments, postConversationId: thread } = message;
    const known = messages.get(id) ?? { id, conversation: actionConversationId, thread };
    messages.set(id, { ...known, card: plainSpaces(JSON.stringify(attachments)) });
    for (const watch of watchers) watch();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });

  async function post(path: string, body: object): Promise<string> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    const answer = await response.text();
    if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${answer}`);
    return answer;
  }

  function pressed(person: string, { id, conversation, thread }: TeamsMessage): object {
    return { from: { id: userId(person) }, conversation: { id: thread ?? conversation }, replyToId: id };
  }

  /** Waits for the newest message that a condition is true for. */
  async function find(
    isFound: (message: TeamsMessage) => boolean,
    toWords: () => string,
  ): Promise<TeamsMessage> {
    const found = Promise.withResolvers<TeamsMessage>();
    const look = () => {
      const message = [...messages.values()].findLast(isFound);
      if (message) found.resolve(message);
    };
    watchers.add(look);
    look();
    try {
      return await within(patience, found.promise);
    } catch {
      const cards = [...messages.values()].map(({ card }) => card);
      throw new Error(`no message contains ${toWords()}. The messages are:\n${cards.join('\n')}`);
    } finally {
      watchers.delete(look);
    }
  }

  async function say(person: string, text: string, conversation: string): Promise<void> {
    const mention = { mentioned: bot, text: `<at>${bot.name}</at>` };
    const isPersonal = conversation.startsWith('a:');
    await post(`/_conversation/v1/conversations/${conversation}/messages`, {
      type: 'text',
      textFormat: 'plain',
      from: { id: userId(person) },
      text: isPersonal ? text : `${mention.text} ${text}`,
      mentions: isPersonal ? [] : [mention],
    });
  }

  return {
    messages: () => [...messages.values()],
    until: (...words) =>
      find(
        ({ card }) => words.every((word) => card.includes(word)),
        () => words.join(', '),
      ),
    install: async (conversation) =>
      void (await post(`/_debug/conversation/${conversation}/installation`, {})),
    say,
    async ask(person, text, conversation) {
      const before = new Set(messages.keys());
      await say(person, text, conversation);
      return find(
        (message) => !before.has(message.id) && message.conversation.startsWith(conversation),
        () => `an answer to ${text}`,
      );
    },
    execute(person, on, title, inputs = {}) {
      const { type, verb, data } = findAction(on, title);
      const value = { action: { type, title, verb, data: { ...data, ...inputs } }, trigger: 'manual' };
      return post('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value,
        ...pressed(person, on),
      });
    },
    async submit(person, on, title, inputs = {}) {
      const { data } = findAction(on, title).fallback!;
      await post('/_conversation/v1/submit', { value: { ...data, ...inputs }, ...pressed(person, on) });
    },
    extend: (person, name, value, id) =>
      post('/_conversation/v1/invoke', {
        name: `composeExtension/${name}`,
        value,
        from: { id: userId(person) },
        conversation: { id },
      }),
    close: () => socket.close(),
  };
}

/** @throws Error if the card has no such button */
function findAction({ card }: TeamsMessage, title: string): Action {
  const found: Action[] = [];
  JSON.parse(card, (_key, value) => {
    if (value?.type === 'Action.Execute' && value.title === title) found.push(value);
    return value;
  });
  if (!found[0]) throw new Error(`no button ${title} on ${card}`);
  return found[0];
}
