import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitCredentials } from '../../../src/teams/connection/credentials.ts';
import { createHttpClient } from '../../../src/teams/connection/http-client.ts';
import { createBareBot } from '../../support/connector/bare-bot.ts';
import { type Connector, createConnector, dana, personalChat } from '../../support/connector/connector.ts';

let connector: Connector;

beforeEach(async () => {
  connector = createConnector();
  await connector.start();
});

afterEach(() => connector.stop());

test('never sends a request if its token arrives too late', async () => {
  const { credentials } = connector;
  const token = Promise.withResolvers<void>();
  const signed = Promise.withResolvers<void>();
  const slow: typeof credentials = {
    isValidAppId: credentials.isValidAppId,
    isAuthenticationDisabled: credentials.isAuthenticationDisabled,
    async createCredentials(...about) {
      const given = await credentials.createCredentials(...about);
      return {
        async signRequest(request) {
          await token.promise;
          const good = await given.signRequest(request);
          signed.resolve();
          return good;
        },
      };
    },
  };
  const bot = createBareBot(
    {
      ...connector,
      url: connector.url,
      authentication: connector.authentication,
      credentials: limitCredentials(slow, 20),
    },
    async () => undefined,
    { httpClient: createHttpClient() },
  );
  await expect(bot.post(personalChat(dana), 'x')).rejects.toThrow('no answer within 20 ms');
  token.resolve();
  await signed.promise;
  await createBareBot(connector, async () => undefined).post(personalChat(dana), 'later');
  expect(connector.messages(personalChat(dana)).map(({ activity }) => activity.text)).toEqual(['later']);
});
