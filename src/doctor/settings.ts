import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, wrong } from '../checks/finding.ts';
import { type Config, ConfigError, readConfig, readStoreSettings, type StoreSettings } from '../config.ts';
import type { Line } from './line.ts';

export type Environment = Record<string, string | undefined>;

/** The settings, as far as they can be read, and what is wrong with them. */
interface ReadSettings {
  config: Config | undefined;
  store: StoreSettings | undefined;
  lines: Line[];
}

/** Reads all settings. If some are wrong, reads at least where the database is. */
export function readSettings(environment: Environment): ReadSettings {
  const [config, faults] = attempt(() => readConfig(environment));
  const [store] = attempt(() => readStoreSettings(environment));
  const findings = config
    ? [ok('All settings are valid.')]
    : faults.map((fault) => wrong(fault, 'Correct it in the environment or in .env.'));
  return {
    config,
    store: store && (config?.playground === false ? store : findPlayground(store)),
    lines: findings.map((finding) => ({ about: 'settings', finding })),
  };
}

function attempt<T>(read: () => T): [T | undefined, string[]] {
  try {
    return [read(), []];
  } catch (error) {
    if (error instanceof ConfigError) return [undefined, error.faults];
    throw error;
  }
}

/** Without a platform, the playground runs. If only the playground has a database, takes that one. */
function findPlayground(store: StoreSettings): StoreSettings {
  const playground = join(store.dataDir, 'playground');
  const has = (folder: string) => existsSync(join(folder, 'postgres'));
  return store.databaseUrl || has(store.dataDir) || !has(playground)
    ? store
    : { ...store, dataDir: playground };
}
