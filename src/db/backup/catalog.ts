import type pg from 'pg';

/** A table of our schema. Names are quoted for SQL, except `title`. */
export interface Table {
  title: string;
  name: string;
  /** Without generated columns, which Postgres computes itself. */
  columns: string[];
  /** The titles of the tables that this table's foreign keys refer to. */
  needs: string[];
}

/** A sequence, such as the one that numbers the tickets. */
export interface Sequence {
  /** Quoted for SQL. */
  name: string;
  value: string;
  /** Whether the sequence has already given out `value`. */
  called: boolean;
}

/**
 * Lists the tables of our schema, each one after the tables that it refers to, so that restoring them in this order
 * breaks no foreign key. Leaves out the history of migrations, which restoring writes again, and tables of extensions.
 * The schema `pgboss` isn't ours: the bot creates it at each start, and finds all of its work in our tables.
 */
export async function readTables(session: pg.Client): Promise<Table[]> {
  const { rows } = await session.query<Table>(
    `SELECT c.relname::text AS title, quote_ident(c.relname) AS name,
       array(SELECT quote_ident(a.attname) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
         ORDER BY a.attnum) AS columns,
       array(SELECT DISTINCT other.relname::text FROM pg_constraint f JOIN pg_class other ON other.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT FROM pg_depend d
         WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname`,
  );
  return inOrder(rows);
}

function inOrder(tables: Table[]): Table[] {
  const ordered: Table[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const waiting = new Set([...left].map(({ title }) => title));
    const next = [...left].find(({ needs }) => !needs.some((title) => waiting.has(title)));
    if (!next) throw new Error(`the tables ${[...waiting].join(', ')} refer to each other in a circle`);
    ordered.push(next);
    left.delete(next);
  }
  return ordered;
}

export async function readSequences(session: pg.Client): Promise<Sequence[]> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT quote_ident(c.relname) AS name FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S' ORDER BY c.relname`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const { rows: states } = await session.query<Omit<Sequence, 'name'>>(
      `SELECT last_value::text AS value, is_called AS called FROM ${name}`,
    );
    found.push({ name, ...states[0]! });
  }
  return found;
}

/** Returns the first table that has rows, if any. */
export async function findUsedTable(session: pg.Client, tables: Table[]): Promise<Table | undefined> {
  for (const table of tables) {
    const { rowCount } = await session.query(`SELECT FROM ${table.name} LIMIT 1`);
    if (rowCount) return table;
  }
  return undefined;
}
