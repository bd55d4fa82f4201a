const units: [name: string, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** Writes a length of time in its largest unit, rounded down: `3 hours`. */
export function lasting(ms: number): string {
  const [name, size] = units.find(([, size]) => ms >= size) ?? units.at(-1)!;
  const number = Math.floor(ms / size);
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}

/** Writes a number of bytes: `1.2 GB`. */
export function inBytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.floor(bytes / 1e6)} MB`;
}
