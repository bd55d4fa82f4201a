import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { BadBackup, explainBadBackup } from './bad-backup.ts';
import type { Sequence } from './catalog.ts';
import {
  type Content,
  countLines,
  firstLine,
  formatVersion,
  type Header,
  headerLine,
  lastLine,
  sequencesLine,
  type TableContent,
  tableEnd,
  tableEndLine,
  tableLine,
  versionLine,
} from './format.ts';
import { createScanner, type Scanner } from './scanner.ts';

/** Takes what a backup contains, in the order of the file. */
export interface Visitor {
  header?(header: Header): Promise<void>;
  /** Must read all of `rows`. */
  table?(name: string, columns: string[], rows: AsyncIterable<Buffer>): Promise<void>;
  sequences?(sequences: Sequence[]): Promise<void>;
}

/**
 * Reads a backup from its first to its last line, and compares all checksums. Rejects with an `Error` that says in one
 * sentence what is wrong with the file, and what to do. By then, the visitor may have seen a part of the file.
 */
export async function readBackup(file: string, visitor: Visitor = {}): Promise<Content> {
  const packed = createReadStream(file);
  const text = packed.pipe(createGunzip());
  packed.on('error', (error) => text.destroy(error));
  const whole = createHash('sha256');
  try {
    return await read(
      createScanner(text, (piece) => whole.update(piece)),
      whole,
      visitor,
    );
  } catch (error) {
    throw explainBadBackup(file, error);
  } finally {
    packed.destroy();
    text.destroy();
  }
}

async function read(scanner: Scanner, whole: Hash, visitor: Visitor): Promise<Content> {
  const header = await readHeader(scanner);
  await visitor.header?.(header);
  const tables: TableContent[] = [];
  for (;;) {
    const sum = whole.copy().digest('hex');
    const line = parseJson(await scanner.line());
    const last = lastLine.safeParse(line);
    if (last.success) {
      if (last.data.sha256 !== sum || !(await scanner.isOver())) throw new BadBackup('damaged');
      return { ...header, tables };
    }
    const numbered = sequencesLine.safeParse(line);
    if (numbered.success) await visitor.sequences?.(numbered.data.sequences);
    else tables.push(await readTable(scanner, expect(tableLine, line), visitor));
  }
}

async function readHeader(scanner: Scanner): Promise<Header> {
  const first = await scanner.line().catch((error) => {
    throw error instanceof BadBackup ? new BadBackup('foreign') : error;
  });
  if (first !== firstLine) throw new BadBackup('foreign');
  const line = parseJson(await scanner.line());
  if (expect(versionLine, line).format > formatVersion) throw new BadBackup('newer');
  return expect(headerLine, line);
}

async function readTable(
  scanner: Scanner,
  { table, columns }: z.infer<typeof tableLine>,
  visitor: Visitor,
): Promise<TableContent> {
  const hash = createHash('sha256');
  let rows = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of scanner.rows()) {
      hash.update(piece);
      rows += countLines(piece);
      yield piece;
    }
  }
  if (visitor.table) await visitor.table(table, columns, counted());
  else for await (const _ of counted());
  const end = await scanner.line();
  const said = expect(tableEndLine, parseJson(end.slice(tableEnd.length)));
  if (said.rows !== rows || said.sha256 !== hash.digest('hex')) throw new BadBackup('damaged');
  return { name: table, ...said };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadBackup('damaged');
  }
}

function expect<T>(shape: z.ZodType<T>, value: unknown): T {
  const { data, success } = shape.safeParse(value);
  if (!success) throw new BadBackup('damaged');
  return data;
}
