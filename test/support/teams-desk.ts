import { afterEach, beforeEach, expect } from 'vitest';
import {
  type Connector,
  createConnector,
  type KeptActivity,
  lee,
  migrations,
  personalChat,
} from './connector/connector.ts';
import { startDesk, type TestDesk } from './desk.ts';

/** Lee's AAD object id: as in Slack, Lee is a lead. */
export const leeId = '44444444-4444-4444-8444-44444444abcd';

/** A desk with both doors: the loopback Slack, and a Teams of its own. */
export interface TeamsDesk extends TestDesk {
  connector: Connector;
  /** What the bot wrote in a conversation, oldest first. */
  written(conversation: string): KeptActivity[];
  /** Writes to the bot in Teams, and waits for everything that its answer says, and its buttons' data. */
  write(from: string, text: string, more?: Writing): Promise<string>;
  /** Writes what opens a form, and sends that form, as many times as it comes back; what the last answer says. */
  fillIn(from: string, text: string, values: Record<string, string>): Promise<string>;
}

interface Writing {
  conversation?: string;
  /** Members who are mentioned, beside the bot. */
  mentions?: string[];
}

/** Everything that a message says. */
export function contentOf({ activity }: KeptActivity): string {
  return JSON.stringify(activity.attachments ?? activity.text);
}

async function start(): Promise<TeamsDesk> {
  let url = '';
  const connector = createConnector({ botUrl: () => `${url}/api/messages` });
  await connector.start();
  connector.members.get(lee)!.aadObjectId = leeId;
  const { authentication, credentials } = connector;
  const desk = await startDesk({
    teams: { authentication: { ...authentication }, credentials },
    env: {
      MICROSOFT_APP_ID: connector.appId,
      MICROSOFT_APP_PASSWORD: 'unused',
      MICROSOFT_APP_TENANT_ID: connector.tenantId,
      MD_LEADS: leeId.toUpperCase(),
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
    write: async (from, text, more = {}) => contentOf(await answerTo(from, text, more)),
    async fillIn(from, text, values) {
      const shown = await answerTo(from, text, {});
      const form = /"form":(\{[^}]*\})/.exec(contentOf(shown))?.[1];
      if (!form) throw new Error(`no form came for “${text}”: ${contentOf(shown)}`);
      const answer = await connector.execute({
        from,
        conversation: personalChat(from),
        activityId: shown.id,
        verb: 'form',
        data: { form: JSON.parse(form), ...values },
      });
      return JSON.stringify(answer.body);
    },
    async stop() {
      await desk.stop();
      await connector.stop();
    },
  };
}

/** One of its own for each test of a file; each must have spoken with Slack as Slack wants it. */
export function useTeamsDesk(): TeamsDesk {
  const desk = {} as TeamsDesk;
  beforeEach(async () => {
    Object.assign(desk, await start());
  });
  afterEach(async () => {
    expect(desk.slack.protocolErrors).toEqual([]);
    await desk.stop();
  });
  return desk;
}
