import { afterEach, beforeEach, expect } from 'vitest';
import type { AdaptiveCard, TeamsMessage } from '../../src/teams/cards/message.ts';
import { brokenRules } from '../teams/card-rules.ts';
import {
  type Connector,
  createConnector,
  type KeptActivity,
  lee,
  migrations,
  personalChat,
} from './connector/connector.ts';
import { type DeskOptions, startDesk, type TestDesk } from './desk.ts';
import { mislabeled, type Pressable } from './form-labels.ts';
import { plainSpaces } from './shown-text.ts';

/** Lee's AAD object id. Lee is a lead, as in Slack. */
export const leeId = '44444444-4444-4444-8444-44444444abcd';

/** The whole product, with a simulated Slack, a simulated Teams, and a separate database. */
export interface TeamsDesk extends TestDesk {
  connector: Connector;
  /**
   * Writes to the bot in Teams, and waits for the answer in the same conversation. The default is the personal chat.
   */
  ask(from: string, text: string, conversation?: string): Promise<KeptActivity>;
  /**
   * Like `ask`, but resolves to the answer as a JSON string. If the message mentions people, the default is a channel.
   */
  write(from: string, text: string, more?: Writing): Promise<string>;
  /** Sends a command that opens a form, and submits the form. Resolves to the answer as a JSON string. */
  fillIn(from: string, text: string, values: Record<string, string>): Promise<string>;
  /** Returns the bot's messages in a conversation, oldest first. */
  written(conversation: string): KeptActivity[];
}

interface TeamsOptions extends DeskOptions {
  /** Changes Teams before the product starts. */
  arrange?: (connector: Connector) => void;
}

interface Writing {
  conversation?: string;
  /** Members that the message mentions, besides the bot. */
  mentions?: string[];
}

export async function startTeamsDesk({ arrange, ...options }: TeamsOptions = {}): Promise<TeamsDesk> {
  let url = '';
  const connector = createConnector({ botUrl: () => `${url}/api/messages` });
  await connector.start();
  connector.members.get(lee)!.aadObjectId = leeId;
  arrange?.(connector);
  const desk = await startDesk({
    teams: connector.standIn,
    ...options,
    env: {
      MICROSOFT_APP_ID: connector.appId,
      MICROSOFT_APP_PASSWORD: 'unused',
      MICROSOFT_APP_TENANT_ID: connector.tenantId,
      MD_LEADS: leeId.toUpperCase(),
      ...options.env,
    },
  });
  url = desk.url;
  const written = (conversation: string) =>
    connector.messages(conversation).filter(({ from }) => from === 'bot');

  async function answerTo(from: string, text: string, more: Writing): Promise<KeptActivity> {
    const { mentions = [] } = more;
    const conversation = more.conversation ?? (mentions.length > 0 ? migrations : personalChat(from));
    const before = written(conversation).length;
    const bot = conversation === personalChat(from) ? [] : ['bot'];
    const answer = await connector.say({ from, conversation, text, mentions: [...bot, ...mentions] });
    expect(answer.status).toBeLessThan(300);
    return connector.until(() => written(conversation)[before]);
  }

  return {
    ...desk,
    connector,
    written,
    ask: (from, text, conversation) => answerTo(from, text, { conversation }),
    write: async (from, text, more = {}) => contentOf(await answerTo(from, text, more)),
    async fillIn(from, text, values) {
      const shown = await answerTo(from, text, {});
      const form = formOf(shown.activity);
      if (!form) throw new Error(`"${text}" opened no form: ${contentOf(shown)}`);
      const answer = await connector.execute({
        from,
        conversation: personalChat(from),
        activityId: shown.id,
        verb: 'form',
        data: { ...form, ...values },
      });
      return plainSpaces(JSON.stringify(answer.body));
    },
    async stop() {
      await desk.stop();
      await connector.stop();
    },
  };
}

/**
 * Starts the product for each test of a file. After each test, checks that the product broke no rule of Slack's API, and
 * that no card in Teams breaks ours, including the one for labels of buttons that open a form.
 */
export function useTeamsDesk(options: DeskOptions = {}): TeamsDesk {
  const desk = {} as TeamsDesk;
  beforeEach(async () => {
    Object.assign(desk, await startTeamsDesk(options));
  });
  afterEach(async () => {
    expect(desk.slack.protocolErrors).toEqual([]);
    expect(cardsIn(desk.connector).flatMap(brokenRules)).toEqual([]);
    expect(mislabeled(cardsIn(desk.connector).flatMap(pressables))).toEqual([]);
    await desk.stop();
  });
  return desk;
}

/** Returns the data of the button that submits a card's form, or null if the card has no form. */
export function formOf(shown: unknown): object | null {
  let data: object | null = null;
  JSON.parse(JSON.stringify(shown), (_key, value) => {
    if (value?.type === 'Action.Execute' && value.verb === 'form') data = value.data;
    return value;
  });
  return data;
}

/** Returns a message as a JSON string with plain spaces, including its buttons' data. */
export function contentOf({ activity }: KeptActivity): string {
  return plainSpaces(JSON.stringify(activity.attachments ?? activity.text));
}

/** The buttons and the menus' options of a card that run a command. */
function pressables(shown: AdaptiveCard): Pressable[] {
  const found: Pressable[] = [];
  JSON.parse(JSON.stringify(shown), (_key, value) => {
    if (value?.type === 'Action.Execute' && value.verb === 'command')
      found.push({ label: value.title, command: value.data.command, noun: value.data.noun });
    return value;
  });
  return found;
}

/** Returns all cards that the bot posted, as they are now. */
function cardsIn({ conversations, messages }: Connector): AdaptiveCard[] {
  return [...conversations.keys()]
    .flatMap((id) => messages(id))
    .filter(({ from }) => from === 'bot')
    .flatMap(({ activity }) => (activity as Partial<TeamsMessage>).attachments ?? [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content);
}
