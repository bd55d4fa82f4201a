/** Maps error output of Postgres or the operating system to a message for the person who starts the bot. */
const faults: { said: RegExp; means(dataDir: string, said: string): string }[] = [
  {
    said: /No space left on device|\bENOSPC\b|disk quota exceeded|EDQUOT|database or disk is full/i,
    means: (dataDir) =>
      `The disk that holds the data folder ${dataDir} is full. Free up space (a new database needs 100 MB), then restart Migration Desk. Every change that Migration Desk confirmed is still there.`,
  },
  {
    said: /EROFS|Read-only file system|attempt to write a readonly/i,
    means: (dataDir) =>
      `The data folder ${dataDir} is on a read-only file system. Mount it writable, or set MD_DATA_DIR to another folder.`,
  },
  {
    said: /has wrong ownership|Operation not permitted|Permission denied|EACCES|EPERM|unable to open database file/i,
    means: (dataDir) =>
      `Migration Desk cannot read or write the data folder ${dataDir}. Start it as the user that owns the folder, or change the owner of everything in the folder.`,
  },
  {
    said: /bogus data in lock file|lock file "[^"]*" is empty/i,
    means: (dataDir) =>
      `The file ${dataDir}/postgres/postmaster.pid is damaged. Make sure that no Postgres is using the folder, delete the file, and restart Migration Desk.`,
  },
  {
    said: /ENOTDIR|EEXIST/,
    means: (dataDir) => `${dataDir} is not a folder. Set MD_DATA_DIR to a folder.`,
  },
  {
    said: /could not create (?:shared memory segment|semaphores)|could not map anonymous shared memory|Cannot allocate memory/i,
    means: (_, said) =>
      `Postgres cannot get enough memory. Free up memory or raise the machine's memory limits, then restart Migration Desk. Postgres says: ${said}`,
  },
  {
    said: /valid checkpoint|checkpoint record|pg_control|control file|checksum|could not (?:open|read|access) (?:file|directory)|not a valid data directory|data directory "[^"]*" does not exist/i,
    means: (dataDir, said) =>
      `The database in ${dataDir}/postgres is damaged and does not start. Restore a backup (docs/runbook.md, "Restore a backup"). Postgres says: ${said}`,
  },
  {
    said: /\b(?:FATAL|PANIC|initdb|postgres|unshare):/,
    means: (dataDir, said) =>
      `Postgres cannot start in ${dataDir}/postgres. Postgres says: ${said}\nFix that problem, then restart Migration Desk.`,
  },
  {
    said: /./,
    means: (dataDir, said) =>
      `The data folder ${dataDir} cannot be used: ${said}. Set MD_DATA_DIR to a folder that Migration Desk may write to.`,
  },
];

/** Turns error output, possibly several lines, into a message that says why the store in `dataDir` cannot be used. */
export function explain(dataDir: string, said: string): string {
  const fault = faults.find((one) => one.said.test(said));
  return fault
    ? fault.means(dataDir, gist(said))
    : `Postgres exited without an error message. Its data is in ${dataDir}/postgres. Restart Migration Desk. If Postgres exits again, report the problem.`;
}

/** Returns the first fatal line, or the last line if no line is fatal. */
function gist(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.find((line) => /^(?:FATAL|PANIC):|^initdb: error:/.test(line));
  return (fatal ?? lines.at(-1) ?? '').trim();
}

/** Runs `work` on the data folder. Turns a system error into an `Error` whose message says what to do. */
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
