import type { WebClient } from '@slack/web-api';
import type { AppContext } from '../../commands/context.ts';
import type { Logger } from '../../logger.ts';
import type { SlackFiles } from '../files.ts';
import type { IdentityKeeper } from '../people/identity.ts';

/** What all doors share. Each door handles one kind of request, such as commands or buttons. */
export interface Door {
  context: AppContext;
  client: WebClient;
  files: Pick<SlackFiles, 'upload'>;
  logger: Logger;
  identity: Pick<IdentityKeeper, 'get'>;
  /** How long a form waits for the answer before it shows “Saving…”, in ms. */
  askWithin: number;
  /** Marks work as still running, so that the shutdown waits for the work. */
  track<T>(work: Promise<T>): Promise<T>;
}
