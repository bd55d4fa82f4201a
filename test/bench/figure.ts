import { parseArgs } from 'node:util';

/** A figure in docs/performance.md, and how to measure it. */
export interface Figure {
  /** The name that selects the figure on the command line. */
  name: string;
  /** What is measured, in words for the reader. */
  what: string;
  /** Undefined if the figure has no target. */
  target?: string;
  /** How the figure is measured, in a few words for the table. */
  how: string;
  /** How the figure is measured, in one paragraph. */
  explanation: string;
  measure(run: Run): Promise<Result>;
}

export interface Run {
  /** The seed for the run's random moments, so that the run can be repeated. */
  seed: number;
  /** Whether a rough measurement is enough, for example while someone changes the code. */
  quick: boolean;
  /** The parts to measure if only this figure is measured. Empty means all parts. */
  parts: string[];
  /** Functions to call after all figures are measured. Each function stops something that several figures share. */
  atEnd: (() => Promise<void>)[];
  /** Prints progress. */
  say(line: string): void;
}

export interface Result {
  figure: string;
  /**
   * Whether the figure meets its target. Undefined if there is no target, or if this machine can't measure the figure.
   */
  met?: boolean;
  /** More sentences for the figure's section of the document. */
  notes?: string[];
}

/** Reads the command line: names of figures, `--seed`, and `--quick`. */
export function readArguments(): { names: string[]; run: Run } {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, quick: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number');
  const { quick } = values;
  return {
    names: positionals,
    run: { seed, quick, parts: [], atEnd: [], say: (line) => console.log(`  ${line}`) },
  };
}

/** Measures one figure, or only some of its parts, and prints the result. Leaves the document unchanged. */
export async function runAlone(figure: Figure): Promise<never> {
  endOnSignals();
  const { names, run } = readArguments();
  const result = await measure(figure, { ...run, parts: names });
  for (const end of run.atEnd) await end();
  process.exit(result.met === false ? 1 : 0);
}

/** Measures a figure and prints the result. An error counts as a missed target. */
export async function measure(figure: Figure, run: Run): Promise<Result> {
  console.log(`${figure.what} (${figure.name}, seed ${run.seed})`);
  const result = await figure.measure(run).catch((error: unknown): Result => {
    console.error(error);
    return { figure: 'not measured: the measurement failed', met: false };
  });
  const verdict = { true: ', met', false: ', missed', undefined: '' }[String(result.met)];
  const target = figure.target ? ` (target: ${figure.target}${verdict})` : '';
  console.log([`${result.figure}${target}`, ...(result.notes ?? [])].map((line) => `  = ${line}`).join('\n'));
  return result;
}

/** Makes exit handlers run after Ctrl-C, too. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
}
