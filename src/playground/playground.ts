import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IRouter, json, Router } from 'express';
import { z } from 'zod';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { createSlackPlatform, type SlackPlatform } from './slack/platform.ts';

const manifest = z
  .object({
    features: z.object({ slash_commands: z.array(z.object({ command: z.string() })) }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  })
  .transform(({ features, oauth_config }) => ({
    commands: features.slash_commands.map(({ command }) => command),
    scopes: oauth_config.scopes.bot,
  }));

/**
 * The product as it is, against a Slack of its own on the loopback address: nobody needs an account to try it. What was
 * said there lives as long as the process; tickets live in the database.
 */
export async function createPlayground(config: Config): Promise<App> {
  const installed = readManifest();
  let port = config.port;
  const slack = createSlackPlatform({ botUrl: () => `http://127.0.0.1:${port}/slack/events` });
  slack.scopes = new Set(installed.scopes);
  await slack.start();
  const { botToken, signingSecret, apiUrl } = slack;
  const app = await createApp(
    { ...config, slack: { mode: 'http', botToken, signingSecret, apiUrl } },
    { routers: [createRouter(slack, installed.commands)] },
  );
  return {
    ...app,
    async start() {
      port = await app.start();
      return port;
    },
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}

/** Said once it listens. */
export function playgroundWelcome(port: number): string {
  const at = `localhost:${port}/playground`;
  return [
    'No chat platform is configured, so this is a playground with a Slack of its own. Try it:',
    `  curl -s ${at}/say -H 'content-type: application/json' -d '{"user":"dana","text":"/migration help"}'`,
    `  curl -s '${at}/messages?channel=migrations'`,
  ].join('\n');
}

function readManifest() {
  const file = join(import.meta.dirname, '../../manifests/slack.json');
  return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function createRouter(slack: SlackPlatform, commands: string[]): IRouter {
  const router = Router();
  router.post('/playground/say', json(), async (request, response) => {
    const said = z.object({ user: z.string(), channel: z.string().default('migrations'), text: z.string() });
    const { data } = said.safeParse(request.body);
    const user = [...slack.people.values()].find(({ name }) => name === data?.user);
    const channel = [...slack.channels.values()].find(({ name }) => name === data?.channel);
    const [command = '', ...words] = data?.text.split(' ') ?? [];
    if (!user || !channel || !commands.includes(command)) {
      response.status(400).json({ error: usage(slack, commands) });
      return;
    }
    const text = await say(slack, { user: user.id, channel: channel.id, command, text: words.join(' ') });
    response.type('text/plain').send(`${text}\n`);
  });
  router.get('/playground/messages', (request, response) => {
    const channel = [...slack.channels.values()].find(({ id, name }) =>
      [id, name].includes(String(request.query.channel)),
    );
    const seen = slack.messages(channel?.id ?? '').filter((message) => !message.ephemeralTo);
    const lines = seen.map((message) => `${message.thread_ts ? '  ' : ''}${readable(message.text)}`);
    response.type('text/plain').send(`${lines.join('\n\n')}\n`);
  });
  return router;
}

/** What a person is told, or that a form has opened. */
async function say(slack: SlackPlatform, input: Parameters<SlackPlatform['command']>[0]): Promise<string> {
  if (slack.views.top(input.user)) await slack.close(input.user, true);
  const answer = await slack.command(input);
  const url = new URLSearchParams(answer.sent.body).get('response_url');
  return slack.until(() => {
    const reply = slack.replies.find((candidate) => candidate.url === url);
    if (reply) return readable(String(reply.body.text));
    return slack.views.top(input.user)
      ? 'A form opens here; in this playground, give all values in the line.'
      : undefined;
  });
}

function readable(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function usage(slack: SlackPlatform, commands: string[]): string {
  const people = [...slack.people.values()].map(({ name }) => name).join(', ');
  const channels = [...slack.channels.values()].filter(({ isIm }) => !isIm).map(({ name }) => name);
  return `Give a user (${people}), a channel (${channels.join(', ')}) and a text that begins with ${commands.join(' or ')}.`;
}
