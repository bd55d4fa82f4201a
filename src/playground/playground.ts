import { type IRouter, json, Router } from 'express';
import { z } from 'zod';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createSlackPlatform, type SlackPlatform, type UserReply } from './slack/platform.ts';

/** What a person says in the playground: `{"user": "dana", "text": "/migration help", "channel": "migrations"}`. */
const said = z.object({
  user: z.string().default('dana'),
  channel: z.string().default('migrations'),
  text: z.string().regex(/^\/\S+/, 'A text begins with a slash command, such as /migration help.'),
});

/**
 * The product as it is, against a Slack of its own on the loopback address: nobody needs an account to try it. What was
 * said there lives as long as the process; tickets live in the database.
 */
export async function createPlayground(config: Config): Promise<App> {
  let port = config.port;
  const slack = createSlackPlatform({ botUrl: () => `http://127.0.0.1:${port}/slack/events` });
  await slack.start();
  const app = await createApp(
    {
      ...config,
      host: '127.0.0.1',
      slack: {
        mode: 'http',
        botToken: slack.botToken,
        signingSecret: slack.signingSecret,
        apiUrl: slack.apiUrl,
      },
    },
    { routers: [createRouter(slack)] },
  );
  return {
    ...app,
    async start() {
      port = await app.start();
      console.log('No chat platform is configured, so this is a playground with a Slack of its own. Try it:');
      console.log(
        `  curl -s localhost:${port}/playground/say -H 'content-type: application/json' -d '{"user":"dana","text":"/migration help"}'`,
      );
      return port;
    },
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}

function createRouter(slack: SlackPlatform): IRouter {
  const router = Router();
  router.post('/playground/say', json(), async (request, response) => {
    const parsed = said.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: parsed.error.issues.map((issue) => issue.message).join(' ') });
      return;
    }
    const user = [...slack.people.values()].find(({ name }) => name === parsed.data.user);
    const channel = [...slack.channels.values()].find(({ name }) => name === parsed.data.channel);
    if (!user || !channel) {
      response.status(400).json({ error: 'There is no such person or channel here.' });
      return;
    }
    const [command = '', ...words] = parsed.data.text.split(' ');
    const answer = await slack.command({
      user: user.id,
      channel: channel.id,
      command,
      text: words.join(' '),
    });
    const url = new URLSearchParams(answer.sent.body).get('response_url');
    const told = await slack.until(
      (): UserReply | 'form' | undefined =>
        slack.replies.find((reply) => reply.url === url) ?? (slack.views.top(user.id) ? 'form' : undefined),
    );
    response.type('text/plain').send(told === 'form' ? 'A form opened.\n' : `${told.body.text}\n`);
  });
  return router;
}
