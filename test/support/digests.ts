import { askServer } from './database-url.ts';

/** Returns the number of rows and a digest of each table, and the state of each sequence. */
export async function digestsOf(url: string): Promise<Record<string, string>> {
  const tables = await askServer(
    url,
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  const sequences = await askServer(
    url,
    "SELECT quote_ident(sequencename) AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await askServer(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")), '') AS digest FROM ${name} t`,
    );
    found[String(name)] = String(row!.digest);
  }
  for (const { name } of sequences) {
    const [row] = await askServer(url, `SELECT last_value || ' ' || is_called AS state FROM ${name}`);
    found[String(name)] = String(row!.state);
  }
  return found;
}
