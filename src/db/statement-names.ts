import type { SqlQuery } from '@prisma/driver-adapter-utils';

/** Statements that are prepared on a connection at most; others are sent as they are. */
const most = 300;

/**
 * Names statements, so that Postgres parses and plans each of them once per connection and not each time. Two kinds stay
 * without a name: those that search for a pattern, since the best plan depends on the pattern, and, after the first 300,
 * new ones, since every name costs memory on each connection.
 */
export function createStatementNames(): (query: Pick<SqlQuery, 'sql'>) => string | undefined {
  const names = new Map<string, string | undefined>();
  return ({ sql }) => {
    if (names.has(sql)) return names.get(sql);
    if (names.size >= most) return undefined;
    const name = / I?LIKE /i.test(sql) ? undefined : `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
