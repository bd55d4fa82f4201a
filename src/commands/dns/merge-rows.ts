/**
 * Joins the rows of a table that differ only in one column, so that a phone shows more of the table. The values of that column are
 * listed: `mx1.emailsrvr.com (10), mx2.emailsrvr.com (20)`.
 *
 * @param column the index of that column
 */
export function mergeRows(rows: string[][], column: number): string[][] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(row.toSpliced(column, 1)));
  return [...groups.values()].map((same) => same[0]!.with(column, same.map((row) => row[column]).join(', ')));
}
