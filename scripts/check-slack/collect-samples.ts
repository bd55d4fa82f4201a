import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../manifests/slack.json' with { type: 'json' };
import { createApp, type Overrides } from '../../src/app.ts';
import { subcommands } from '../../src/commands/table.ts';
import { readConfig } from '../../src/config.ts';
import { isJson, type Json } from '../../src/playground/slack/model.ts';
import { createSlackPlatform, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import { toNotice } from '../../src/slack/cards/form.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { createRelativeDays, fillDays } from '../../src/time/relative-days.ts';
import type { Sample } from './sample.ts';

const lee = 'U0LEE';
const channel = 'C0MIGR';
const aDay = 24 * 3_600_000;
/** A Monday morning in the default time zone, so that the samples don't depend on when they are collected. */
const start = new Date('2026-06-01T15:00:00Z');

/** Tickets to try the commands on. The first one is the ticket that the examples of all commands use. */
const openings = [
  'open acme.com from:rackspace-email to:office-365 service:assisted mailboxes:40 customer:"Acme Corp" account:1234567',
  'open globex.com from:gmail to:hosted-exchange service:assisted mailboxes:40 customer:Globex account:7654321',
  'open initech.com from:rackspace-email to:hosted-exchange via:chat customer:Initech account:2345678 ticket:180621-01234',
];

/** Tickets that are opened after a week. They stall together, so the digest has a chart of the stalled tickets. */
const laterOpenings = ['umbrella.example', 'hooli.example', 'vandelay.example'].map(
  (domain) =>
    `open ${domain} from:gmail to:rackspace-email service:assisted mailboxes:12 customer:Acme account:1234567`,
);

/** Mistakes, and answers that no example leads to. */
const others = [
  '',
  'set MIG-1 mailboxes:x',
  'set MIG-1 cutover:friday',
  'fqa',
  'advance MIG-1',
  'glossary',
  'list',
  'faq purple elephants',
];

/**
 * Runs the product against a Slack on this machine, and returns every message and view that it sends: the answers to all
 * examples of all commands, all help, all forms, updates, morning messages, digests, and App Home.
 *
 * @param overrides a database for tests. Without one, the product starts its own, in a temporary folder
 */
export async function collectSamples(overrides: Overrides = {}): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  let now = start;
  let port = 0;
  const patience = 45_000;
  const slack = createSlackPlatform({ botUrl: () => `http://127.0.0.1:${port}/slack/events`, patience });
  slack.scopes = new Set(manifest.oauth_config.scopes.bot);
  await slack.start();
  const config = readConfig({
    HOST: '127.0.0.1',
    PORT: '0',
    MD_DATA_DIR: folder,
    LOG_LEVEL: 'error',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MD_DNS_SERVERS: 'none',
  });
  const app = await createApp(config, {
    clockwork: false,
    askWithin: patience,
    ...overrides,
    clock: { now: () => now },
  });
  port = await app.start();
  const named: Sample[] = [];

  /** Gives a command, and waits for its answer or its form. */
  async function say(text: string): Promise<void> {
    const before = slack.views.top(lee)?.id;
    const { sent } = await slack.command({ user: lee, channel, command: '/migration', text });
    const url = new URLSearchParams(sent.body).get('response_url');
    const answers = () => slack.replies.filter((reply) => reply.url === url);
    await slack.until(() => answers().length > 0 || (slack.views.top(lee)?.id ?? before) !== before);
    named.push(...answers().flatMap(({ body }) => toSample(`the answer to /migration ${text}`, body)));
  }

  try {
    await say('subscribe');
    for (const opening of openings) await say(opening);
    await say('assign MIG-2 @sam');
    await say('assign MIG-1 @lee');
    const relativeDay = createRelativeDays(createCalendar(config.calendar), now);
    for (const { name, ticket, examples } of subcommands) {
      const own = name === 'open' ? [] : examples.map((example) => fillDays(example, relativeDay));
      for (const example of own) await say(example.replace(/\b(MIG-)?12\b/, 'MIG-1'));
      await say(`${name}${ticket ? ' MIG-1' : ''}`);
      if (name) await say(`help ${name}`);
    }
    for (const text of others) await say(text);
    await say('subscribe');
    // Over ten days, tickets stall, and people get their morning messages.
    for (let day = 1; day <= 10; day++) {
      now = new Date(start.getTime() + day * aDay);
      if (day === 7) for (const opening of laterOpenings) await say(opening);
      await app.tick();
      await app.drain();
    }
    await say('digest now');
    await app.drain();
    slack.faults.failNext('chat.postMessage', 'invalid_blocks');
    now = new Date(now.getTime() + 60_000);
    await say('digest now');
    await app.drain();
    await slack.openHome(lee);
    await slack.until(() => slack.views.home(lee));
    return [...named, ...sentBy(slack), ...notices()];
  } finally {
    await app.stop();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every message and view that the product sent through the Web API. */
function sentBy({ calls }: SlackPlatform): Sample[] {
  return calls.flatMap(({ method, body }): Sample[] => {
    if (method.startsWith('views.') && isJson(body.view)) return [viewSample(method, body.view)];
    return method.startsWith('chat.') ? toSample(`${method}: ${firstLine(body)}`, body) : [];
  });
}

/** The views without inputs, which the product shows while a form is late or out of date. */
function notices(): Sample[] {
  return [viewSample('views.update', toNotice('Change fields', 'Saving…') as unknown as Json)];
}

function viewSample(method: string, view: Json): Sample {
  const title = isJson(view.title) ? view.title.text : 'Home';
  return { name: `${method}: ${title}`, kind: 'view', view };
}

/** A message without blocks has nothing to check. */
function toSample(name: string, { blocks }: Json): Sample[] {
  const given = Array.isArray(blocks) ? blocks.filter(isJson) : [];
  return given.length > 0 ? [{ name, kind: 'message', blocks: given }] : [];
}

function firstLine({ text }: Json): string {
  return String(text ?? '').split('\n')[0] ?? '';
}
