import { App, ExpressReceiver } from '@slack/bolt';
import { Router } from 'express';
import { arrival } from '../commands/arrival.ts';
import { notStarted, type Platform, type PlatformParts } from '../commands/platform.ts';
import { createInFlight } from '../commands/queue/in-flight.ts';
import { failing } from '../condition.ts';
import type { SlackSettings } from '../config.ts';
import { createBoltLogger } from './connection/bolt-logger.ts';
import { checkRequests } from './connection/check-request.ts';
import { CheckedSocketReceiver } from './connection/checked-socket.ts';
import { quickFetch } from './connection/http-client.ts';
import { keepRawBody, requestKeyOf } from './connection/request-key.ts';
import { createTokenCheck } from './connection/token-check.ts';
import { createWebClients } from './connection/web-clients.ts';
import { listenToButtons } from './doors/button.ts';
import { listenToChannelShared } from './doors/channel-shared.ts';
import { listenToCommands } from './doors/command.ts';
import type { Door } from './doors/door.ts';
import { listenToForms } from './doors/form.ts';
import { listenToHome, redrawHomes } from './doors/home.ts';
import { listenToJoined } from './doors/joined.ts';
import { listenToShortcuts } from './doors/shortcut.ts';
import { listenToTalk } from './doors/talk.ts';
import { listenToUnknown } from './doors/unknown.ts';
import { listenToUserChange } from './doors/user-change.ts';
import { createSlackFiles } from './files.ts';
import { platform } from './ids.ts';
import { createDirectory } from './people/directory.ts';
import { createIdentity } from './people/identity.ts';
import { createPlaces } from './places.ts';
import { createTransport } from './transport.ts';

/** The path that Slack sends all requests to. */
const endpoint = '/slack/events';

/** Connects the product to Slack, over HTTP or in Socket Mode. In Socket Mode, the returned router handles nothing. */
export function createSlack(options: PlatformParts & { settings: SlackSettings }): Platform {
  const { settings, logger } = options;
  const clients = createWebClients(settings);
  const identity = createIdentity({ ...options, client: clients.people });
  const files = createSlackFiles({ client: clients.people, identity, settings });
  const router = Router();
  const boltLogger = createBoltLogger(logger);
  const inFlight = createInFlight(platform, logger);
  const checkToken = createTokenCheck(clients.people, identity);
  const arrive = () => options.arrive(platform);
  let app: App | null = null;
  let started = false;
  let redraw = async () => {};
  let redrawing: Promise<void> | null = null;
  /** Whether Slack can reach us. Over HTTP, this is always true. In Socket Mode, it is true only while connected. */
  let connected = settings.mode === 'http';

  function createReceiver() {
    if (settings.mode === 'socket') {
      const receiver = new CheckedSocketReceiver(
        {
          appToken: settings.appToken,
          logger: boltLogger,
          installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl } },
          customPropertiesExtractor: (event) => ({
            requestKey: event.envelope_id ? `slack:${event.envelope_id}` : undefined,
          }),
        },
        logger,
        arrive,
      );
      receiver.client.on('connected', () => {
        connected = true;
      });
      receiver.client.on('reconnecting', () => {
        connected = false;
      });
      return receiver;
    }
    router.post(endpoint, arrival(arrive));
    router.use(endpoint, ...keepRawBody());
    router.post(endpoint, checkRequests(settings.signingSecret, logger));
    return new ExpressReceiver({
      signingSecret: settings.signingSecret,
      endpoints: endpoint,
      router,
      logger: boltLogger,
      customPropertiesExtractor: (request) => ({ requestKey: requestKeyOf(request) }),
    });
  }

  /** Starts connecting, and returns immediately. Bolt keeps trying, unless Slack refuses the token. */
  function connect(app: App): void {
    app
      .start()
      .catch((error: Error) =>
        logger.error({ error: error.message }, 'Slack refuses the Socket Mode connection'),
      );
  }

  return {
    transport: createTransport(clients.deliveries),
    directory: createDirectory(clients.people, identity.get),
    places: createPlaces(clients.people, options.askWithin),
    files,
    router,
    async check() {
      if (!started) return notStarted;
      if (connected) return checkToken();
      return failing(
        'Socket Mode is not connected.',
        'Check SLACK_APP_TOKEN, and see whether Slack has an outage.',
      );
    },
    async start(context) {
      identity.start();
      app = new App({
        receiver: createReceiver(),
        logger: boltLogger,
        convoStore: false,
        extendedErrorHandler: true,
        // Bolt posts to each `response_url` with this `fetch`.
        clientOptions: { slackApiUrl: settings.apiUrl, fetch: quickFetch },
        // Uses the identity in memory, because a call to Slack would delay every acknowledgment.
        authorize: async () => ({
          botToken: settings.botToken,
          botId: identity.known()?.botId,
          botUserId: identity.known()?.userId,
        }),
      });
      const door: Door = {
        context,
        client: clients.people,
        files,
        logger,
        identity,
        askWithin: options.askWithin,
        track: inFlight.track,
      };
      redraw = () => inFlight.track(redrawHomes(door));
      listenToCommands(app, door);
      listenToButtons(app, door);
      listenToForms(app, door);
      listenToShortcuts(app, door);
      listenToTalk(app, door);
      listenToJoined(app, door);
      listenToHome(app, door);
      listenToUserChange(app, door);
      listenToChannelShared(app, door);
      listenToUnknown(app, door);
      app.error(async (failed: { error: Error }) => {
        logger.error({ err: failed.error }, 'a request failed');
        throw failed.error;
      });
      if (settings.mode === 'socket') connect(app);
      started = true;
    },
    redraw() {
      // A slow run goes on while the jobs of the next minute run.
      redrawing ??= redraw().finally(() => {
        redrawing = null;
      });
      return redrawing;
    },
    settled: inFlight.settled,
    async stop(patience) {
      identity.stop();
      if (settings.mode === 'socket' && started) await app?.stop();
      await inFlight.stop(patience);
    },
  };
}
