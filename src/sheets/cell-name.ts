/** Names a column as spreadsheet programs do: 0 is `A`, 25 is `Z`, and 26 is `AA`. */
export function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}

/** Names a cell as spreadsheet programs do: row 0 and column 1 are `B1`. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}
