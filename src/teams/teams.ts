import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { ActivityTypes, type TurnContext } from 'botbuilder';
import { json, Router } from 'express';
import { createInFlight } from '../commands/in-flight.ts';
import type { Platform, PlatformParts } from '../commands/platform.ts';
import type { TeamsSettings } from '../config.ts';
import { type Heard, readActivity } from './activity.ts';
import { Adapter } from './connection/adapter.ts';
import { refuseOtherServices, refuseStrangers } from './connection/anonymous.ts';
import { createOutlet } from './connection/outlet.ts';
import type { Connection } from './connection/settings.ts';
import type { Door } from './doors/door.ts';
import { executeName, onExecute } from './doors/execute.ts';
import { onMessage } from './doors/message.ts';
import { platform } from './ids.ts';
import { createConversations } from './people/conversations.ts';
import { createDirectory } from './people/directory.ts';
import { createRoster } from './people/roster.ts';
import { createPlaces } from './places.ts';
import { createTransport } from './transport.ts';

/** Where Teams sends everything. */
const endpoint = '/api/messages';

/** Teams' activities are small; a body over this is refused with 413. */
const bodyLimit = '1mb';

/** What is read of the activity of a turn. */
const heardKey = Symbol('heard');

function heardIn(context: TurnContext): Heard | undefined {
  return context.turnState.get<Heard>(heardKey);
}

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
  const inFlight = createInFlight(platform, logger);
  const router = Router();
  let started = false;

  function listen(door: Door): void {
    type Handler = (door: Door, context: TurnContext, heard: Heard) => Promise<void>;
    const route = (type: string, handler: Handler, name?: string) =>
      application.addRoute(
        async (context) => {
          const heard = heardIn(context);
          return heard?.type === type && (name === undefined || heard.name === name);
        },
        (context) => handler(door, context, heardIn(context)!),
        name !== undefined,
      );
    route(ActivityTypes.Message, onMessage);
    route(ActivityTypes.Invoke, onExecute, executeName);
    if (connection === 'anonymous') router.post(endpoint, refuseStrangers);
    router.post(endpoint, json({ limit: bodyLimit }));
    if (connection === 'anonymous') router.post(endpoint, refuseOtherServices);
    router.post(endpoint, async (request, response) => {
      const { status, body } = await inFlight.track(
        adapter.receive(request.headers.authorization ?? '', request.body, async (context) => {
          const heard = readActivity(context.activity);
          if (!heard) return;
          context.turnState.set(heardKey, heard);
          await conversations.hear(heard);
          await application.run(context);
        }),
      );
      response.status(status).json(body);
    });
  }

  return {
    transport: createTransport({ conversations, outlet }),
    directory: createDirectory({ conversations, roster }),
    places: createPlaces(conversations),
    router,
    problem: () => (started ? null : 'not started'),
    async start(office) {
      listen({ office, conversations, roster, logger });
      started = true;
    },
    settled: inFlight.settled,
    stop: inFlight.stop,
  };
}
