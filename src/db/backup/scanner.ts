import { BadBackup } from './bad-backup.ts';
import { tableEnd } from './format.ts';

/** Reads a stream of text line by line, and the rows of a table in large pieces. */
export interface Scanner {
  /** Takes the next line, without its end. Rejects with `BadBackup` if there is none. */
  line(): Promise<string>;
  /** Takes the rows of a table: whole lines, up to the line that ends the table. */
  rows(): AsyncGenerator<Buffer>;
  /** Whether everything was taken. */
  isOver(): Promise<boolean>;
}

const newline = 10;
const beforeTableEnd = Buffer.concat([Buffer.from('\n'), tableEnd]);

/** The longest line outside of tables, in bytes. Ours are much shorter. */
const longestLine = 1 << 20;

/** @param taken gets each piece of the text once, in order */
export function createScanner(source: AsyncIterable<Buffer>, taken: (piece: Buffer) => void): Scanner {
  const chunks = source[Symbol.asyncIterator]();
  let ahead: Buffer = Buffer.alloc(0);

  async function readMore(): Promise<boolean> {
    const { value, done } = await chunks.next();
    if (done) return false;
    ahead = ahead.length === 0 ? value : Buffer.concat([ahead, value]);
    return true;
  }

  function take(length: number): Buffer {
    const piece = ahead.subarray(0, length);
    ahead = ahead.subarray(length);
    taken(piece);
    return piece;
  }

  return {
    async line() {
      for (;;) {
        const end = ahead.indexOf(newline);
        if (end >= 0) return take(end + 1).toString('utf8', 0, end);
        if (ahead.length > longestLine) throw new BadBackup('damaged');
        if (!(await readMore())) throw new BadBackup('incomplete');
      }
    },
    async *rows() {
      // Each round starts at the start of a line.
      for (;;) {
        while (ahead.length < tableEnd.length) if (!(await readMore())) throw new BadBackup('incomplete');
        if (ahead.subarray(0, tableEnd.length).equals(tableEnd)) return;
        const end = ahead.indexOf(beforeTableEnd);
        const length = (end >= 0 ? end : ahead.lastIndexOf(newline)) + 1;
        if (length > 0) yield take(length);
        else if (!(await readMore())) throw new BadBackup('incomplete');
      }
    },
    async isOver() {
      return ahead.length === 0 && !(await readMore());
    },
  };
}
