import { crc32, deflateSync } from 'node:zlib';
import { readPngBytes } from '../../test/support/png.ts';

/** How many colors a palette can have, and how many of them are the most frequent ones. */
const mostColors = 256;
const frequentColors = 128;

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes a PNG again with a palette, which makes a picture of text less than half as large. Other colors become the nearest
 * of these. Source: PNG (third edition), sections 5, 9, and 11.
 */
export function withPalette(file: Buffer): Buffer {
  const { width, height, channels: step, bytes: pixels } = readPngBytes(file);
  const colors = new Uint32Array(width * height).map((_, i) => pixels.readUIntBE(i * step, 3));
  const palette = choose(colors);
  const places = new Map(palette.map((color, at) => [color, at]));
  const rows = Buffer.alloc(height * (width + 1));
  colors.forEach((color, i) => {
    const at = places.get(color) ?? nearest(palette, color);
    places.set(color, at);
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = at;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const bytes = Buffer.from(palette.flatMap(channels));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', bytes),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Chooses the most frequent colors, and then those that are missed most: frequent, and far from all chosen ones. So the
 * few pixels of an emoji keep their color.
 */
function choose(colors: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const all = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const palette = all.slice(0, frequentColors).map(([color]) => color);
  const others = all.slice(frequentColors).map(([color, count]) => ({
    color,
    count,
    far: Math.min(...palette.map((one) => distance(one, color))),
  }));
  while (palette.length < mostColors) {
    const missed = others.reduce((a, b) => (b.count * b.far > a.count * a.far ? b : a), {
      color: 0,
      count: 0,
      far: 0,
    });
    if (missed.far === 0) break;
    palette.push(missed.color);
    for (const other of others) other.far = Math.min(other.far, distance(missed.color, other.color));
  }
  return palette;
}

function nearest(palette: number[], color: number): number {
  const distances = palette.map((one) => distance(one, color));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const [red, green, blue] = channels(one);
  const [otherRed, otherGreen, otherBlue] = channels(other);
  return (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2;
}

function channels(color: number): [number, number, number] {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  ends[0].writeUInt32BE(data.length);
  ends[1].writeUInt32BE(crc32(named));
  return Buffer.concat([ends[0], named, ends[1]]);
}
