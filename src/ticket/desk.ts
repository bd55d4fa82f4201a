import type { Clock } from '../clock.ts';
import type { Retention } from '../config.ts';
import type { DailyBackups } from '../db/backup/daily.ts';
import type { Database } from '../db/client.ts';
import type { Dns } from '../dns/dns.ts';
import type { Files } from '../files/files.ts';
import type { SupportContact } from '../knowledge/support.ts';
import type { Logger } from '../logger.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Plans } from './playbooks/plans.ts';
import type { Playbook } from './playbooks/playbook.ts';
import type { Rights } from './rights.ts';

/** Everything that an operation needs, such as the database, the clock, and the playbooks. */
export interface Desk {
  database: Database;
  clock: Clock;
  logger: Logger;
  calendar: Calendar;
  playbooks: Playbook[];
  plans: Plans;
  /** Platform ids of people who are always leads. */
  leads: string[];
  /** How customers reach Support. */
  support: SupportContact;
  /** How customers send credentials, as a sentence with a link. Null if the configuration doesn't say. */
  secureRoute: string | null;
  keep: Retention;
  /** Null if nobody asked for daily backups. */
  backups: DailyBackups | null;
  /** What operations and commands get from other services. */
  outside: Outside;
  /** Wakes the courier after a commit, because there may be messages to deliver. */
  wake(): void;
}

export interface Outside {
  files: Files;
  /** Null if nobody asks DNS. */
  dns: Dns | null;
}

/** Who makes a change, and the key of the request (see `once.ts`). If a job makes the change, `person` is null. */
export interface By {
  person: ({ id: string; name: string } & Rights) | null;
  request?: string;
  /**
   * Whether the change is one of many in a bulk act. Each person then gets one message about the whole act, and channels
   * get no broadcasts.
   */
  bulk?: true;
}
