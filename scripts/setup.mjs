// Prepares a checkout to run: installs missing packages, and generates the Prisma client if its schema has changed.
// Runs before anything is installed, so it uses only Node (20 or newer) and npm.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const withDev = process.argv.includes('--dev');
const generated = join(root, 'src/db/generated');
const stampFile = join(generated, '.stamp');
/** How often a running install says so, in ms. */
const stillEvery = 20_000;
const registryUnreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT/;

if (major(process.versions.node) < 20)
  fail(`Migration Desk needs Node 20 or newer, but this is ${process.version}.`);
if (needsInstall() || needsGenerate()) {
  await lock();
  // Check again, because another setup may have finished the install while this one waited.
  if (needsInstall()) await install();
  if (needsGenerate()) await generate();
}
if (major(process.versions.node) < 24 && !existsSync(join(root, 'node_modules/.bin/node'))) {
  fail(
    `Migration Desk needs Node 24, but this is ${process.version}. The optional package that contains Node 24 is not installed. ` +
      'Run "npm ci --include=optional", or use Node 24.',
  );
}

/** Whether a package in the lockfile is missing or installed in another version. */
function needsInstall() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  // npm writes this file last, so the file is missing after an interrupted install.
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
 * Whether to install an optional package (Node 24, Postgres). True if package.json names the package, the package fits
 * this machine, and any optional package is installed. If none is installed, somebody left them all out on purpose, for
 * example in an image with its own Node 24.
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

/** Whether the checkout was installed without development packages. Setup installs them only with `--dev`. */
function isProduction() {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  return !withDev && installed !== undefined && !Object.values(installed).some(({ dev }) => dev);
}

async function install() {
  console.log('Installing packages. This takes one to two minutes, and more on a slow network.');
  const kinds = ['--include=optional', ...(withDev ? ['--include=dev'] : [])];
  if (isProduction()) kinds.push('--omit=dev');
  const begun = Date.now();
  const alive = setInterval(
    () => console.log(`Still installing, after ${secondsSince(begun)} seconds.`),
    stillEvery,
  );
  await run('npm', ['ci', ...kinds, '--no-audit', '--no-fund', '--loglevel=error'], {}, (output) =>
    registryUnreachable.test(output)
      ? 'Could not install the packages, because the package registry does not respond. Check the network, then try again.'
      : 'Could not install the packages.',
  );
  clearInterval(alive);
  console.log(`Installed the packages in ${secondsSince(begun)} seconds.`);
}

function secondsSince(begun) {
  return Math.round((Date.now() - begun) / 1_000);
}

function needsGenerate() {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp();
}

/** Returns a hash of everything that affects the generated client. */
function stamp() {
  const schema = readFileSync(join(root, 'prisma/schema.prisma'));
  const { version } = readJson(join(root, 'node_modules/prisma/package.json')) ?? {};
  return createHash('sha256').update(schema).update(String(version)).digest('hex');
}

async function generate() {
  console.log('Generating the database client. This takes a few seconds.');
  rmSync(generated, { recursive: true, force: true });
  const schema = join(root, 'prisma/schema.prisma');
  // `generate` downloads a schema engine that it does not use. The path of any existing file prevents the download.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: schema,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  await run(
    'node',
    [prisma, 'generate', '--schema', schema],
    env,
    () => 'Could not generate the database client.',
  );
  writeFileSync(stampFile, stamp());
}

/** Runs a command without showing its output. If it fails, prints all of the output and exits. */
async function run(command, args, env, reason) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => output.push(bytes));
  const code = await new Promise((resolve) => {
    child.on('error', ({ message }) => {
      output.push(Buffer.from(message));
      resolve(1);
    });
    child.on('close', resolve);
  });
  if (code === 0) return;
  const text = Buffer.concat(output).toString();
  fail(`${text.trim()}\n\n${reason(text)}`);
}

/** Waits until no other setup of this checkout is running. Two setups at once would delete each other's files. */
async function lock() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `migration-desk-setup-${name}`);
  const patience = 600_000;
  const begun = Date.now();
  for (let told = false; !take(file); told = true) {
    if (!told) console.log('Waiting for another setup of this checkout…');
    if (Date.now() - begun > patience)
      fail(`Another setup is still running. If you are sure that none is, delete ${file}.`);
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

/**
 * Whether the process in a lock file is still running. An empty file counts as running, because its process is about to
 * write to it.
 */
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
