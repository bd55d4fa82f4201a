/** A file as it came from a person. The name is only shown; the bytes decide what the file is. */
export interface SheetFile {
  name: string;
  bytes: Uint8Array;
}

/** A sheet of a workbook, or the only one of a CSV file. */
export interface Sheet {
  /** Null for a CSV file, which has no sheet names. */
  name: string | null;
  /**
   * Each cell as a person sees it. In a workbook, a number has no thousands separators and a point, a percentage is
   * `70%`, leading zeros stay, a date is `2026-12-01`
   * or `2026-12-01 16:00`, and a boolean is `TRUE` or `FALSE`, as in a CSV file of the same sheet. A CSV file has its own
   * words, so read its numbers with `readNumber` and `decimal`. Index 0 is row 1. A row ends at its last cell with content,
   * so rows differ in length, and an empty row is `[]`. The last row isn't empty.
   */
  rows: string[][];
  /** What separates the decimals of numbers in this sheet. Numbers of a workbook always have a point. */
  decimal: '.' | ',';
}

/** The most that a file may have. The refusals name these numbers. */
export const limits = {
  /** Bytes of the file. */
  fileBytes: 20 * 1024 * 1024,
  /** Bytes of all parts of a workbook together, after unpacking. */
  unpackedBytes: 200 * 1024 * 1024,
  /** Bytes of one part that is read as a whole, such as the texts of all cells. Sheets are read row by row. */
  wholePartBytes: 64 * 1024 * 1024,
  /** Files inside a workbook. */
  parts: 2_000,
  /** Visible sheets of a workbook. */
  sheets: 50,
  rows: 50_000,
  columns: 100,
  /** Cells with content, in all sheets together. */
  cells: 1_000_000,
  /** UTF-16 units of one cell, which is Excel's own limit. */
  cellLength: 32_767,
  /** Milliseconds to read a file. */
  time: 10_000,
  /** MB of JavaScript memory for reading a file. */
  memory: 256,
};

/** A mebibyte, in bytes. People know it as MB. */
export const megabyte = 1024 * 1024;
