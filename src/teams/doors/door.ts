import type { AppContext } from '../../commands/context.ts';
import type { Logger } from '../../logger.ts';
import type { Draw } from '../drawing.ts';
import type { TeamsFiles } from '../files.ts';
import type { Conversations } from '../people/conversations.ts';
import type { Roster } from '../people/roster.ts';

/** What all doors share. Each door handles one kind of activity, such as commands or buttons. */
export interface Door {
  context: AppContext;
  conversations: Conversations;
  roster: Roster;
  files: TeamsFiles;
  logger: Logger;
  draw: Draw;
  /** The bot's own tenant. */
  tenantId: string;
}
