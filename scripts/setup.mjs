// Brings a checkout to where it can run: installs what is missing and generates the Prisma client when its schema has
// changed. Runs before anything is installed, so it uses nothing but Node (20 or newer) and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const withDev = process.argv.includes('--dev');
const generated = join(root, 'src/db/generated');
const stampFile = join(generated, '.stamp');
const registryUnreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/;

if (major(process.versions.node) < 20) fail(`Node 20 or newer is needed, and this is ${process.version}.`);
if (needsInstall() || needsGenerate()) {
  await lock();
  // Another set-up may have done it while this one waited.
  if (needsInstall()) install();
  if (needsGenerate()) generate();
}
if (major(process.versions.node) < 24 && !existsSync(join(root, 'node_modules/.bin/node'))) {
  fail(
    `Node 24 is needed, and this is ${process.version}. The install left out the optional package that brings it: ` +
      'run "npm ci --include=optional", or use Node 24.',
  );
}

/** Whether a package that the lockfile asks for is missing or at another version. An install that serves stays. */
function needsInstall() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  // npm writes this file last, so an interrupted install has none.
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return true;
  return Object.entries(wanted).some(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || devOptional) return false;
    if (optional && !isWantedOptional(path, wanted, installed)) return false;
    if (dev && isProduction()) return false;
    return installed[path]?.version !== version || !existsSync(join(root, path));
  });
}

/**
 * Whether an optional package must be installed: package.json names it and it fits this machine (Node 24, Postgres). An
 * install without any optional package is deliberate, for example in an image that has its own Node 24.
 */
function isWantedOptional(path, wanted, installed) {
  const { os, cpu } = wanted[path];
  const named = Object.keys(wanted[''].optionalDependencies ?? {}).some(
    (name) => path === `node_modules/${name}`,
  );
  const fits =
    (os ?? [process.platform]).includes(process.platform) && (cpu ?? [process.arch]).includes(process.arch);
  return named && fits && Object.values(installed).some((one) => one.optional);
}

/** Whether what is installed leaves all development packages out: then they stay out, unless tests ask for them. */
function isProduction() {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  return !withDev && installed !== undefined && !Object.values(installed).some(({ dev }) => dev);
}

function install() {
  console.log('Installing dependencies (once)…');
  const kinds = ['--include=optional', ...(withDev ? ['--include=dev'] : [])];
  if (isProduction()) kinds.push('--omit=dev');
  run('npm', ['ci', ...kinds, '--no-audit', '--no-fund', '--loglevel=error'], {}, (output) =>
    registryUnreachable.test(output)
      ? 'The dependencies could not be installed: the package registry does not answer. Check the network, then run this again.'
      : 'The dependencies could not be installed.',
  );
}

function needsGenerate() {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp();
}

/** What the generated client depends on. */
function stamp() {
  const schema = readFileSync(join(root, 'prisma/schema.prisma'));
  const { version } = readJson(join(root, 'node_modules/prisma/package.json')) ?? {};
  return createHash('sha256').update(schema).update(String(version)).digest('hex');
}

function generate() {
  console.log('Generating the database client…');
  rmSync(generated, { recursive: true, force: true });
  const schema = join(root, 'prisma/schema.prisma');
  // `generate` would download a schema engine that it does not use: any existing file keeps it from that.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: schema,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  run(
    'node',
    [prisma, 'generate', '--schema', schema],
    env,
    () => 'The database client could not be generated.',
  );
  writeFileSync(stampFile, stamp());
}

/** Runs quietly; a failure is told with all that was said. */
function run(command, args, env, reason) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === 0) return;
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n');
  fail(`${output.trim()}\n\n${reason(output)}`);
}

/** Waits until no other set-up of this checkout works: two at once would delete what the other installs. */
async function lock() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `migration-desk-setup-${name}`);
  const patience = 600_000;
  const begun = Date.now();
  for (let told = false; !take(file); told = true) {
    if (!told) console.log('Waiting for another set-up of this checkout…');
    if (Date.now() - begun > patience)
      fail(`Another set-up has not ended. If there is none, delete ${file}.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  process.on('exit', () => rmSync(file, { force: true }));
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Whether the process that a lock file names still runs. A file that is just being written counts as alive. */
function isAlive(file) {
  try {
    const pid = readFileSync(file, 'utf8');
    if (pid !== '') process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function major(version) {
  return Number(version.split('.')[0]);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
