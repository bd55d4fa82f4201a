import { json, Router } from 'express';
import { arrival } from '../commands/arrival.ts';
import { notStarted, type Platform, type PlatformParts } from '../commands/platform.ts';
import { createInFlight } from '../commands/queue/in-flight.ts';
import type { TeamsSettings } from '../config.ts';
import { Adapter } from './connection/adapter.ts';
import { refuseOtherServices, refuseStrangers } from './connection/anonymous.ts';
import { createConnector } from './connection/connector.ts';
import { createOutlet } from './connection/outlet.ts';
import type { Connection } from './connection/settings.ts';
import { createTokenCheck } from './connection/token-check.ts';
import { createTokenSource } from './connection/token-sources.ts';
import { createTokens } from './connection/tokens.ts';
import { listenToButtons } from './doors/button.ts';
import { listenToCommands } from './doors/command.ts';
import type { Door } from './doors/door.ts';
import { listenToFileConsent } from './doors/file-consent.ts';
import { listenToForms } from './doors/form.ts';
import { listenToJoined } from './doors/joined.ts';
import { createReceiver } from './doors/receive.ts';
import { createRoutes } from './doors/routes.ts';
import { listenToSearch } from './doors/search.ts';
import { listenToShortcuts } from './doors/shortcut.ts';
import { listenToUnknown } from './doors/unknown.ts';
import { createDrawing } from './drawing.ts';
import { createTeamsFiles } from './files.ts';
import { platform } from './ids.ts';
import { createConversations } from './people/conversations.ts';
import { createDirectory } from './people/directory.ts';
import { createRoster } from './people/roster.ts';
import { createPlaces } from './places.ts';
import { createTransport } from './transport.ts';

/** The path that Teams sends all requests to. */
const endpoint = '/api/messages';

/**
 * The maximum size of a request's body. Larger requests are refused with 413. Activities from Teams are far smaller.
 */
const bodyLimit = '1mb';

/** Connects the product to Teams. */
export function createTeams(
  options: PlatformParts & { settings: TeamsSettings; connection?: Connection },
): Platform {
  const { settings, connection, logger } = options;
  const adapter = new Adapter(settings, connection);
  const routes = createRoutes(adapter);
  const conversations = createConversations(options);
  const standIn = typeof connection === 'object' ? connection : undefined;
  const tokens =
    connection === 'anonymous' ? null : createTokens(createTokenSource(settings, standIn?.login));
  // Only stand-ins for Teams run on this machine.
  const local = connection !== undefined;
  const outlet = createOutlet(createConnector({ tokens, local }));
  const roster = createRoster({
    conversations,
    outlet,
    tenantId: settings.tenantId,
    askWithin: options.askWithin,
  });
  const draw = createDrawing(options.timezone, conversations.zones, logger);
  const files = createTeamsFiles({ clock: options.clock, local });
  const inFlight = createInFlight(platform, logger);
  const checkToken = createTokenCheck(tokens);
  const router = Router();
  let started = false;

  function listen(door: Door): void {
    listenToButtons(routes, door);
    listenToForms(routes, door);
    listenToFileConsent(routes, door);
    listenToJoined(routes, door);
    listenToSearch(routes, door);
    listenToShortcuts(routes, door);
    listenToUnknown(routes);
    listenToCommands(routes, door);
    router.post(
      endpoint,
      arrival(() => options.arrive(platform)),
    );
    if (connection === 'anonymous') router.post(endpoint, refuseStrangers);
    router.post(endpoint, json({ limit: bodyLimit }));
    if (connection === 'anonymous') router.post(endpoint, refuseOtherServices);
    const receive = createReceiver({ adapter, routes, outlet, local }, door);
    router.post(endpoint, async (request, response) => {
      const { status, body } = await inFlight.track(
        receive(request.headers.authorization ?? '', request.body),
      );
      response.status(status).json(body);
    });
  }

  return {
    transport: createTransport({ conversations, outlet, draw }),
    directory: createDirectory({ conversations, roster }),
    places: createPlaces(conversations),
    files,
    router,
    check: async () => (started ? checkToken() : notStarted),
    async start(context) {
      listen({ context, conversations, roster, files, logger, draw, tenantId: settings.tenantId });
      started = true;
      // Nobody waits for the first token, but the first message needs one.
      void checkToken();
    },
    settled: inFlight.settled,
    stop: inFlight.stop,
  };
}
