/** How far a mailbox is, by what the migration tool reports. Source: docs/trade.md, "What the migration tool reports". */

/** The statuses of a mailbox, with what a message calls mailboxes of this status. In the order in which messages list them. */
export const statusWords = {
  done: 'done',
  'done-with-errors': 'done with errors',
  ready: 'ready',
  running: 'running',
  queued: 'queued',
  'waiting-user': 'waiting for the user',
  verified: 'verified',
  'not-started': 'not started',
  stopped: 'stopped',
  quota: 'over its license',
  failed: 'failed',
  unknown: 'in another status',
} as const;

export type Status = keyof typeof statusWords;

export const statuses = Object.keys(statusWords) as Status[];

/**
 * What kind of run a status reports the end of. `prestage`: a pass of old mail only. `end`: the last synchronization of a batch.
 * `other`: a run that moves nothing, or of a kind that we don't know.
 */
export type Run = 'verification' | 'trial' | 'prestage' | 'pass' | 'retry' | 'end' | 'other';

interface Meaning {
  status: Status;
  /** The run, if the word itself says which one ended. */
  run?: Run;
}

/** What the tools call the statuses, in lower case and without spaces. */
const meanings: Record<string, Meaning> = {
  // MigrationWiz and the self-service tool.
  notmigrated: { status: 'not-started' },
  notsubmitted: { status: 'not-started' },
  submitted: { status: 'queued' },
  queued: { status: 'queued' },
  waitingforenduser: { status: 'waiting-user' },
  waitingforuser: { status: 'waiting-user' },
  processing: { status: 'running' },
  readyformigration: { status: 'ready', run: 'trial' },
  completed: { status: 'done' },
  failed: { status: 'failed' },
  stopping: { status: 'stopped' },
  stopped: { status: 'stopped' },
  maximumtransferreached: { status: 'quota' },
  // Exchange Online.
  created: { status: 'not-started' },
  waiting: { status: 'not-started' },
  starting: { status: 'queued' },
  validating: { status: 'queued' },
  provisioning: { status: 'queued' },
  provisionupdating: { status: 'queued' },
  syncing: { status: 'running' },
  incrementalsyncing: { status: 'running' },
  completing: { status: 'running' },
  synced: { status: 'ready', run: 'pass' },
  incrementalsynced: { status: 'ready', run: 'pass' },
  completionsynced: { status: 'ready', run: 'pass' },
  syncedwitherrors: { status: 'done-with-errors', run: 'pass' },
  completedwitherrors: { status: 'done-with-errors', run: 'end' },
  completedwithwarnings: { status: 'done-with-errors', run: 'end' },
  completionfailed: { status: 'failed' },
  incrementalfailed: { status: 'failed' },
  corrupted: { status: 'failed' },
  incrementalstopped: { status: 'stopped' },
};

/** What a tool's own word for a status means. A word that we don't know is `unknown`. */
export function meaningOf(word: string): Meaning {
  const key = word.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(meanings, key) ? meanings[key]! : { status: 'unknown' };
}

/** The statuses of mailboxes that got as far as the last run was meant to bring them. */
export const goodStatuses = ['done', 'done-with-errors', 'ready', 'verified'] as const satisfies Status[];

/** Whether a run has ended with this status, with or without errors in single items. */
export function hasEnded(status: Status | null): boolean {
  return goodStatuses.some((one) => one === status);
}

/** Whether the tool still works on a mailbox, or will without anyone's help. */
export function isUnderWay(status: Status | null): boolean {
  return status === 'running' || status === 'queued';
}
