import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { json, Router } from 'express';
import { arrival } from '../commands/arrival.ts';
import { notStarted, type Platform, type PlatformParts } from '../commands/platform.ts';
import { createInFlight } from '../commands/queue/in-flight.ts';
import type { TeamsSettings } from '../config.ts';
import { actorOf, isRequest, readActivity } from './activity.ts';
import { Adapter } from './connection/adapter.ts';
import { refuseOtherServices, refuseStrangers } from './connection/anonymous.ts';
import { createOutlet } from './connection/outlet.ts';
import type { Connection } from './connection/settings.ts';
import { createTokenCheck } from './connection/token-check.ts';
import { listenToButtons } from './doors/button.ts';
import { listenToCommands } from './doors/command.ts';
import { type Door, keepHeard } from './doors/door.ts';
import { listenToForms } from './doors/form.ts';
import { listenToUnknown } from './doors/unknown.ts';
import { createDrawing } from './drawing.ts';
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
  const adapter = new Adapter(settings, logger, connection);
  const application = new Application({ adapter, botAppId: settings.appId, startTypingTimer: false });
  const conversations = createConversations(options);
  const outlet = createOutlet(adapter, settings.appId);
  const roster = createRoster({
    conversations,
    outlet,
    tenantId: settings.tenantId,
    askWithin: options.askWithin,
  });
  const draw = createDrawing(options.timezone, conversations.zones, logger);
  const inFlight = createInFlight(platform, logger);
  const checkToken = createTokenCheck(adapter.credentials, settings);
  const router = Router();
  let started = false;

  function listen(door: Door): void {
    listenToButtons(application, door);
    listenToForms(application, door);
    listenToUnknown(application);
    listenToCommands(application, door);
    router.post(
      endpoint,
      arrival(() => options.arrive(platform)),
    );
    if (connection === 'anonymous') router.post(endpoint, refuseStrangers);
    router.post(endpoint, json({ limit: bodyLimit }));
    if (connection === 'anonymous') router.post(endpoint, refuseOtherServices);
    router.post(endpoint, async (request, response) => {
      const { status, body } = await inFlight.track(
        adapter.receive(request.headers.authorization ?? '', request.body, async (context) => {
          const heard = readActivity(context.activity);
          if (!heard) return;
          keepHeard(context, heard);
          // A request that will be refused costs no statement. Earlier requests of the same person were stored.
          if (!isRequest(heard) || !door.context.queue.isFull(actorOf(heard)))
            await conversations.hear(heard);
          await application.run(context);
        }),
      );
      response.status(status).json(body);
    });
  }

  return {
    transport: createTransport({ conversations, outlet, draw }),
    directory: createDirectory({ conversations, roster }),
    places: createPlaces(conversations),
    router,
    check: async () => (started ? checkToken() : notStarted),
    async start(context) {
      listen({ context, conversations, roster, logger, draw });
      started = true;
      // Nobody waits for the first token, but the first message needs one.
      void checkToken();
    },
    settled: inFlight.settled,
    stop: inFlight.stop,
  };
}
