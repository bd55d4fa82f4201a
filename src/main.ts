import { type App, createApp } from './app.ts';
import { type Config, ConfigError, readConfig, readEnvironment } from './config.ts';
import { captureConsole, createLogger } from './logger.ts';

/** How long stopping may take, in ms. After that, the process exits even if work is unfinished. */
const longestStop = 9_500;

let stopping = false;
const [say, complain] = [console.log, console.error];
const config = readOrExit();
captureConsole(console, createLogger(config.logLevel));
const app = await createOrExit(config);
const starting = startOrExit();
// After Ctrl-C, npm sends the signal a second time. Only the first signal counts.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stopOnce);
const port = await starting;
say(`Migration Desk is running at http://${config.host ?? 'localhost'}:${port}`);
const metrics = app.metricsUrl();
if (metrics) say(`The metrics are at ${metrics}`);
for (const line of app.welcome?.() ?? []) line.then(say);

function readOrExit(): Config {
  try {
    return readConfig(readEnvironment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    complain(
      `Migration Desk cannot start. Fix these settings:\n${error.faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
    process.exit(1);
  }
}

/** Loads the playground. A production install lacks the packages that the playground needs. */
async function loadPlayground() {
  try {
    return await import('./playground/playground.ts');
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Cannot find package'))) throw error;
    throw new Error(
      'No chat platform is configured, and this production install does not include the playground. Set the credentials for Slack or Teams, or run "npm ci" to install the playground.',
    );
  }
}

/** Creates the product. `welcome` returns the lines that the playground prints once it is running. */
async function createOrExit(config: Config): Promise<App & { welcome?(): Promise<string>[] }> {
  try {
    return await (config.playground ? (await loadPlayground()).createPlayground(config) : createApp(config));
  } catch (error) {
    complain(`Migration Desk cannot start. ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}

async function startOrExit(): Promise<number> {
  try {
    return await app.start();
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    const isOps = 'port' in error && error.port === config.opsPort;
    complain(
      `Migration Desk cannot start. Port ${isOps ? config.opsPort : config.port} is already in use. Stop the program that uses it, or set ${isOps ? 'MD_OPS_PORT' : 'PORT'} to another port.`,
    );
    process.exit(1);
  }
}

function stopOnce(): void {
  if (stopping) return;
  stopping = true;
  void stop();
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), longestStop).unref();
  await starting;
  await app.stop();
  process.exit(0);
}
