import type { SqlQuery } from '@prisma/driver-adapter-utils';

/** The maximum number of named statements. */
const most = 300;

/**
 * Names statements, so that Postgres parses and plans each one only once per connection. Statements with LIKE get no
 * name, because the best plan depends on the pattern. Only the first 300 statements get names, because every name costs
 * memory on each connection.
 */
export function createStatementNames(): (query: Pick<SqlQuery, 'sql'>) => string | undefined {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known || names.size >= most || / I?LIKE /i.test(sql)) return known;
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
