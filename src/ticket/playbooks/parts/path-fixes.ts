/** The usual fixes of blockers, where the path decides them. */

import { type Access, accessOf } from '../../../knowledge/logins.ts';
import type { Path } from '../../../knowledge/route.ts';
import { limitOf } from '../../../knowledge/sources.ts';
import { systemName } from '../systems.ts';

/** How a Racker checks the logins of the old mailboxes and of the new ones, by whose logins open them. */
const checks: Record<'source' | 'target', Record<Access, string>> = {
  source: {
    each: 'sign in to the old mailbox in a browser, with the username and password that the tool uses',
    administrator:
      "sign in to the old system with the administrator's login, and check that it may open every mailbox",
    ours: "check our own access to the old mailboxes, because the customer didn't send logins for them",
  },
  target: {
    each: 'sign in to the new mailbox in webmail, with the username and password that the tool uses',
    administrator:
      'sign in to the Office 365 admin center as the global administrator, and check that the user has a license and a mailbox',
    ours: 'check our own access to the new mailboxes',
  },
};

/** What to do about logins that fail. See docs/trade.md, "Credentials". */
export function checkLogins(path: Path): string {
  const { source, target } = accessOf(path);
  const ask =
    path.service === 'self-service'
      ? 'Have the customer enter the correct login in the tool, and verify again.'
      : 'If a login that the customer sent is wrong, ask for the right one. Then verify again.';
  return `Find out which side fails. Source: ${checks.source[source]}. Destination: ${checks.target[target]}. ${ask}`;
}

/** What to do about a source or a destination that slows down the passes. */
export function easeLimits({ source, target }: Path): string {
  const limits = [source, target].flatMap((system) => {
    const limit = limitOf(system);
    return limit ? [`${systemName(system)}: ${limit}`] : [];
  });
  return ['Run fewer mailboxes at once, or wait until the limit resets.', ...new Set(limits)].join(' ');
}
