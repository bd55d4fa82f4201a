/* What an operator wants to know, as functions that say what is wrong and what to do. `/readyz` and other tools use them. */

import { oldestBackup, sinceLastBackup } from '../checks/backups.ts';
import { inBytes, lasting } from '../checks/lasting.ts';
import { freeSpace, leastFree } from '../checks/space.ts';
import { type Condition, failing, fine, warning } from '../condition.ts';
import type { Database } from '../db/client.ts';
import { countFailingPlaces, oldestSendable } from './deliveries.ts';
import { sinceLastTick } from './replica.ts';

const minute = 60_000;
const mb = 1_000_000;

/** When a check warns. Times in ms, space in bytes. */
const limits = {
  tick: 5 * minute,
  owed: 2 * minute,
  /** Postgres needs 16 MB for its next file of changes, and stops without it. */
  space: { warning: leastFree, failing: 32 * mb },
};

/** Checks that some replica runs the jobs. */
export async function checkJobs(database: Pick<Database, 'executeSql'>): Promise<Condition> {
  const age = await sinceLastTick(database);
  if (age !== null && age <= limits.tick) return fine;
  const says = age === null ? 'The jobs have never run' : `The jobs last ran ${lasting(age)} ago`;
  return warning(
    `${says}, so digests and reminders are late.`,
    'See the log for errors of the job queue, and restart the bot.',
  );
}

/**
 * Checks that messages go out. Messages that have to wait, for example because of a rate limit, are no fault.
 * @param platforms the platforms that are connected
 */
export async function checkOwed(database: Database, platforms: string[], now: Date): Promise<Condition> {
  const since = await oldestSendable(database.client, platforms, now);
  const age = since ? now.getTime() - since.getTime() : 0;
  if (age <= limits.owed) return fine;
  return warning(
    `A message has been ready to be sent for ${lasting(age)}.`,
    'See the log for errors of message delivery, and restart the bot.',
  );
}

/** Checks that no place has stopped getting messages. */
export async function checkPlaces(database: Database): Promise<Condition> {
  const count = await countFailingPlaces(database.client);
  if (count === 0) return fine;
  return warning(
    `${count === 1 ? 'One channel or person gets' : `${count} channels or people get`} no messages.`,
    'The command "deliveries failed" lists the messages with the reasons. Fix the reason, then send them again with "deliveries retry".',
  );
}

/** Checks the free space on the disk that holds a folder. */
export async function checkSpace(folder: string, free = freeSpace): Promise<Condition> {
  const bytes = await free(folder);
  if (bytes > limits.space.warning) return fine;
  const problem = `The disk that holds ${folder} has ${inBytes(bytes)} left.`;
  const remedy = 'Free up space. Without it, Postgres stops, and nothing can be changed.';
  return bytes > limits.space.failing ? warning(problem, remedy) : failing(problem, remedy);
}

/** Checks that the newest backup in a folder isn't too old. */
export async function checkBackups(folder: string, now: Date): Promise<Condition> {
  const age = sinceLastBackup(folder, now);
  if (age !== null && age <= oldestBackup) return fine;
  const says = age === null ? `There is no backup in ${folder}` : `The last backup is ${lasting(age)} old`;
  return warning(`${says}.`, 'See the log for errors of the backup, and the folder for free space.');
}
