import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Stores JSON values by kind and key. Each call writes its change to the file before it returns, so no change is lost
 * if the process is killed.
 */
export interface Store {
  /** All values of a kind, sorted by key. */
  all<T>(kind: string): T[];
  get<T>(kind: string, key: string): T | undefined;
  put(kind: string, key: string, value: unknown): void;
  remove(kind: string, key: string): void;
  close(): void;
}

/** @throws Error when another process uses the file, or the file can't be created */
export function openStore(file: string): Store {
  const database = open(file);
  const all = database.prepare('SELECT value FROM entry WHERE kind = ? ORDER BY key');
  const get = database.prepare('SELECT value FROM entry WHERE kind = ? AND key = ?');
  const put = database.prepare('INSERT OR REPLACE INTO entry (kind, key, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM entry WHERE kind = ? AND key = ?');
  return {
    all: (kind) => all.all(kind).map((row) => JSON.parse(String(row.value))),
    get(kind, key) {
      const row = get.get(kind, key);
      return row ? JSON.parse(String(row.value)) : undefined;
    },
    put: (kind, key, value) => void put.run(kind, key, JSON.stringify(value)),
    remove: (kind, key) => void remove.run(kind, key),
    close: () => database.close(),
  };
}

function open(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  try {
    // The operating system releases the lock when the process ends.
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS entry (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID`);
  } catch (error) {
    database.close();
    if (!String(error).includes('locked')) throw error;
    throw new Error(
      `Another playground is using ${dirname(file)}. Stop it, or set MD_DATA_DIR to another folder.`,
    );
  }
  return database;
}
