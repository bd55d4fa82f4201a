import { inflateSync } from 'node:zlib';

export interface Png {
  width: number;
  height: number;
  /** 2 means red, green, and blue. 6 means alpha, too. */
  colorType: number;
  /** Red, green, blue, and alpha of each pixel, 0 to 255. */
  pixels: number[][];
}

/** A PNG as bytes: red, green, and blue of each pixel, and alpha if there are four channels. */
export interface PngBytes {
  width: number;
  height: number;
  channels: 3 | 4;
  bytes: Buffer;
}

export function readPng(file: Buffer): Png {
  const { width, height, channels, bytes } = readPngBytes(file);
  const pixels = Array.from({ length: width * height }, (_, at) => {
    const pixel = [...bytes.subarray(at * channels, (at + 1) * channels)];
    return channels === 4 ? pixel : [...pixel, 255];
  });
  return { width, height, colorType: channels === 4 ? 6 : 2, pixels };
}

/**
 * Reads a PNG with eight bits per channel and no interlacing, which is what Chromium writes. Source: PNG (third
 * edition), sections 5 and 9.
 */
export function readPngBytes(file: Buffer): PngBytes {
  const chunks = chunksOf(file);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [bits = 0, colorType = 0, , , interlaced] = header.subarray(8);
  const channels = ({ 2: 3, 6: 4 } as const)[colorType];
  if (!channels || bits !== 8 || interlaced) throw new Error('this kind of PNG is not supported');
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const bytes = unfilter(inflateSync(Buffer.concat(packed)), width * channels, channels);
  return { width, height, channels, bytes };
}

function chunksOf(file: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  // After eight bytes of signature, each chunk has a length, a type, data, and a checksum.
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    chunks.push({ type: file.toString('latin1', at + 4, at + 8), data: file.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

/** Undoes the filter of each line. Each line starts with the number of its filter. @param step bytes per pixel */
function unfilter(filtered: Buffer, length: number, step: number): Buffer {
  const lines = filtered.length / (length + 1);
  const bytes = Buffer.alloc(lines * length);
  for (let line = 0; line < lines; line += 1) {
    const filter = filtered[line * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = line * length + x;
      const left = x >= step ? bytes[at - step]! : 0;
      const up = line > 0 ? bytes[at - length]! : 0;
      const corner = x >= step && line > 0 ? bytes[at - length - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      bytes[at] = filtered[line * (length + 1) + 1 + x]! + guess;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one)) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
