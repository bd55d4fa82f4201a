import { listWords } from '../../../phrase.ts';
import type { DraftDetails, Obstacle } from '../draft.ts';
import { mailboxesExist } from '../lines.ts';

/** Where mail goes, and what follows from it: the same in all letters. */

/** Blockers that letters say in the words of this file, because they depend on what DNS shows. */
export const mxBlockers = ['MX_EARLY', 'MX_REGRESSED', 'MX_NOT_SWITCHED', 'MX_PARTIAL'];

/** Whether MX was switched, and no longer is. */
export function isUndone({ mail }: Pick<DraftDetails, 'mail'>): boolean {
  return mail === 'regressed' || mail === 'lost';
}

/** Whether the switch is still to be made: mail goes where it went before. */
export function isAhead({ mail }: Pick<DraftDetails, 'mail'>): boolean {
  return mail === 'ahead' || mail === 'elsewhere';
}

/** Whether the switch has begun, and something is left to do or to take back. */
export function isUnfinished(details: DraftDetails): boolean {
  if (isAhead(details)) return false;
  return details.mail !== 'switched' || leftOf(details).length > 0;
}

/** What is left until the switch is complete, one text each. Empty if nobody has seen the DNS. */
export function leftOf({ dns }: DraftDetails): string[] {
  return dns?.left ?? [];
}

/** Where mail goes now, in sentences. Undefined while the switch is ahead, because mail then goes where it always went. */
export function whereMailGoes(details: DraftDetails): string | undefined {
  const { domain, to, dns, mail } = details;
  const old = dns?.otherMx.length ? ` (${listWords(dns.otherMx)})` : '';
  switch (mail) {
    case 'early':
      return `The MX records of ${domain} were switched ${tooEarly(details)}. ${
        mailboxesExist(details)
          ? 'New mail arrives in the new mailboxes, although your users still work in the old ones.'
          : "Mail to mailboxes that don't exist yet is returned to its senders."
      }`;
    case 'split':
      return `You changed the MX records of ${domain}, but ${behindWords(dns?.behind ?? [])}. So some mail still arrives in the old mailboxes.`;
    case 'beside':
      return `The new MX records of ${domain} are there, but others are beside them${old}. So some mail doesn't arrive in the new mailboxes.`;
    case 'switched':
      return `The MX records of ${domain} are switched, so new mail arrives in the new mailboxes.${dns?.horizon ? ` Some servers may still use the old ones until ${dns.horizon}.` : ''}`;
    case 'regressed':
      return `The MX records of ${domain} point to the old system again${old}, so new mail arrives in the old mailboxes.`;
    case 'lost':
      return `The MX records of ${domain} no longer point to ${to}${old}. Mail may be lost, or returned to its senders.`;
    default:
      return undefined;
  }
}

function behindWords(servers: string[]): string {
  if (servers.length === 0) return 'not all of its nameservers have the new records';
  return `${listWords(servers)} still ${servers.length === 1 ? 'answers' : 'answer'} with the old records`;
}

function tooEarly({ values }: DraftDetails): string {
  return values.cutover ? `before the agreed time, ${values.cutover}` : 'before the move was ready for it';
}

/** Why some mail still arrives in the old mailboxes after the switch, if it is known until when. */
export function spreadingWords({ dns }: DraftDetails): string | undefined {
  return (
    dns?.horizon &&
    `The DNS change is still spreading: some servers may use the old records until ${dns.horizon}.`
  );
}

/** Whether the customer's admin should act on the records at once, because mail goes where it shouldn't. */
export function isUrgent(details: DraftDetails): boolean {
  return details.mail === 'early' || isUndone(details);
}

/** What the customer's admin does now about the DNS records. Undefined if that doesn't depend on what DNS shows. */
export function dnsAsk(details: DraftDetails): string | undefined {
  const { dns, mail, support, missedCutover } = details;
  if (mail === 'early')
    return dns && dns.back.length > 0
      ? indented(
          `Set the old records again now. If you want to keep the new ones, call us at ${support.phone} first:`,
          dns.back,
        )
      : `Set the old MX records again now, as they were before. If you don't know them, call us at ${support.phone}.`;
  const left = leftOf(details);
  if (left.length === 0 || dns?.lacksMx || (isAhead(details) && !missedCutover)) return undefined;
  return indented(
    isUndone(details) ? 'Set these DNS records again now:' : 'Make these changes to the DNS records now:',
    left,
  );
}

/** A line with other lines below it, for a list. */
function indented(line: string, below: string[]): string {
  return [line, ...below.map((one) => `  - ${one.replaceAll('\n', '\n  ')}`)].join('\n');
}

/** Why a letter that announces or asks for the switch must not be sent: what it says isn't true. */
export function switchObstacle(details: DraftDetails): Obstacle | undefined {
  if (details.mail === 'early')
    return {
      reason: `MX is switched already, ${tooEarly(details)}. Call the customer first. The way back:`,
      command: 'records KEY rollback',
    };
  if (isAhead(details) || isUnfinished(details)) return undefined;
  return { reason: 'The DNS records are switched already.' };
}
