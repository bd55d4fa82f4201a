import {
  createSlackPlatform,
  type HttpFault,
  type Json,
  type SlackMessage,
} from '../../src/playground/slack/platform.ts';
import { createWebClients } from '../../src/slack/connection/web-clients.ts';
import { toId } from '../../src/slack/ids.ts';
import { createTransport } from '../../src/slack/transport.ts';
import { describeTransport, type Harness, type Shown } from '../delivery/transport-contract.ts';

const channel = 'C0MIGR';
const webPage: HttpFault = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><h1>Down for maintenance</h1></html>',
};
const tooMany: HttpFault = { status: 429, body: '{"ok":false,"error":"ratelimited"}' };

describeTransport('Slack', {
  create,
  reasons: {
    'limits the rate and says for how long': 'ratelimited',
    'limits the rate without saying for how long': 'ratelimited',
    'has removed the bot from the place': 'not_in_channel',
    'does not let the bot post there': 'is_archived',
    'does not know the place': 'channel_not_found',
    "rejects the bot's token": 'invalid_auth',
    'has an internal error': 'internal_error',
    'is overloaded': 'WebAPIHTTPError',
    'closes the connection without an answer': 'WebAPIRequestError',
    'cannot be reached': 'WebAPIRequestError',
    'answers with a code that nobody knows': 'unheard_of',
    'answers with a web page and the status 200': 'unreadable answer',
    'answers with an unreadable 403': 'WebAPIHTTPError',
    'redirects the request': 'WebAPIHTTPError',
  },
  retryAfterUnsaid: 1,
  noMessage: '1700000000.000001',
});

async function create(deliverWithin?: number): Promise<Harness> {
  const slack = createSlackPlatform();
  slack.scopes = new Set(['chat:write', 'chat:write.public']);
  await slack.start();
  const { botToken, apiUrl, faults } = slack;
  const fail = (error: string) => () => faults.failChannel(channel, error);
  return {
    transport: createTransport(createWebClients({ botToken, apiUrl, deliverWithin }).deliveries),
    place: toId(channel),
    shown: () => slack.messages(channel).map(toShown),
    asked: () => slack.calls.length,
    arrange: {
      'limits the rate and says for how long': () => faults.rateLimitChannel(channel, { retryAfter: 30 }),
      'limits the rate without saying for how long': () => faults.failNext('*', tooMany, 2),
      'has removed the bot from the place': fail('not_in_channel'),
      'does not let the bot post there': fail('is_archived'),
      'does not know the place': fail('channel_not_found'),
      "rejects the bot's token": fail('invalid_auth'),
      'has an internal error': fail('internal_error'),
      'is overloaded': () => faults.failNext('*', { status: 503 }, 2),
      'closes the connection without an answer': () => faults.dropAnswer('*', 2),
      'cannot be reached': slack.stop,
      'answers with a code that nobody knows': fail('unheard_of'),
      'answers with a web page and the status 200': () => faults.failNext('*', webPage, 2),
      'answers with an unreadable 403': () => faults.failNext('*', { ...webPage, status: 403 }, 2),
      'redirects the request': () =>
        faults.failNext('*', { status: 302, headers: { location: '/signin' } }, 2),
    },
    hang: () => faults.delay('*', 3_600_000),
    stop: slack.stop,
  };
}

function toShown({ ts, thread_ts, text, blocks, mentions }: SlackMessage): Shown {
  const shown = blocks.length > 0 ? blocks.map(toText).join('\n') : unescaped(text);
  return {
    id: ts,
    text: shown,
    thread: thread_ts,
    calls: mentions.map((mention) => JSON.stringify(mention)),
  };
}

/**
 * Returns the text that Slack shows as it is. Leaves out text that Slack would interpret, so the tests fail if a
 * message has any.
 */
function toText(block: Json): string {
  if (block.type === 'text' || block.type === 'plain_text') return String(block.text);
  return Array.isArray(block.elements) ? block.elements.map(toText).join('') : '';
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
