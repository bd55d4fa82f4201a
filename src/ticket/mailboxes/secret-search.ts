import { setImmediate } from 'node:timers/promises';
import { findSecret } from '../secrets/find-secret.ts';

/** How many texts are searched at a stretch. One takes about 0.1 ms. */
const batch = 50;

/** A cell with one word, such as an address or a number. It can't say that something is a password. */
const harmless = /^[\w.@+-]*$/;

/** A search for passwords in the many cells of a sheet. */
export interface SecretSearch {
  /** Resolves to whether a cell seems to have a password. Others are answered in between. */
  finds(cell: string): Promise<boolean>;
  /** How many different cells were searched. */
  count(): number;
}

/** Starts a search that looks at equal cells once. */
export function searchSecrets(): SecretSearch {
  const known = new Map<string, boolean>();
  return {
    async finds(cell) {
      if (harmless.test(cell)) return false;
      const before = known.get(cell);
      if (before !== undefined) return before;
      if (known.size % batch === batch - 1) await setImmediate();
      const isSecret = findSecret(cell) !== null;
      known.set(cell, isSecret);
      return isSecret;
    },
    count: () => known.size,
  };
}
