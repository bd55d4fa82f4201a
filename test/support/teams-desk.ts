import { afterEach, beforeEach, expect } from 'vitest';
import {
  type Connector,
  createConnector,
  type KeptActivity,
  lee,
  migrations,
  personalChat,
} from './connector/connector.ts';
import { type DeskOptions, startDesk, type TestDesk } from './desk.ts';

/** Lee's AAD object id. Lee is a lead, as in Slack. */
export const leeId = '44444444-4444-4444-8444-44444444abcd';

/** The whole product between a loopback Slack and a loopback Teams, on a database of its own. */
export interface TeamsDesk extends TestDesk {
  connector: Connector;
  /** Writes to the bot in Teams, by default in the personal chat. Waits for the answer there. */
  ask(from: string, text: string, conversation?: string): Promise<KeptActivity>;
  /** Like `ask`, but resolves to the answer's content with the data of its buttons. Mentions need a channel. */
  write(from: string, text: string, more?: Writing): Promise<string>;
  /** Writes a command that opens a form, and sends that form. Resolves to the answer's content. */
  fillIn(from: string, text: string, values: Record<string, string>): Promise<string>;
  /** The bot's messages in a conversation, oldest first. */
  written(conversation: string): KeptActivity[];
}

interface Writing {
  conversation?: string;
  /** Members to mention, in addition to the bot. */
  mentions?: string[];
}

export async function startTeamsDesk(options: DeskOptions = {}): Promise<TeamsDesk> {
  let url = '';
  const connector = createConnector({ botUrl: () => `${url}/api/messages` });
  await connector.start();
  connector.members.get(lee)!.aadObjectId = leeId;
  const { authentication, credentials } = connector;
  const desk = await startDesk({
    teams: { authentication: { ...authentication }, credentials },
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
      if (!form) throw new Error(`no form came for “${text}”: ${contentOf(shown)}`);
      const answer = await connector.execute({
        from,
        conversation: personalChat(from),
        activityId: shown.id,
        verb: 'form',
        data: { ...form, ...values },
      });
      return JSON.stringify(answer.body);
    },
    async stop() {
      await desk.stop();
      await connector.stop();
    },
  };
}

/** Starts a desk for each test of a file. Each test fails if the desk broke a rule of Slack's. */
export function useTeamsDesk(options: DeskOptions = {}): TeamsDesk {
  const desk = {} as TeamsDesk;
  beforeEach(async () => {
    Object.assign(desk, await startTeamsDesk(options));
  });
  afterEach(async () => {
    expect(desk.slack.protocolErrors).toEqual([]);
    await desk.stop();
  });
  return desk;
}

/** The data of the button that sends a form. Null for a card without a form. */
export function formOf(shown: unknown): object | null {
  let data: object | null = null;
  JSON.parse(JSON.stringify(shown), (_key, value) => {
    if (value?.type === 'Action.Execute' && value.verb === 'form') data = value.data;
    return value;
  });
  return data;
}

/** All text of a message, and the data of its buttons. */
export function contentOf({ activity }: KeptActivity): string {
  return JSON.stringify(activity.attachments ?? activity.text);
}
