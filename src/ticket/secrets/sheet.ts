/** Finds passwords in the rows of a sheet whose first row names its columns: `email,password,size`. */

import { fold } from './characters.ts';
import { statusWords } from './remarks.ts';
import { topicsOf } from './topics.ts';

/** Whether a row below the names of the columns has something in the column of the passwords. */
export function hasPasswordColumn(text: string): boolean {
  let columns: number[] = [];
  let width = 0;
  for (const line of text.split(/[\r\n]+/)) {
    const cells =
      line.length > 2_000
        ? []
        : line.split(/ ?[,;|\t] ?| {2,}/).map((cell) => fold(cell.replace(/["']/g, '').trim()));
    if (cells.length < 2) continue;
    if (columns.length > 0 && cells.length >= width && columns.some((at) => isFilled(cells[at]))) return true;
    if (!cells.every((cell) => /^[^\d@]{0,30}$/u.test(cell))) continue;
    const named = [...cells.keys()].filter((at) => isPasswordName(cells[at]!));
    if (named.length > 0) [columns, width] = [named, cells.length];
  }
  return false;
}

/**
 * Finds a column with passwords in a spreadsheet. Returns the title of the column, and null if there is none. The titles may be
 * in any of the first `headerWithin` rows.
 */
export function findPasswordColumn(rows: string[][], headerWithin: number): string | null {
  for (const [i, header] of rows.slice(0, headerWithin).entries()) {
    const title = header.find(
      (cell, column) =>
        isPasswordName(fold(cell.trim())) &&
        rows.slice(i + 1).some((row) => mayBePassword(row[column]?.trim() ?? '')),
    );
    if (title !== undefined) return title.trim();
  }
  return null;
}

/** Whether a cell below the title of a password column may have a password. In such a column, a short word may be one, too. */
function mayBePassword(cell: string): boolean {
  return (
    !/^[\W_x]*$/i.test(cell) &&
    !fold(cell)
      .split(/\s+/)
      .every((word) => statusWords.has(word))
  );
}

function isPasswordName(cell: string): boolean {
  const words = cell.split(/[\s_-]+/);
  return [cell, words.join(' '), words.at(-1)!, words[0]!].some((name) => topicsOf(name)?.has('password'));
}

function isFilled(cell: string | undefined): boolean {
  if (!cell || cell.length < 3 || /^[\W_x]+$/i.test(cell)) return false;
  return !cell.split(/\s+/).some((word) => statusWords.has(word));
}
