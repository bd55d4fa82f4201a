/** The delimiters that we know, the likeliest first if a file could have several. */
export const delimiters = ['\t', ';', '|', ','] as const;

export type Delimiter = (typeof delimiters)[number];

/** How many lines to look at. */
const sample = 50;

/**
 * Finds the delimiter of a CSV text: the one that divides most lines into equally many cells. A comma in a file that also
 * has semicolons is then a decimal comma. A text without any has one column, and the answer is a comma.
 */
export function findDelimiter(text: string): Delimiter {
  const lines = linesOutsideQuotes(text);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return best === 0 ? ',' : scored.find(({ score }) => score === best)!.delimiter;
}

/** Returns the first lines that aren't empty, without what is in quotes. */
function linesOutsideQuotes(text: string): string[] {
  return text
    .slice(0, 100_000)
    .replace(/"[^"]*("|$)/g, '')
    .split('\n', sample * 2)
    .filter((line) => line.trim())
    .slice(0, sample);
}

/** Counts the lines that a delimiter divides into as many cells as most other lines. */
function scoreOf(lines: string[], delimiter: Delimiter): number {
  const counts = Map.groupBy(
    lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0),
    (count) => count,
  );
  return Math.max(0, ...[...counts.values()].map((same) => same.length));
}
