import { listWords, lowerFirst } from '../../../phrase.ts';
import { accessOf, type Side } from '../../logins.ts';
import type { Path } from '../../route.ts';

/** What a customer reads about logins that fail, in sentences. */
interface LoginWords {
  problem: string;
  ask: string;
}

/** What a customer does about logins that fail, where a message doesn't know which mailboxes and which system it is about. */
export function failingLogins(path: Path): LoginWords {
  if (path.service === 'self-service')
    return {
      problem: "Some of the logins in the migration tool don't work.",
      ask: 'Try these logins in a browser, and enter the correct ones in the tool.',
    };
  return {
    problem: hasEach(path)
      ? "Some of the logins that you sent don't work."
      : "Our tool can't open some of the mailboxes.",
    ask: trySentLogins(path, 'the secure link only'),
  };
}

/**
 * What the customer of an assisted move does about logins that fail. Null if our team opens the mailboxes of that side.
 *
 * @param side the system where they fail. Null: nobody knows
 * @param count how many mailboxes there are, at least 1. Their addresses follow
 * @param names the names of the two systems
 */
export function failingLoginsOf(
  path: Path,
  side: Side | null,
  count: number,
  names: Record<Side, string>,
): LoginWords | null {
  const mailboxes = count === 1 ? 'this mailbox' : `these ${count.toLocaleString('en-US')} mailboxes`;
  if (side === null)
    return {
      problem: `Our tool can't open ${mailboxes}.`,
      ask: `Please ${lowerFirst(trySentLogins(path, 'the secure link'))}`,
    };
  const access = accessOf(path)[side];
  if (access === 'ours') return null;
  if (access === 'administrator')
    return {
      problem: `With the administrator login that you sent, our tool can't open ${mailboxes} in ${names[side]}.`,
      ask: `Please ${checkAdministrator(path, side, 'the secure link', names)}`,
    };
  const age = side === 'source' ? 'old' : 'new';
  return count === 1
    ? {
        problem: `This login of ${age === 'old' ? 'an old' : 'a new'} mailbox doesn't work.`,
        ask: 'Please try it in a browser, and send us the correct one, by the secure link.',
      }
    : {
        problem: `These logins of ${age} mailboxes don't work.`,
        ask: 'Please try them in a browser, and send us the correct ones, by the secure link.',
      };
}

/**
 * How the customer finds out why an administrator's login doesn't open mailboxes, in sentences that follow “Please”.
 *
 * @param link how the customer sends the right login: `the secure link`
 */
export function checkAdministrator(
  { source }: Path,
  side: Side,
  link: string,
  names: Record<Side, string>,
): string {
  if (side === 'target')
    return `sign in to the Office 365 admin center with that login. If you can, check that each of these users has a license and a mailbox. If you can't, the login is wrong, or two-step sign-in blocks it: send us the correct login by ${link}.`;
  const check =
    source.startsWith('exchange-') || source === 'office-365'
      ? 'sign in to webmail with that login, and open one of these mailboxes'
      : `sign in to ${names.source} with that login, and check that it may open these mailboxes`;
  return `${check}. If you can't, the login is wrong, it lacks a permission, or two-step sign-in blocks it: correct the permission, or send us the correct login by ${link}.`;
}

/** Asks to try all logins that the customer of a path sent. */
function trySentLogins(path: Path, link: string): string {
  const { source, target } = accessOf(path);
  const logins = [
    ...(source === 'each' ? ['the logins of the old mailboxes'] : []),
    ...(source === 'administrator' ? ['the login of the administrator of the old system'] : []),
    ...(target === 'each' ? ['the logins of the new mailboxes'] : []),
    ...(target === 'administrator' ? ['the login of the global administrator of Office 365'] : []),
  ];
  const license =
    target === 'administrator'
      ? ' If the global administrator can sign in, check that each user has a license and a mailbox.'
      : '';
  return `Try ${listWords(logins)} in a browser. If one doesn't work, send us the correct one, by ${link}.${license}`;
}

function hasEach(path: Path): boolean {
  return Object.values(accessOf(path)).includes('each');
}
