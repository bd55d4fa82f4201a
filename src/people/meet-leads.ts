import { createAccounts } from './accounts.ts';
import type { Directory } from './directory.ts';

/**
 * Returns a function that looks up the leads whom the settings name. Otherwise, nobody could tell them anything before
 * they first use the bot. The function never rejects. If a platform doesn't respond, the next call tries again.
 */
export function createLeadLookup({
  directories,
  leads,
  warn,
  ...options
}: Parameters<typeof createAccounts>[0] & {
  leads: string[];
  /** Reports a lead who can't be looked up. */
  warn(details: { lead: string; err?: unknown }, message: string): void;
}): () => Promise<void> {
  const accounts = createAccounts({ directories, ...options });
  const unmet = new Set(leads.flatMap((lead) => placesOf(directories, lead)));

  async function meet(id: string): Promise<void> {
    try {
      const found = (await accounts.stored(id)) ?? (await accounts.current(id, 'a lead'));
      if (!found) warn({ lead: id }, 'MD_LEADS has the id of a person whom the platform does not know');
      unmet.delete(id);
    } catch (err) {
      warn({ lead: id, err }, 'a lead could not be looked up');
    }
  }

  return async () => {
    await Promise.all([...unmet].map(meet));
  };
}

/** The ids that a lead can have, with the names of the platforms. */
function placesOf(directories: Record<string, Directory>, lead: string): string[] {
  return Object.entries(directories).flatMap(([platform, { isId }]) =>
    isId(lead) ? [`${platform}:${lead}`] : [],
  );
}
