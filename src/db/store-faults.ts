/** What Postgres or the system says of a store that it cannot use, and what that means for the person who starts us. */
const faults: { said: RegExp; means(dataDir: string, said: string): string }[] = [
  {
    said: /No space left on device|\bENOSPC\b|disk quota exceeded|EDQUOT|database or disk is full/i,
    means: (dataDir) =>
      `The disk of the data folder ${dataDir} is full. Make room (a new database needs 100 MB), and start again. Nothing is lost.`,
  },
  {
    said: /has wrong ownership|Operation not permitted|Permission denied|EACCES|EPERM|EROFS|Read-only file system|unable to open database file|attempt to write a readonly/i,
    means: (dataDir) =>
      `The user that runs Migration Desk may not read or write the data folder ${dataDir}. Start it as the user that owns the folder, or change the owner of everything in it.`,
  },
  {
    said: /bogus data in lock file|lock file "[^"]*" is empty/i,
    means: (dataDir) =>
      `The file ${dataDir}/postgres/postmaster.pid is damaged. Make sure that no Postgres uses the folder, delete the file, and start again.`,
  },
  {
    said: /ENOTDIR|EEXIST/,
    means: (dataDir) => `${dataDir} is not a folder. Set MD_DATA_DIR to a folder.`,
  },
  {
    said: /could not create (?:shared memory segment|semaphores)|could not map anonymous shared memory|Cannot allocate memory/i,
    means: (_, said) =>
      `The machine does not have enough memory for Postgres, or its limits are too low: ${said}`,
  },
  {
    said: /valid checkpoint|checkpoint record|pg_control|control file|checksum|could not (?:open|read|access) (?:file|directory)|not a valid data directory|does not exist/i,
    means: (dataDir, said) =>
      `The database in ${dataDir}/postgres is damaged and does not start. Restore the folder from a backup. Postgres says: ${said}`,
  },
  {
    said: /\b(?:FATAL|PANIC|initdb|postgres|unshare):/,
    means: (dataDir, said) => `Postgres does not start on ${dataDir}/postgres. It says: ${said}`,
  },
  {
    said: /./,
    means: (dataDir, said) =>
      `The data folder ${dataDir} cannot be used: ${said}. Set MD_DATA_DIR to a folder that Migration Desk may write to.`,
  },
];

/** The sentence for what was said, over several lines perhaps, when the store in `dataDir` could not be used. */
export function explain(dataDir: string, said: string): string {
  const fault = faults.find((one) => one.said.test(said));
  return fault ? fault.means(dataDir, gist(said)) : `Postgres ended without a word in ${dataDir}/postgres.`;
}

/** The first line that Postgres could not go on after, or the last line. */
function gist(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /^(?:FATAL|PANIC):|^initdb: error:/.test(line));
  return (fatal ?? lines.at(-1) ?? '').trim();
}

/** Does `work` on the data folder; what the system says against it becomes an `Error` with a sentence. */
export function explaining<T>(dataDir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Error(explain(dataDir, message.includes(code) ? message : `${code}: ${message}`), {
      cause: error,
    });
  }
}
