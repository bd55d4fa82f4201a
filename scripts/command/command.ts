import { ConfigError } from '../../src/config.ts';
import type { TableContent } from '../../src/db/backup/format.ts';

/** How long a command may clean up after Ctrl-C, in ms. */
const longestStop = 2_000;

/**
 * Runs a command for an operator. Prints why it failed, and exits with 1 then. Ctrl-C and SIGTERM end the command through
 * `signal`, so that it can clean up.
 */
export async function runCommand(
  name: string,
  work: (args: string[], signal: AbortSignal) => Promise<void>,
): Promise<never> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  function stop() {
    stopping.abort();
    setTimeout(() => process.exit(1), longestStop);
  }
  try {
    await work(process.argv.slice(2), stopping.signal);
  } catch (error) {
    console.error(stopping.signal.aborted ? `The ${name} was stopped.` : explain(error));
    process.exit(1);
  }
  // Exit now, because the schema engine leaves a timer of ten seconds running.
  process.exit(0);
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `Fix these settings:\n${error.faults.map((one) => `- ${one}`).join('\n')}`;
  return error instanceof Error ? error.message : String(error);
}

/** Says how much a backup contains. */
export function summarize({ tables }: { tables: TableContent[] }): string {
  const rows = (table: string) => tables.find(({ name }) => name === table)?.rows ?? 0;
  const all = tables.reduce((sum, table) => sum + table.rows, 0);
  return `${count(rows('Ticket'), 'ticket')} and ${count(rows('Event'), 'event')} (${count(all, 'row')} in ${count(tables.length, 'table')})`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
