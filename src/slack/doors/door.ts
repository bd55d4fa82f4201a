import type { WebClient } from '@slack/web-api';
import type { AppContext } from '../../commands/context.ts';
import type { Logger } from '../../logger.ts';

/** What every door works with. */
export interface Door {
  context: AppContext;
  client: WebClient;
  logger: Logger;
  /** How long a form waits for its answer before it shows “Saving…”, in ms. */
  askWithin: number;
  /** Counts work as in flight, so that a stop waits for it. */
  track<T>(work: Promise<T>): Promise<T>;
}
