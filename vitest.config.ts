import { existsSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { findChromium } from './scripts/chromium.ts';
import { compileCache } from './test/support/process.ts';
import { Summary } from './test/support/summary.ts';

if (Number(process.versions.node.split('.')[0]) < 24) {
  throw new Error(
    `The tests need Node 24, but this is ${process.version}. Run "npm test" or "npx vitest run".`,
  );
}

// Each worker loads the packages that the product uses.
process.env.NODE_COMPILE_CACHE ??= compileCache;
// Torture uses the disk, as people do.
if (!process.env.TORTURE && isRoomy('/dev/shm')) process.env.TMPDIR = '/dev/shm';

const root = import.meta.dirname;
const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(root, 'test', name));
/** Tests that take minutes, and only see what rarely changes. `npm run test:long` runs them: CONTRIBUTING.md, "Tests". */
const long = [
  'db/backup',
  'db/carry-over',
  'db/plans-migration',
  'flows/crash',
  'flows/dns-kill',
  'flows/earliest-phases',
  'flows/failing-places',
  'flows/hiding',
  'flows/hostile-sheets',
  'flows/kills',
  'flows/missed-dates',
  'flows/month',
  'flows/move',
  'flows/own-acts',
  'flows/report-tricks',
  'flows/restore-drill',
  'flows/seeding',
  'flows/sheet-tricks',
  'flows/statistics',
  'flows/teams-playground',
  'flows/undo-messages',
  'flows/wrong-clock',
  'flows/wrong-shapes',
  'playground/seed/played-seed',
  'sheets/refused-files',
  'ticket/clocks/billing-end',
  'ticket/notices/agreed-dates-properties',
  'ticket/steps/gate-properties',
  'torture/short',
].map(toTestFile);
/** The same in the browser. */
const longInBrowser = [
  'browser/commands',
  'browser/cutover-night',
  'browser/doors',
  'browser/newcomer',
  'browser/readable',
].map(toTestFile);
/**
 * Tests that also run on the Postgres in TEST_DATABASE_URL: migrations, replicas, a ticket's whole life, and SQL written by hand.
 * Those that start processes then run only there.
 */
const onServer = [
  'db/migrate',
  'db/database',
  'db/query-plans',
  'flows/replicas',
  'flows/at-once',
  'flows/upgrade',
  'ticket/lists/find-tickets',
].map(toTestFile);
const server = process.env.TEST_DATABASE_URL;
const allInBrowser = using('browser.ts');
const inBrowser = allInBrowser.filter((file) => !longInBrowser.includes(file));
const startProcesses = using('process.ts').filter((file) => ![allInBrowser, long].flat().includes(file));
const withProcesses = startProcesses.filter((file) => !server || !onServer.includes(file));
const onDatabase = using('database.ts').filter((file) => ![startProcesses, long].flat().includes(file));
const pure = testFiles.filter(
  (file) => ![allInBrowser, startProcesses, onDatabase, long].flat().includes(file),
);
const chromium = findChromium();

/**
 * Whether a folder in memory has room for all temporary folders of the tests, and can run programs. Each Postgres needs a
 * thousand files. On ext4, creating a file takes longer the more files were deleted in the last minutes.
 */
function isRoomy(folder: string): boolean {
  if (!existsSync(folder) || !existsSync('/proc/mounts')) return false;
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`tmpfs ${folder} `));
  const { bavail, bsize } = statfsSync(folder);
  const room = Math.min(bavail * bsize, process.availableMemory() / 2);
  return mount !== undefined && !mount.includes('noexec') && room > 4e9;
}

function toTestFile(name: string): string {
  return join(root, 'test', `${name}.test.ts`);
}

function using(support: string): string[] {
  return testFiles.filter((file) => reaches(file, join(root, 'test/support', support)));
}

/** Whether a file under test/ imports `target`, directly or through other files under test/. */
function reaches(file: string, target: string, seen = new Set<string>()): boolean {
  if (file === target) return true;
  if (seen.has(file) || !existsSync(file)) return false;
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g);
  return [...imports]
    .map(([, path]) => resolve(file, '..', path!))
    .some((path) => path.startsWith(join(root, 'test')) && reaches(path, target, seen));
}

/** Defines a group of tests. Vitest rejects an empty list, so an empty group names a file that does not exist. */
function project(name: string, files: string[], more: Partial<TestProjectInlineConfiguration['test']> = {}) {
  const include = files.length > 0 ? files.map((file) => relative(root, file)) : ['none'];
  return { extends: true as const, test: { name, include, ...more } };
}

const globalSetup = './test/support/server.ts';
const browserSetup = './test/support/browser-setup.ts';

export default defineConfig({
  test: {
    // These limits only stop tests that hang. They are high, because a busy machine may be slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000 } },
    maxWorkers: 2,
    reporters: ['default', new Summary(chromium)],
    projects: [
      project('pure', pure, { isolate: false }),
      // The files share their workers, because loading the product takes longer than most files.
      project('database', onDatabase, { globalSetup, isolate: false }),
      // Four at a time, because these tests mostly wait for the processes that they start.
      project('processes', withProcesses, { globalSetup, maxWorkers: 4, sequence: { groupOrder: 1 } }),
      ...(chromium
        ? [
            project('browser', inBrowser, { globalSetup: browserSetup }),
            project('long-browser', longInBrowser, {
              globalSetup: browserSetup,
              sequence: { groupOrder: 3 },
            }),
          ]
        : []),
      project('long', long, { globalSetup, maxWorkers: 4, sequence: { groupOrder: 2 } }),
      ...(process.env.TORTURE
        ? [project('torture', [join(root, 'test/torture/full.ts')], { globalSetup })]
        : []),
      ...(server ? [project('server', onServer, { globalSetup })] : []),
    ],
  },
});
