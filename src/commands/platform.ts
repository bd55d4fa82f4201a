import type { IRouter } from 'express';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Transport } from '../delivery/transport.ts';
import type { Logger } from '../logger.ts';
import type { Directory } from '../people/directory.ts';
import type { AppContext } from './context.ts';
import type { Places } from './place.ts';

/** What every chat platform needs in addition to its own settings. */
export interface PlatformParts {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** How long a command waits for the platform, and a form for its command, in ms. After that, the bot continues without. */
  askWithin: number;
}

/** A chat platform, as the rest of the product sees it. Ids of its people and places start with its name and a colon. */
export interface Platform {
  transport: Transport;
  directory: Directory;
  places: Places;
  /** Receives the platform's requests. */
  router: IRouter;
  /** Why the platform isn't ready, or null. */
  problem(): string | null;
  /** Starts to listen. */
  start(context: AppContext): Promise<void>;
  /** Resolves when no request is in flight. */
  settled(): Promise<void>;
  /** Takes no new requests and waits for those in flight, at most `patience` ms. */
  stop(patience: number): Promise<void>;
}
