import { z } from 'zod';

/*
 * A backup is text, compressed with gzip:
 *
 *   Migration Desk backup
 *   {"format":1,"madeAt":"2026-11-29T14:25:04.000Z","migrations":["20261121094834_init",…]}
 *   {"table":"Person","columns":["id",…]}
 *   slack:U012AB	Dana Reyes	…
 *   \.{"rows":1,"sha256":"…"}
 *   {"sequences":[{"name":"\"Ticket_number_seq\"","value":"58","called":true}]}
 *   {"sha256":"…"}
 *
 * A table's rows are what COPY writes: one row a line, without a bare backslash at the start of a line. So a line that
 * starts with `\.` ends the table. The last line has the checksum of everything before it. All checksums are SHA-256, in
 * hex, of the uncompressed text.
 */

/** The first line of every backup. */
export const firstLine = 'Migration Desk backup';

/** The version of the format. A change that an older release can't read increases it. */
export const formatVersion = 1;

/** What starts the line after a table's last row. */
export const tableEnd = Buffer.from('\\.');

const checksum = z.string().regex(/^[0-9a-f]{64}$/);

/** Tells formats apart. Only the rest of `headerLine` may change with the format. */
export const versionLine = z.object({ format: z.number().int() });

export const headerLine = z.object({
  format: z.literal(formatVersion),
  madeAt: z.iso.datetime(),
  /** The migrations that the database had, which say what its tables look like. */
  migrations: z.array(z.string()).min(1),
});

export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });

export const tableEndLine = z.object({ rows: z.number().int(), sha256: checksum });

export const sequencesLine = z.object({
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});

export const lastLine = z.object({ sha256: checksum });

export type Header = z.infer<typeof headerLine>;

/** What a backup has of a table. */
export interface TableContent {
  name: string;
  rows: number;
  sha256: string;
}

/** What a backup contains. */
export interface Content extends Header {
  tables: TableContent[];
}

/** Counts the rows of a table. COPY writes each row as one line. */
export function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  return lines;
}
