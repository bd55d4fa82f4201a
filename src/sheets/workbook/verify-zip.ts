import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/**
 * Unpacks each XML part of a workbook once, and keeps nothing. Throws unless each has the size and the checksum that the
 * directory states. A part that lies about its size is found before it takes any memory, and a damaged one before a wrong
 * address is read from it.
 */
export async function verifyZip(bytes: Uint8Array): Promise<void> {
  for (const entry of readZipDirectory(bytes) ?? []) {
    if (/\.(xml|rels)$/i.test(entry.name)) await verifyEntry(bytes, entry);
  }
}

/** Returns a part of a workbook as text. Throws if it is missing, or larger than the directory states. */
export function partText(bytes: Uint8Array, path: string): string {
  const entry = entryOf(bytes, path);
  const packed = packedBytes(bytes, entry);
  const isPacked = entry.method !== 0;
  // The limit may not be 0, which an empty part has.
  const unpacked = isPacked ? inflateRawSync(packed, { maxOutputLength: entry.unpacked || 1 }) : packed;
  return new TextDecoder().decode(unpacked);
}

/** Returns a part of a workbook in pieces, after `verifyZip` has checked its size. Throws if it is missing. */
export function partChunks(bytes: Uint8Array, path: string): AsyncIterable<Uint8Array> | Uint8Array[] {
  const entry = entryOf(bytes, path);
  return unpack(packedBytes(bytes, entry), entry.method);
}

function entryOf(bytes: Uint8Array, path: string): ZipEntry {
  const entry = readZipDirectory(bytes)?.findLast(({ name }) => name === path);
  if (!entry) throw new Error('a part of the zip file is missing');
  return entry;
}

async function verifyEntry(bytes: Uint8Array, entry: ZipEntry): Promise<void> {
  let size = 0;
  let sum = 0;
  for await (const chunk of unpack(packedBytes(bytes, entry), entry.method)) {
    size += chunk.length;
    if (size > entry.unpacked) break;
    sum = crc32(chunk, sum);
  }
  if (size !== entry.unpacked || sum !== entry.checksum)
    throw new Error('a part of the zip file has another size or checksum than stated');
}

function packedBytes(bytes: Uint8Array, { at, packed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return bytes.subarray(start, start + packed);
}

/** Returns the content of a part in pieces. */
function unpack(packed: Uint8Array, method: number): AsyncIterable<Uint8Array> | Uint8Array[] {
  if (method === 0) return [packed];
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  return inflate;
}
