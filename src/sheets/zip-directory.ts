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
const headerLength = 46;
const longestComment = 0xffff;
/** What a 32-bit size has if the real size is in the entry's extra field, as in files of more than 4 GB (zip64). */
const elsewhere = 0xffffffff;

/** Whether bytes begin like a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [0x0304, 0x0506].includes((bytes[2]! << 8) | bytes[3]!);
}

/** Reads the directory of a zip file. Unpacks nothing. Returns undefined if the directory is missing or damaged. */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + headerLength > end || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const flags = view.getUint16(at + 8, true);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const name = bytes.subarray(at + headerLength, at + headerLength + nameLength);
    const unpacked = view.getUint32(at + 24, true);
    const extra = at + headerLength + nameLength;
    entries.push({
      name: new TextDecoder().decode(name),
      packed: view.getUint32(at + 20, true),
      unpacked: unpacked === elsewhere ? longSize(view, extra, extra + extraLength) : unpacked,
      checksum: view.getUint32(at + 16, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
      sizesFollow: (flags & 0x08) !== 0,
      encrypted: (flags & 0x01) !== 0,
    });
    at += headerLength + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Reads the 64-bit size, the first one in the extra field with the id 1. Infinite if it is missing. */
function longSize(view: DataView, start: number, end: number): number {
  for (let at = start; at + 12 <= Math.min(end, view.byteLength); at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true));
  }
  return Number.POSITIVE_INFINITY;
}

/** Finds the record at the end of a zip file, which says where the directory is. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}
