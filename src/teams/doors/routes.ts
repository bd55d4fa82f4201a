import { Application } from '@microsoft/teams-ai/lib/Application.js';
import { type Activity, TurnContext } from 'botbuilder';
import type { Heard } from '../activity.ts';
import type { Adapter } from '../connection/adapter.ts';
import type { Turn } from './turn.ts';

/** Finds the door for each activity. teams-ai's Application does nothing else here. */
export interface Routes {
  /**
   * Adds a route: an activity in which `read` finds something goes to `take`. If several doors could handle an
   * activity, only the first one does.
   */
  add<T>(read: (heard: Heard) => T | null, take: (turn: Turn, heard: Heard, found: T) => Promise<void>): void;
  /** Handles an activity. Rejects with whatever its door throws. */
  run(turn: Turn, heard: Heard): Promise<void>;
}

interface Running {
  turn: Turn;
  heard: Heard;
}

const key = Symbol('running');

export function createRoutes(adapter: Adapter): Routes {
  const application = new Application({ startTypingTimer: false, removeRecipientMention: false });
  const runningIn = (context: TurnContext) => context.turnState.get<Running>(key);
  return {
    add(read, take) {
      application.addRoute(
        async (context) => read(runningIn(context).heard) !== null,
        async (context) => {
          const { turn, heard } = runningIn(context);
          await take(turn, heard, read(heard)!);
        },
      );
    },
    async run(turn, heard) {
      const context = new TurnContext(adapter, heard as unknown as Activity);
      context.turnState.set(key, { turn, heard });
      await application.run(context);
    },
  };
}
