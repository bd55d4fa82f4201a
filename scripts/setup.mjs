// Brings a checkout to where it can run: installs what is missing and generates the Prisma client when its schema has
// changed. Runs before anything is installed, so it uses nothing but Node (20 or newer) and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const withDev = process.argv.includes('--dev');
const generated = join(root, 'src/db/generated');
const stampFile = join(generated, '.stamp');

if (needsInstall()) {
  console.log('Installing dependencies (once)…');
  run(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'The dependencies could not be installed',
  );
}
if (needsGenerate()) generate();

/** Whether a package that the lockfile asks for is missing or at another version. An existing install that serves stays. */
function needsInstall() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {};
  // npm writes this file last, so an interrupted install has none.
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!installed) return true;
  return Object.entries(wanted).some(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || optional || devOptional) return false;
    if (dev && !withDev) return false;
    return installed[path]?.version !== version;
  });
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
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: schema,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  run(
    'node',
    [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
    'The database client could not be generated',
    env,
  );
  writeFileSync(stampFile, stamp());
}

function run(command, args, failure, env = process.env) {
  const path = `${join(root, 'node_modules/.bin')}:${env.PATH}`;
  const result = spawnSync(command, args, { cwd: root, env: { ...env, PATH: path }, encoding: 'utf8' });
  if (result.status === 0) return;
  console.error(`${failure}.\n${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
