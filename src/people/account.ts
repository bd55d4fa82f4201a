import type { Person as Account } from '../db/generated/client.ts';

/** Someone's account on one chat platform. The database table is called `Person`. */
export type { Account };

/** An account, and the same person's account on the other platform, if a lead linked the two accounts. */
export interface LinkedAccounts {
  account: Account;
  other: Account | null;
}
