/** What a check of `npm run doctor` found. `/readyz` uses a `Condition`. */
export type Finding =
  | { state: 'ok' | 'note'; says: string }
  /** `fix` says what the operator should do. */
  | { state: 'wrong'; says: string; fix: string };

/** Everything is as it should be. */
export function ok(says: string): Finding {
  return { state: 'ok', says };
}

/** Nothing is wrong, but the operator should know. */
export function note(says: string): Finding {
  return { state: 'note', says };
}

export function wrong(says: string, fix: string): Finding {
  return { state: 'wrong', says, fix };
}

/** Runs SQL. `Database.executeSql` is one. */
export type Ask = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
