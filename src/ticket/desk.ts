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
  /** Wakes the courier after a commit, because deliveries may be owed. */
  wake(): void;
}

/** Who asks for a change, and in which request (see `once.ts`). Changes made by a job have no person. */
export interface By {
  person: { id: string; name: string; lead: boolean } | null;
  request?: string;
}
