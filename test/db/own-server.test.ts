import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { createLogger } from '../../src/logger.ts';
import { createFolder, type Folder } from '../support/process.ts';
import {
  copyStore,
  isAlive,
  listProcesses,
  type Opener,
  openInProcess,
  type Process,
  serverPid,
} from '../support/store.ts';

let folder: Folder;
let dataDir: string;
let openers: Opener[];

beforeEach(() => {
  folder = createFolder();
  dataDir = folder.path;
  openers = [];
});

afterEach(async () => {
  for (const opener of openers) await opener.end('SIGKILL');
  await expect.poll(() => isAlive(serverPid(dataDir))).toBe(false);
  folder.remove();
});

function open(options?: Parameters<typeof openInProcess>[1], where = dataDir): Opener {
  const opener = openInProcess(where, options);
  openers.push(opener);
  return opener;
}

/**
 * Opens the store in this process and closes it again. Resolves to the number of rows that the other processes have
 * written.
 */
async function countRows(where = dataDir): Promise<number> {
  const database = await openDatabase({ dataDir: where }, createLogger('silent'));
  const rows = await database.client.auditEntry.count();
  await database.close();
  return rows;
}

test('our own Postgres syncs every commit to disk, stays off the network, and ignores case in every language', async () => {
  const database = await openDatabase({ dataDir }, createLogger('silent'));
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses'];
  const { rows } = await database.executeSql(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
    [settings],
  );
  expect(rows).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
  const { rows: words } = await database.executeSql(`SELECT 'Müller' ILIKE '%MÜLL%' AS found`);
  expect(words).toEqual([{ found: true }]);
  await database.close();
});

test('keeps all data when the bot stops and starts', async () => {
  expect(await countRows()).toBe(0);
  const opener = open();
  expect(await opener.said).toBe('committed 1');
  expect(await opener.end('SIGTERM')).toBe(0);
  expect(serverPid(dataDir)).toBeUndefined();
  expect(await countRows()).toBe(1);
});

test('refuses a second process on the same folder, without harm to the first process', async () => {
  copyStore(dataDir);
  const first = open();
  expect(await first.said).toBe('committed 1');
  expect(await open().said).toContain(`refused: Another Migration Desk is using the data folder ${dataDir}.`);
  await expect(openDatabase({ dataDir }, createLogger('silent'))).rejects.toThrow('MD_DATA_DIR');
  expect(first.child.exitCode).toBeNull();
  expect(await first.end('SIGTERM')).toBe(0);
});

describe('after a kill -9', () => {
  beforeEach(() => copyStore(dataDir));

  test('Postgres exits by itself, and the next start has all committed data', async () => {
    const opener = open();
    await opener.said;
    const pid = serverPid(dataDir);
    await opener.end('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await countRows()).toBe(1);
  });

  test('the next start waits for the old Postgres to exit', async () => {
    const opener = open();
    await opener.said;
    await opener.end('SIGKILL');
    expect(await open().said).toBe('committed 2');
  });

  test('the next start waits even if the process that stops the old Postgres was killed, too', async () => {
    const opener = open();
    await opener.said;
    const left = serverPid(dataDir)!;
    const isGuardian = ({ command }: Process) => command.includes('kill -INT') && command.includes(dataDir);
    for (const { pid } of listProcesses().filter(isGuardian)) process.kill(pid, 'SIGKILL');
    await opener.end('SIGKILL');
    const next = open();
    const triedBy = ({ parent, command }: Process) =>
      parent === next.child.pid && command.includes(`-D ${dataDir}/postgres`);
    await expect.poll(() => listProcesses().some(triedBy), { interval: 5 }).toBe(true);
    expect(isAlive(left)).toBe(true);
    process.kill(left, 'SIGINT');
    expect(await next.said).toBe('committed 2');
  });

  test('the bot restarts Postgres if only Postgres was killed', async () => {
    const database = await openDatabase({ dataDir }, createLogger('silent'));
    const killed = serverPid(dataDir)!;
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => database.ping().then(() => serverPid(dataDir))).not.toBe(killed);
    expect(await database.client.auditEntry.count()).toBe(0);
    await database.close();
  });
});

