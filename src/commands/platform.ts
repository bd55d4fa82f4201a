import type { IRouter } from 'express';
import type { Clock } from '../clock.ts';
import { type Condition, failing } from '../condition.ts';
import type { Database } from '../db/client.ts';
import type { Transport } from '../delivery/transport.ts';
import type { FileSource } from '../files/files.ts';
import type { Logger } from '../logger.ts';
import type { Directory } from '../people/directory.ts';
import type { Arrived } from '../trace/request.ts';
import type { AppContext } from './context.ts';
import type { Places } from './place.ts';

/** What every chat platform needs in addition to its own settings. */
export interface PlatformParts {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** The team's time zone, such as `America/Chicago`. */
  timezone: string;
  /**
   * How long to wait, in ms, for an answer from the platform, such as a name. A submitted form waits this long for its
   * command's answer, too. After that, the bot continues without the answer.
   */
  askWithin: number;
  /** Begins a request from a platform, with the platform's name. */
  arrive(platform: string): Arrived;
}

/**
 * A chat platform, as the rest of the product sees it. The ids of the platform's people and places start with the
 * platform's name and a colon.
 */
export interface Platform {
  transport: Transport;
  directory: Directory;
  places: Places;
  /** Reads the files that people send. */
  files: FileSource;
  /** Handles the HTTP requests that the platform sends. */
  router: IRouter;
  /** Says whether the platform accepts the bot's credentials and can reach the bot. Takes less than a second. */
  check(): Promise<Condition>;
  /** Connects to the platform and starts to answer requests. */
  start(context: AppContext): Promise<void>;
  /** Updates each person's App Home, if something in it has changed. Absent for a platform without App Home. */
  redraw?(): Promise<void>;
  /** Resolves when no request is in flight. */
  settled(): Promise<void>;
  /** Accepts no new requests, and waits at most `patience` ms for those in flight. */
  stop(patience: number): Promise<void>;
}

/** What a platform's check finds before the start. */
export const notStarted: Condition = failing('Not started yet.', 'Wait a few seconds.');
