/** Finds whose password a word could be: the user name or the address next to it. */

import type { Context } from './evidence.ts';
import { namedBefore } from './naming.ts';
import { isAddress, isAlone, isName, isPrivileged, isSeparator } from './sentence.ts';
import type { Token } from './tokens.ts';

/** What the user name or the address next to a word counts for, given the contexts found so far. */
export function ownerOf(tokens: Token[], at: number, near: ReadonlySet<Context>): Set<Context> {
  const found = new Set<Context>();
  const [joint, name] = [tokens[at - 1], tokens[at - 2]];
  if (isAlone(tokens, at) && tokens[at + 2] && isAddress(tokens[at + 2]!)) found.add('row');
  if (!joint) return found;
  if (joint.kind === 'word' && isAddress(joint)) found.add('address');
  if (name && isRow(tokens, at)) found.add('row');
  else if (isName(name) && isInCells(tokens, at)) found.add('cell');
  if (isPair(tokens, at, near)) found.add('pair');
  const isTight = joint.kind === 'join' || joint.kind === 'assign';
  if (found.has('pair') && joint.kind === 'join') found.add('slash');
  if (found.has('pair') && isTight && isPrivileged(name)) found.add('privileged');
  return found;
}

/** Whether an address is in the cell, the line, or the field before. */
function isRow(tokens: Token[], at: number): boolean {
  const [joint, name] = [tokens[at - 1]!, tokens[at - 2]!];
  if (!isAddress(name)) return false;
  return joint.kind === 'comma' || joint.kind === 'assign' || (joint.kind === 'break' && isAlone(tokens, at));
}

function isPair(tokens: Token[], at: number, near: ReadonlySet<Context>): boolean {
  const [joint, name] = [tokens[at - 1]!, tokens[at - 2]];
  const isNear = (...contexts: Context[]) => contexts.some((context) => near.has(context));
  if (joint.kind === 'break') return isAlone(tokens, at) && isUserLine(tokens, at - 2);
  if (isNextInChat(tokens, at)) return true;
  const separates = isSeparator(joint);
  const isWord = joint.kind === 'word' && /\p{L}/u.test(joint.low);
  const isShort = name !== undefined && /^\p{L}{1,2}\d{1,2}$/u.test(name.text);
  if (
    separates &&
    isName(name) &&
    !isShort &&
    (!isWord || isNear('nearCredentials', 'entry', 'nearPassword'))
  )
    return true;
  // `creds bob hunter2`, `login: administrator, Exchange123`
  const isApart = joint.kind === 'comma' || separates;
  const user = isApart ? at - 2 : at - 1;
  if (!isName(tokens[user])) return false;
  const label = namedBefore(tokens, user);
  if (label === 'namedCredentials' || (isApart && label === 'user')) return true;
  if (tokens[user - 1]?.topics.has('account') && isUserLike(tokens[user]!)) return true;
  const isAccount = tokens.slice(Math.max(0, user - 8), user).some(({ topics }) => topics.has('account'));
  if (isApart && isAccount && isUserLike(tokens[user]!)) return true;
  return isApart && isPrivileged(tokens[user]) && isNear('nearCredentials', 'entry', 'target');
}

/** Whether a line, or a field of a form, has only a user name. */
function isUserLine(tokens: Token[], at: number): boolean {
  const name = tokens[at];
  if (!isName(name) || (tokens[at - 1]?.kind ?? 'break') !== 'break') return false;
  return name!.topics.size > 0 || isUserLike(name!);
}

/** Whether a line of a chat has only this word, and the line before is about a user or about getting in. */
function isNextInChat(tokens: Token[], at: number): boolean {
  const isLine = tokens[at - 1]!.kind === 'assign' && (tokens[at + 1]?.kind ?? 'break') === 'break';
  if (!isLine || tokens[at - 3]?.kind !== 'break') return false;
  const before = tokens.slice(Math.max(0, at - 12), at - 3);
  return before.some(({ topics }) => topics.has('user') || topics.has('credentials') || topics.has('entry'));
}

function isUserLike({ text }: Token): boolean {
  return /^[a-z][a-z\d._\\-]+$/.test(text);
}

/** Whether the word fills a cell between two others: `bob;Winter2024;2 GB`. */
function isInCells(tokens: Token[], at: number): boolean {
  const [name, before, after] = [tokens[at - 2]!, tokens[at - 1]!, tokens[at + 1]];
  if (before.kind !== 'comma' || !(before.tight || /[\t|]/.test(before.text))) return false;
  const isFirst = (tokens[at - 3]?.kind ?? 'break') === 'break';
  if (!isFirst && !isPrivileged(name) && !/^[a-z]+[._\d]/.test(name.text)) return false;
  return !after || after.kind === 'break' || (after.kind === 'comma' && after.text[0] === before.text[0]);
}
