import pg from 'pg';

/** A statement as it went to Postgres. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Does some work and returns the statements that this process sends to Postgres in the meantime. */
export async function capture(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const { query } = pg.Client.prototype;
  // biome-ignore lint/suspicious/noExplicitAny: `query` has eight signatures, and all of them pass through
  pg.Client.prototype.query = function (this: pg.Client, ...args: any[]): any {
    const [first, values] = args;
    const text = typeof first === 'string' ? first : first?.text;
    if (typeof text === 'string') sent.push({ text, values: first.values ?? values ?? [] });
    return (query as (...args: unknown[]) => unknown).apply(this, args);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}
