import pg from 'pg';

/*
 * Counts what a command asks of Postgres: every statement from the person check to COMMIT, with BEGIN and COMMIT. The
 * courier and pg-boss work at the same time and are left out. Nothing here needs vitest, so benchmarks can use it, too.
 */

/** The most statements that a command may send, BEGIN and COMMIT included. */
export const statementBudget = { show: 3, list: 4, note: 8, done: 9, open: 9 };

/** A statement as Postgres gets it. */
export interface Statement {
  /** Tells the connections apart. */
  session: unknown;
  text: string;
  values?: unknown[];
}

export interface Counted {
  /** What the command asks, in order. */
  own: string[];
  leftOut: { courier: string[]; queue: string[]; cutOff: string[] };
}

/** The tables of the courier. A command uses them only in the transaction of its change. */
const ofCourier = ['Delivery', 'Destination', 'Anchor'];

/**
 * Sorts the statements that were sent while one command ran. It looks at units: a whole transaction of one connection, or a
 * single statement outside any transaction. A unit that names only the courier's tables is the courier's, and a unit that
 * names the schema of pg-boss is pg-boss's. An incomplete transaction isn't the command's. All other units are.
 */
export function countStatements(statements: Statement[]): Counted {
  const counted: Counted = { own: [], leftOut: { courier: [], queue: [], cutOff: [] } };
  for (const unit of toUnits(statements.flatMap(split))) {
    const text = unit.join('\n');
    const tables = [...text.matchAll(/"([A-Z]\w*)"/g)].map(([, name]) => name!);
    if (/\bpgboss\b/.test(text)) counted.leftOut.queue.push(...unit);
    else if (tables.length > 0 && tables.every((name) => ofCourier.includes(name)))
      counted.leftOut.courier.push(...unit);
    else if (begins(unit[0]!) !== ends(unit.at(-1)!)) counted.leftOut.cutOff.push(...unit);
    else counted.own.push(...unit);
  }
  return counted;
}

function toUnits(statements: Statement[]): string[][] {
  const units: string[][] = [];
  const open = new Map<unknown, string[]>();
  for (const { session, text } of statements) {
    const unit = open.get(session) ?? [];
    if (unit.length === 0) units.push(unit);
    unit.push(text);
    if (begins(unit[0]!) && !ends(text)) open.set(session, unit);
    else open.delete(session);
  }
  return units;
}

function begins(text: string): boolean {
  return /^(?:BEGIN|START TRANSACTION)\b/i.test(text);
}

function ends(text: string): boolean {
  return /^(?:COMMIT|ROLLBACK|END)\b(?! TO)/i.test(text);
}

/** Splits a text that has several statements. A semicolon in a string or a quoted name doesn't end a statement. */
function split({ session, text }: Statement): Statement[] {
  const parts = text.match(/(?:'[^']*'|"[^"]*"|[^;'"])+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ session, text: part }));
}

/** A recording of what all connections of this process send. */
export interface Recording {
  /** Returns what was sent since the last call. */
  take(): Statement[];
  stop(): void;
}

/** Starts a recording. It wraps the function of the driver that every statement goes through, including Prisma's. */
export function recordStatements(): Recording {
  let sent: Statement[] = [];
  const { prototype } = pg.Client;
  const { query } = prototype;
  prototype.query = function (this: pg.Client, first: unknown, ...rest: unknown[]) {
    const text = typeof first === 'string' ? first : String((first as { text?: unknown }).text);
    const values = (first as { values?: unknown[] }).values ?? (Array.isArray(rest[0]) ? rest[0] : []);
    sent.push({ session: this, text, values });
    return Reflect.apply(query, this, [first, ...rest]);
  } as typeof query;
  return {
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
    stop() {
      prototype.query = query;
    },
  };
}

/** Does some work, and returns what this process sends to Postgres in the meantime. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const recording = recordStatements();
  try {
    await work();
    return recording.take();
  } finally {
    recording.stop();
  }
}
