/** A file inside a zip file, as the zip's directory states it. Sizes are in bytes. */
export interface ZipEntry {
  name: string;
  packed: number;
  unpacked: number;
  /** The CRC-32 of the content. */
  checksum: number;
  /** 0 if the content is stored as it is, and 8 if it is deflated. */
  method: number;
  /** Where the entry begins in the file. */
  at: number;
  /** Whether the entry's own header, and not the directory, may have the sizes. */
  sizesFollow: boolean;
  encrypted: boolean;
}

const endLength = 22;
const longestComment = 0xffff;
const signatures = { entry: 0x02014b50, end: 0x06054b50 };
/** What stands for a number of 64 bits, which is elsewhere (zip64). Some programs write all numbers in that way. */
const tooLong = 0xffffffff;

/** Whether bytes begin like a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [0x0304, 0x0506].includes((bytes[2]! << 8) | bytes[3]!);
}

/** Reads the directory of a zip file. Unpacks nothing. Returns undefined if the directory is missing or damaged. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { count, start } = findDirectory(view);
    const entries: ZipEntry[] = [];
    let at = start;
    for (let i = 0; i < count; i++) {
      const { entry, length } = readEntry(view, at);
      entries.push(entry);
      at += length;
    }
    return entries;
  } catch (error) {
    // The directory refers to a place after the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readEntry(view: DataView, start: number): { entry: ZipEntry; length: number } {
  if (view.getUint32(start, true) !== signatures.entry) throw new RangeError('no entry where one should be');
  const short = (at: number) => view.getUint16(start + at, true);
  const long = (at: number) => view.getUint32(start + at, true);
  const [nameLength, extraLength, commentLength] = [short(28), short(30), short(32)];
  const nameAt = start + 46;
  const longer = longNumbers(view, nameAt + nameLength, extraLength);
  // The extra field has only the numbers that don't fit, in this order.
  const [unpacked, packed, at] = [24, 20, 42].map((field) =>
    long(field) === tooLong ? (longer.shift() ?? Number.POSITIVE_INFINITY) : long(field),
  ) as [number, number, number];
  const entry = {
    name: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameLength)),
    packed,
    unpacked,
    checksum: long(16),
    method: short(10),
    at,
    sizesFollow: (short(8) & 0x08) !== 0,
    encrypted: (short(8) & 0x01) !== 0,
  };
  return { entry, length: 46 + nameLength + extraLength + commentLength };
}

/** Reads the 64-bit numbers of an entry from its extra field with the id 1. */
function longNumbers(view: DataView, start: number, length: number): number[] {
  const end = start + length;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.floor(Math.min(view.getUint16(at + 2, true), end - at - 4) / 8);
    return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
  }
  return [];
}

/** Finds where the directory starts, and how many entries it has. The record that says so is at the end of the file. */
function findDirectory(view: DataView): { count: number; start: number } {
  const last = view.byteLength - endLength;
  let end = last;
  while (view.getUint32(end, true) !== signatures.end)
    if (--end < last - longestComment) throw new RangeError();
  const start = view.getUint32(end + 16, true);
  if (start !== tooLong) return { count: view.getUint16(end + 10, true), start };
  const longEnd = Number(view.getBigUint64(end - 20 + 8, true));
  return {
    count: Number(view.getBigUint64(longEnd + 32, true)),
    start: Number(view.getBigUint64(longEnd + 48, true)),
  };
}
