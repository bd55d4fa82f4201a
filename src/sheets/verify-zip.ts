import { crc32, createInflateRaw } from 'node:zlib';
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

async function verifyEntry(bytes: Uint8Array, entry: ZipEntry): Promise<void> {
  let size = 0;
  let sum = 0;
  for await (const chunk of unpack(bytes, entry)) {
    size += chunk.length;
    if (size > entry.unpacked) break;
    sum = crc32(chunk, sum);
  }
  if (size !== entry.unpacked || sum !== entry.checksum)
    throw new Error('a part of the zip file has another size or checksum than stated');
}

/** Returns the content of an entry in pieces. */
function unpack(bytes: Uint8Array, entry: ZipEntry): AsyncIterable<Uint8Array> | Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return [packed];
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(packed);
  return inflate;
}