test('Postgres starts even if the process id in postmaster.pid belongs to another program', async () => {
  copyStore(dataDir);
  const lines = [process.pid, join(dataDir, 'postgres'), 1, 5432, dataDir, '', '', 'ready'];
  writeFileSync(join(dataDir, 'postgres/postmaster.pid'), `${lines.join('\n')}\n`);
  expect(await countRows()).toBe(0);
});

test('Postgres works in a folder whose path is too long for a socket', async () => {
  const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
  const tmp = join(dataDir, 'tmp');
  mkdirSync(tmp);
  const opener = open({ tmp }, deep);
  expect(await opener.said).toBe('committed 1');
  expect(readdirSync(tmp)).toHaveLength(1);
  expect(await opener.end('SIGTERM')).toBe(0);
  expect(readdirSync(tmp)).toEqual([]);
});

test('Postgres starts on a copy of the data folder with other file permissions', async () => {
  copyStore(dataDir);
  const opener = open();
  await opener.said;
  await opener.end('SIGTERM');
  const copy = join(dataDir, 'copy');
  cpSync(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true });
  chmodSync(join(copy, 'postgres'), 0o755);
  expect(await countRows(copy)).toBe(1);
});

test('leaves no processes or files behind if the first start is killed', async () => {
  const opener = open();
  const made = () => readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'));
  await expect
    .poll(() => made().some((name) => existsSync(join(dataDir, name, 'base'))), { interval: 2 })
    .toBe(true);
  await opener.end('SIGKILL');
  await expect.poll(() => listProcesses().filter(({ command }) => command.includes(dataDir))).toEqual([]);
  expect(await countRows()).toBe(0);
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'postgres']);
});

test('removes the leftovers of an interrupted first start', async () => {
  mkdirSync(join(dataDir, 'postgres.new-abc/base'), { recursive: true });
  mkdirSync(join(dataDir, 'postgres'));
  expect(await countRows()).toBe(0);
  expect(readdirSync(dataDir).sort()).toEqual(['lock', 'postgres']);
});

