import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmbedded } from '../../src/db/embedded.ts';

/** A process of its own that opens the folder, writes a row, says so, and stays. */
const program = `
  const { openEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/db/embedded.ts'))});
  try {
    const database = await openEmbedded(process.argv[1]);
    await database.transaction((tx) => tx.anchor.create({ data: { place: 'slack:C1', key: 'MIG-1', messageId: '1.2' } }));
    process.stdout.write('committed\\n');
    setInterval(() => {}, 60_000);
  } catch (error) {
    process.stdout.write('refused: ' + error.message + '\\n');
    process.exit(1);
  }
`;

let dataDir: string;
let processes: ChildProcess[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  processes = [];
});

afterEach(async () => {
  for (const process of processes) await kill(process);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a second process on the folder is refused in plain words, and the first goes on', async () => {
  const first = open();
  expect(await firstLine(first)).toBe('committed');
  const second = open();
  expect(await firstLine(second)).toContain(`refused: The data folder ${dataDir} is in use`);
  await expect(openEmbedded(dataDir)).rejects.toThrow('MD_DATA_DIR');
  expect(first.exitCode).toBeNull();
});

test('after a kill -9 the folder opens again, with everything that was committed', async () => {
  const first = open();
  expect(await firstLine(first)).toBe('committed');
  await kill(first);
  const database = await openEmbedded(dataDir);
  expect(await database.client.anchor.findMany()).toMatchObject([{ key: 'MIG-1', messageId: '1.2' }]);
  await database.close();
});

test('a folder that was closed can be opened again by the same process', async () => {
  await (await openEmbedded(dataDir)).close();
  const again = await openEmbedded(dataDir);
  expect(await again.client.anchor.count()).toBe(0);
  await again.close();
});

function open(): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = await once(child.stdout!, 'data');
  return String(chunk).trim();
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
