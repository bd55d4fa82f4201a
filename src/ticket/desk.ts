import type { Clock } from '../clock.ts';
import type { Database } from '../db/client.ts';
import type { Logger } from '../logger.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Plans } from './playbooks/plans.ts';
import type { Playbook } from './playbooks/playbook.ts';

/** What every operation works with. */
export interface Desk {
  database: Database;
  clock: Clock;
  logger: Logger;
  calendar: Calendar;
  playbooks: Playbook[];
  plans: Plans;
  /** Says that deliveries may be owed: called after a commit. */
  wake(): void;
}

/** Who asks for a change, and by which request (see `once.ts`); the clock's own changes have no person. */
export interface By {
  person: { id: string; name: string; lead: boolean } | null;
  request?: string;
}