describe('a start on an unusable data folder', () => {
  const inStore = (name: string) => join(dataDir, 'postgres', name);

  /** Ways to break a good store, each with words that the next start's error must contain. */
  const faults: [what: string, spoil: () => void, says: string[]][] = [
    [
      'junk in the lock file',
      () => writeFileSync(join(dataDir, 'lock'), 'junk'.repeat(2_000)),
      ['lock', 'is damaged', 'delete the file'],
    ],
    [
      'junk in postmaster.pid',
      () => writeFileSync(inStore('postmaster.pid'), 'junk\n'),
      ['postmaster.pid is damaged', 'delete the file'],
    ],
    [
      'no PG_VERSION',
      () => execFileSync('rm', [inStore('PG_VERSION')]),
      ['PG_VERSION is missing', 'Restore a backup (docs/runbook.md'],
    ],
    [
      'no pg_control',
      () => execFileSync('rm', [inStore('global/pg_control')]),
      ['is damaged', 'Restore a backup (docs/runbook.md', 'pg_control'],
    ],
    [
      'an overwritten WAL',
      () => {
        for (const name of readdirSync(inStore('pg_wal')).filter((one) => /^[0-9A-F]{24}$/.test(one)))
          writeFileSync(inStore(`pg_wal/${name}`), Buffer.alloc(16 * 1024 * 1024));
      },
      ['is damaged', 'Restore a backup (docs/runbook.md', 'checkpoint'],
    ],
    [
      'the folder of an earlier release',
      () => writeFileSync(inStore('PG_VERSION'), '17\n'),
      ['from an earlier release', 'npm run carry-over'],
    ],
    [
      'the folder of a later Postgres',
      () => writeFileSync(inStore('PG_VERSION'), '19\n'),
      ['created by Postgres 19', 'includes Postgres 18'],
    ],
    [
      'an interrupted carry-over',
      () => mkdirSync(join(dataDir, 'postgres.carried')),
      ['carry-over', 'was interrupted', 'npm run carry-over'],
    ],
  ];

  test.each(faults)('fails with a message that says what to do: %s', async (_, spoil, says) => {
    copyStore(dataDir);
    spoil();
    const error = await countRows().catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(Error);
    for (const words of says) expect((error as Error).message).toContain(words);
    expect((error as Error).message).not.toMatch(/object Object|Aborted|Another Migration Desk/);
  });

  test('fails with a clear message if the data folder is a file', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    await expect(countRows(join(dataDir, 'file'))).rejects.toThrow(/file is not a folder. Set MD_DATA_DIR/);
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  /** Creates a folder with an `unshare` that fails, as if the machine forbade user namespaces. */
  function withoutNamespaces(): string {
    const bin = join(dataDir, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    return bin;
  }

  /** Returns the user who owns a file. */
  function ownerOf(name: string): string {
    return execFileSync('stat', ['-c', '%U', join(dataDir, name)], { encoding: 'utf8' }).trim();
  }

  test('runs Postgres in a user namespace, with files that root owns', async () => {
    expect(await open().said).toBe('committed 1');
    expect(ownerOf('postgres/PG_VERSION')).toBe('root');
  });

  test('runs Postgres as the user "nobody" if the machine forbids user namespaces', async () => {
    chmodSync(dataDir, 0o755);
    const path = withoutNamespaces();
    const first = open({ path });
    const said = await first.said;
    // If the user "nobody" may not open the folder of this checkout, the error must say what to do.
    if (said.startsWith('refused')) {
      expect(said).toContain('Run Migration Desk as another user, or set DATABASE_URL');
      return;
    }
    expect(said).toBe('committed 1');
    expect(ownerOf('postgres/PG_VERSION')).toBe('nobody');
    await first.end('SIGTERM');
    expect(await open().said).toBe('committed 2');
    expect(ownerOf('postgres/PG_VERSION')).toBe('root');
  });

  test('says what to do if the user "nobody" cannot open the folder', async () => {
    const path = withoutNamespaces();
    chmodSync(dataDir, 0o700);
    const said = await open({ path }).said;
    expect(said).toContain('refused: Postgres does not run as root.');
    expect(said).toContain('Run Migration Desk as another user, or set DATABASE_URL');
  });

  test('reports a full disk at the first start', async ({ skip }) => {
    const small = join(dataDir, 'small');
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      skip('this machine allows no mounts');
    }
    try {
      await expect(countRows(small)).rejects.toThrow(/The disk that holds the data folder .*small is full\./);
      expect(readdirSync(small).filter((name) => name.startsWith('postgres'))).toEqual([]);
      execFileSync('mount', ['-o', 'remount,size=300m', small]);
      expect(await countRows(small)).toBe(0);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

describe('a machine without suitable binaries', () => {
  const report = 'process.report.getReport = () => ({ header: {} });';
  const machines: [what: string, preload: string, says: string][] = [
    ['another processor', 'Object.defineProperty(process, "arch", { value: "riscv64" })', 'linux-riscv64'],
    ['Windows', 'Object.defineProperty(process, "platform", { value: "win32" })', 'win32-'],
    ['musl', report, 'needs glibc'],
    [
      'a missing package',
      'Object.defineProperty(process, "arch", { value: process.arch === "x64" ? "arm64" : "x64" })',
      'npm ci --include=optional',
    ],
  ];

  test.each(machines)('gets a message that mentions DATABASE_URL: %s', async (_, preload, says) => {
    const said = await open({ preload }).said;
    expect(said).toMatch(/^refused: /);
    expect(said).toContain(says);
    expect(said).toContain('DATABASE_URL');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});

test("keeps Postgres's messages about statements out of the log", async () => {
  copyStore(dataDir);
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
  const database = await openDatabase({ dataDir }, logger);
  await expect(database.executeSql(`SELECT 'Hunter2'::int`)).rejects.toThrow();
  await expect(database.executeSql('SELECT $1::int', ['Hunter3'])).rejects.toThrow();
  await database.close();
  expect(lines.join()).toContain('ready to accept connections');
  expect(lines.join()).not.toMatch(/Hunter/);
  expect(readFileSync(join(dataDir, 'postgres/postgresql.conf'), 'utf8')).not.toMatch(
    /^\s*logging_collector/m,
  );
});
