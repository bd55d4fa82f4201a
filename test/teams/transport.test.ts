import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import type { Element } from '../../src/teams/cards/message.ts';
import { toMessage } from '../../src/teams/cards/message.ts';
import { createConnector as createCalls } from '../../src/teams/connection/connector.ts';
import { createHttpClient } from '../../src/teams/connection/http-client.ts';
import { createOutlet } from '../../src/teams/connection/outlet.ts';
import { createTokenSource } from '../../src/teams/connection/token-sources.ts';
import { createTokens } from '../../src/teams/connection/tokens.ts';
import { toId } from '../../src/teams/ids.ts';
import { createConversations } from '../../src/teams/people/conversations.ts';
import { createTransport } from '../../src/teams/transport.ts';
import { describeTransport, type Harness, type Shown } from '../delivery/transport-contract.ts';
import { createTestClock } from '../support/clock.ts';
import { createConnector, type KeptActivity, migrations, tenantId } from '../support/connector/connector.ts';
import { createTestDatabase } from '../support/database.ts';
import { shownLines } from './scene.ts';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

describeTransport('Teams', {
  create,
  reasons: {
    'limits the rate and says for how long': 'TooManyRequests',
    'limits the rate without saying for how long': 'TooManyRequests',
    'has removed the bot from the place':
      'Migration Desk was removed from this conversation (BotNotInConversationRoster)',
    'does not let the bot post there': 'messages to this conversation are blocked (MessageWritesBlocked)',
    'does not know the place': 'ConversationNotFound',
    "rejects the bot's token": 'BotNotRegistered',
    'has an internal error': 'ServiceError',
    'is overloaded': 'HTTP 503',
    'closes the connection without an answer': 'UND_ERR_SOCKET',
    'cannot be reached': 'ECONNREFUSED',
    'answers with a code that nobody knows': 'UnheardOf',
    'answers with a web page and the status 200': 'the reply did not come from the Bot Connector',
    'answers with an unreadable 403': 'HTTP 403',
    'redirects the request': 'HTTP 302',
  },
  retryAfterUnsaid: undefined,
  noMessage: '1600000000000',
});

async function create(within?: number): Promise<Harness> {
  const connector = createConnector();
  await connector.start();
  const { faults, standIn, appId, conversations } = connector;
  const place = toId(migrations);
  const row = {
    kind: 'channel',
    tenantId,
    serviceUrl: connector.url,
    botId: connector.bot.id,
    seenAt: new Date(0),
    retired: null,
  };
  await database.client.teamsConversation.upsert({
    where: { place },
    create: { place, ...row },
    update: row,
  });
  const logger = createLogger('silent');
  const settings = { appId, tenantId, password: 'unused', type: 'SingleTenant' } as const;
  const tokens = createTokens(createTokenSource(settings, standIn.login));
  const calls = createCalls({ tokens, local: true, http: createHttpClient(within) });
  const fail = (status: number, code?: string) => () =>
    faults.failConversation(migrations, { status, body: code ? { error: { code, message: code } } : '' });
  return {
    transport: createTransport({
      conversations: createConversations({ database, clock: createTestClock(), logger }),
      outlet: createOutlet(calls),
      draw: async (card) => toMessage(card),
    }),
    place,
    shown: () => connector.messages(migrations).map(toShown),
    asked: () => connector.calls.length,
    arrange: {
      'limits the rate and says for how long': () => faults.rateLimit(migrations, { retryAfter: 30 }),
      'limits the rate without saying for how long': () => faults.rateLimit(migrations, {}),
      'has removed the bot from the place': () =>
        void Object.assign(conversations.get(migrations)!, { installed: false }),
      'does not let the bot post there': fail(403, 'MessageWritesBlocked'),
      'does not know the place': () => void conversations.delete(migrations),
      "rejects the bot's token": fail(401, 'BotNotRegistered'),
      'has an internal error': fail(500, 'ServiceError'),
      'is overloaded': fail(503),
      'closes the connection without an answer': () => faults.dropAnswer('*', 2),
      'cannot be reached': connector.stop,
      'answers with a code that nobody knows': fail(403, 'UnheardOf'),
      'answers with a web page and the status 200': () =>
        faults.failConversation(migrations, { status: 200, body: '<html>Down for maintenance</html>' }),
      'answers with an unreadable 403': () =>
        faults.failConversation(migrations, { status: 403, body: '<html>Forbidden</html>' }),
      'redirects the request': () =>
        faults.failConversation(migrations, { status: 302, headers: { location: '/signin' } }),
    },
    hang: () => faults.delay('*', 3_600_000),
    stop: connector.stop,
  };
}

function toShown({ id, thread, activity }: KeptActivity): Shown {
  const { attachments, text, entities } = activity as unknown as Posted;
  const { body, msteams } = attachments[0]!.content;
  const calls = [...(entities ?? []), ...(msteams.entities ?? [])].filter(({ type }) => type === 'mention');
  // Includes text outside the card, which Teams would show as a second message, in markdown.
  const lines = [...(text ? [text] : []), ...shownLines(body)];
  return {
    id,
    text: lines.join('\n'),
    thread: thread === id ? undefined : thread,
    calls: calls.map((one) => JSON.stringify(one)),
  };
}

type Entity = { type: string };

interface Posted {
  text?: string;
  entities?: Entity[];
  attachments: { content: { body: Element[]; msteams: { entities?: Entity[] } } }[];
}
