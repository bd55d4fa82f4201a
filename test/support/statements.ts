import pg from 'pg';

/*
 * Counts what a command asks of Postgres: every statement from the person check to COMMIT, with BEGIN and COMMIT. The
 * courier and pg-boss work beside the command and are left out. Nothing here needs vitest, so that benchmarks use it too.
 */

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

/** The tables that the courier works on by itself. A command writes to them in the transaction of its change only. */
const ofCourier = ['Delivery', 'Destination', 'Anchor'];

/**
 * Sorts the statements of a short time in which one command ran. What belongs together is one transaction of one
 * connection, or one statement outside of any. It is the courier's if it names no table but the courier's own, and
 * pg-boss's if it names the schema of pg-boss. A transaction that lies only partly in that time is not the command's.
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

/** Several statements can be sent as one text. Semicolons in strings and in quoted names are part of a statement. */
function split({ session, text }: Statement): Statement[] {
  const parts = text.match(/(?:'[^']*'|"[^"]*"|[^;'"])+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => ({ session, text: part }));
}

/** Records what all connections of this process send, from here on. */
export interface Recording {
  /** Takes what has been sent since the last call. */
  take(): Statement[];
  stop(): void;
}

/** Wraps the driver at the place that every statement passes, also those of the pool and of Prisma. */
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
