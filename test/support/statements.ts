import pg from 'pg';

/*
 * Counts the statements that a command sends to Postgres, including BEGIN and COMMIT. Leaves out the courier and
 * pg-boss, which work at the same time. Nothing in this file needs vitest, so benchmarks can use this file, too.
 */

/** The maximum number of statements that a command may send, including BEGIN and COMMIT. */
export const statementBudget = { show: 3, list: 4, note: 8, done: 9, open: 9 };

/** A statement, as Postgres gets it. */
export interface Statement {
  /** The connection, or an id of it. Statements of the same connection have the same value. */
  session: unknown;
  text: string;
  values?: unknown[];
}

export interface Counted {
  /** The statements of the command, in order. */
  own: string[];
  leftOut: { courier: string[]; queue: string[]; cutOff: string[] };
}

/** The courier's tables. A command uses these tables only in the transaction that stores the command's change. */
const ofCourier = ['Delivery', 'Destination', 'Anchor'];

/**
 * Finds the statements of a command among all statements that were sent while the command ran. A unit is a whole
 * transaction, or a single statement outside a transaction. A unit with only the courier's tables belongs to the
 * courier. A unit with pg-boss's schema belongs to pg-boss. Incomplete transactions don't count. All other units belong
 * to the command.
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

/** Splits a text into its statements. A semicolon in a string or in a quoted name doesn't end a statement. */
function split({ session, text }: Statement): Statement[] {
  const parts = text.match(/(?:'[^']*'|"[^"]*"|[^;'"])+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ session, text: part }));
}

/** Records the statements from all connections of this process. */
export interface Recording {
  /** Returns the statements that were recorded since the last call of `take`. */
  take(): Statement[];
  stop(): void;
}

/** Starts to record. Wraps the driver's function for every statement, including Prisma's. */
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

/** Returns the statements that this process sends to Postgres during `work`. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const recording = recordStatements();
  try {
    await work();
    return recording.take();
  } finally {
    recording.stop();
  }
}
