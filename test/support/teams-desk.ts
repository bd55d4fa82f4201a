import { afterEach, beforeEach, expect } from 'vitest';
import { type Connector, createConnector, type KeptActivity, personalChat } from './connector/connector.ts';
import { type DeskOptions, startDesk, type TestDesk } from './desk.ts';

/** The whole product between a loopback Slack and a loopback Teams, on a database of its own. */
export interface TeamsDesk extends TestDesk {
  connector: Connector;
  /** Writes to the bot in Teams, in the personal chat unless told otherwise, and waits for the answer there. */
  ask(from: string, text: string, conversation?: string): Promise<KeptActivity>;
  /** What the bot has written in a conversation, oldest first. */
  written(conversation: string): KeptActivity[];
}

export async function startTeamsDesk(options: DeskOptions = {}): Promise<TeamsDesk> {
  let url = '';
  const connector = createConnector({ botUrl: () => `${url}/api/messages` });
  await connector.start();
  const { authentication, credentials } = connector;
  const desk = await startDesk({
    teams: { authentication: { ...authentication }, credentials },
    ...options,
    env: {
      MICROSOFT_APP_ID: connector.appId,
      MICROSOFT_APP_PASSWORD: 'unused',
      MICROSOFT_APP_TENANT_ID: connector.tenantId,
      ...options.env,
    },
  });
  url = desk.url;
  const written = (conversation: string) =>
    connector.messages(conversation).filter(({ from }) => from === 'bot');
  return {
    ...desk,
    connector,
    written,
    async ask(from, text, conversation = personalChat(from)) {
      const before = written(conversation).length;
      const answer = await connector.say({ from, conversation, text });
      expect(answer.status).toBeLessThan(300);
      return connector.until(() => written(conversation)[before]);
    },
    async stop() {
      await desk.stop();
      await connector.stop();
    },
  };
}

/** A desk of its own for each test of a file. */
export function useTeamsDesk(options: DeskOptions = {}): TeamsDesk {
  const desk = {} as TeamsDesk;
  beforeEach(async () => {
    Object.assign(desk, await startTeamsDesk(options));
  });
  afterEach(() => desk.stop());
  return desk;
}

/** Everything that a message says, and the data of its buttons. */
export function contentOf({ activity }: KeptActivity): string {
  return JSON.stringify(activity.attachments ?? activity.text);
}
