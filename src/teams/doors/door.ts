import type { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TurnContext } from 'botbuilder';
import type { AppContext } from '../../commands/context.ts';
import type { Logger } from '../../logger.ts';
import type { Heard } from '../activity.ts';
import type { Draw } from '../drawing.ts';
import type { Conversations } from '../people/conversations.ts';
import type { Roster } from '../people/roster.ts';

/** What all doors share. Each door handles one kind of activity, such as commands or buttons. */
export interface Door {
  context: AppContext;
  conversations: Conversations;
  roster: Roster;
  logger: Logger;
  draw: Draw;
}

const heardKey = Symbol('heard');

/** Stores an activity in the turn's context, where the doors find it. */
export function keepHeard(context: TurnContext, heard: Heard): void {
  context.turnState.set(heardKey, heard);
}

/**
 * Adds a route: an activity in which `read` finds something goes to `take`. If several doors could handle an activity,
 * only the first one does.
 */
export function listen<T>(
  application: Application,
  read: (heard: Heard) => T | null,
  take: (context: TurnContext, heard: Heard, found: T) => Promise<void>,
): void {
  const heardIn = (context: TurnContext) => context.turnState.get<Heard>(heardKey);
  application.addRoute(
    async (context) => read(heardIn(context)) !== null,
    async (context) => take(context, heardIn(context), read(heardIn(context))!),
  );
}
