/** Finds a login whose password can be any word: `root:toor`, `login thimble / fox`, `u: admin p: fluffy`. */

import { fold } from './characters.ts';
import { shapeWeights } from './evidence.ts';
import { isHarmless } from './harmless.ts';
import { isPlainSecret, statusWords, subjectWords } from './remarks.ts';
import { clauseFrom, copulas, isPrivileged } from './sentence.ts';
import { isUrl, shapeOf, trim } from './shapes.ts';
import type { Token } from './tokens.ts';

/** `root:toor`, `admin creds bob:monkey`: a colon without spaces, and a name of power or a word for a login before it. */
export function isNameAndWord(tokens: Token[], at: number): boolean {
  const [name, colon, word] = [tokens[at]!, tokens[at + 1], tokens[at + 2]];
  if (colon?.kind === 'join' && word?.kind === 'word') return isTwoWords(tokens, at);
  if (colon?.kind !== 'assign' || colon.low !== ':' || !colon.tight || word?.kind !== 'word') return false;
  if (name.kind !== 'word' || !isPlainSecret(trim(word.low)) || tokens[at + 3]?.low === ':') return false;
  const before = tokens.slice(Math.max(0, at - 4), at);
  const isLogin = before.some(({ topics }) => topics.has('credentials') || topics.has('entry'));
  return isLogin ? name.topics.size === 0 || isPrivileged(name) : isPrivileged(name);
}

/** `admin/admin`, `login thimble / fox` */
function isTwoWords(tokens: Token[], at: number): boolean {
  const [name, word, next] = [tokens[at]!, tokens[at + 2]!, tokens[at + 3]];
  if (!isPlainSecret(trim(name.low)) || !isPlainSecret(trim(word.low)) || next?.kind === 'join') return false;
  if (name.low === trim(word.low)) return true;
  if (name.low === 'root' && word.topics.size === 0 && (next?.kind ?? 'break') !== 'word') return true;
  const before = tokens[at - 1];
  const label = before?.kind === 'assign' || copulas.has(before?.low ?? '') ? tokens[at - 2] : before;
  const isEnd = next === undefined || next.kind !== 'word' || word.ends;
  return (
    isEnd && label?.topics.has('credentials') === true && name.topics.size === 0 && word.topics.size === 0
  );
}

/** `u: admin p: fluffy`, `username/password: bob hunter`. */
export function isUserAndPassword(tokens: Token[], at: number): boolean {
  if (!/^(?:u|un|usr|user|username|login|id)$/.test(tokens[at]!.low)) return false;
  for (let i = at + 2; i < Math.min(tokens.length - 1, at + 7); i++) {
    if (tokens[i]!.low !== 'p') continue;
    const isAssigned = tokens[i + 1]!.kind === 'assign';
    const value = isAssigned ? tokens[i + 2] : tokens[i + 1];
    if (value?.kind !== 'word') return false;
    return shapeWeights[shapeOf(value.text)] >= 4 || (isAssigned && isPlainSecret(trim(value.low)));
  }
  return false;
}

/** Whether a label for a login has a user name: `login: bob`. That is refused only near the name of a DNS host. */
export function isUserStated(tokens: Token[], at: number): boolean {
  const { topics, low, span } = tokens[at]!;
  if (!(topics.has('credentials') || topics.has('user')) || tokens[at + span]?.kind !== 'assign')
    return false;
  const [first = '', second] = clauseFrom(tokens, at + span + 1);
  if (low === 'access' || first === '' || isUrl(first)) return false;
  const value = trim(fold(first));
  return !(statusWords.has(value) || (subjectWords.has(value) && second !== undefined) || isHarmless(value));
}
