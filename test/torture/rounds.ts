import { createRandom } from '../../scripts/random.ts';

/** The seed of the random moments. The page names it, so that a run can be repeated. */
export const seed = Number(process.env.TORTURE_SEED ?? 7);

const random = createRandom(seed);

/** A random whole number from `from` to `to`. */
export function between(from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}
