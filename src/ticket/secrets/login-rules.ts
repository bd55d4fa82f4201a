/** Rules for a login: a user name next to its secret. The two can have a label, be near a DNS host, or stand alone. */

import { isDnsHost, labelOf, type Mark } from './marks.ts';
import { isKnown, isMixed, isSecretLike, isStrikingSecret, isUrl, trim } from './shapes.ts';
import { clauseFrom, fold, type Token } from './tokens.ts';
import { copulas, qualities, statusWords, subjectWords } from './vocabulary.ts';

/**
 * Whether a login comes after its label: `login bob / S3cret`, `credentials bob:S3cret`. Near a DNS host, `login: bob`
 * and `login bob S3cret` count, too.
 */
export function isLoginGiven(tokens: Token[], mark: Mark, dns: boolean): boolean {
  const last = Math.min(tokens.length, mark.end + 10);
  const word = tokens[mark.start]!.low;
  if (word === 'access' && !dns) return false;
  for (let i = mark.end; i < last && tokens[i]!.kind !== 'break'; i++) if (isPair(tokens, i)) return true;
  const clause = clauseFrom(tokens, mark.end);
  if (clause.slice(0, 4).some(isStrikingSecret)) return true;
  if (clause.length === 2 && !statusWords.has(fold(clause[0]!)) && isSecretLike(clause[1]!)) return true;
  if (isNameAndSecret(tokens, mark, clause)) return true;
  if (word.startsWith('cred')) {
    const given = tokens[mark.end]?.kind === 'assign' ? isSecretLike : isMixed;
    if (clause.slice(0, 3).some(given)) return true;
  }
  if (!dns) return false;
  if (clause.slice(0, 6).some(isSecretLike)) return true;
  const [first = '', second] = clause;
  if (tokens[mark.end]?.kind !== 'assign' || word === 'access' || first === '' || isUrl(first)) return false;
  const low = trim(fold(first));
  return !(statusWords.has(low) || (subjectWords.has(low) && second !== undefined) || isKnown(low));
}

/**
 * Whether a user name and a secret come after the label: `their admin login is administrator and Exchange123`,
 * `login: administrator, Exchange123`.
 */
function isNameAndSecret(tokens: Token[], mark: Mark, clause: string[]): boolean {
  const stated = copulas.has(fold(clause[0] ?? ''));
  if (!(stated || tokens[mark.end]?.kind === 'assign') || /^(?:access|us)/.test(tokens[mark.start]!.low))
    return false;
  const [name = '', ...rest] = stated ? clause.slice(1) : clause;
  const secret = rest.find((word) => !/^(?:and|with|then|&|und|et|y)$/i.test(word)) ?? '';
  return !statusWords.has(trim(fold(name))) && !qualities.has(trim(fold(name))) && isMixed(secret);
}

/** Whether a user name and a secret are joined: `bob/S3cret`, `bob / S3cret`, `bob:S3cret`. */
function isPair(tokens: Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  if (kind !== 'word' || isUrl(text)) return false;
  const parts = text.split('/', 3);
  if (parts.length === 2 && parts[0] !== '' && trim(parts[1]!).length >= 5) return isSecretLike(parts[1]!);
  const joint = tokens[at + 1];
  const second = tokens[at + 2];
  if (!joint || second?.kind !== 'word' || trim(second.text).length < 5 || !/[\p{L}\d]/u.test(text))
    return false;
  const joins = /^[/|\\]+$/.test(joint.text) || (joint.kind === 'assign' && joint.tight);
  return joins && isSecretLike(second.text);
}

/**
 * Whether there is a secret that needs no separate label: `dana@acme.com:Winter2024!`, `bob / P@ssw0rd`,
 * `password/hunter2`.
 */
export function isLoneSecret(tokens: Token[], at: number): boolean {
  const { kind, text, low } = tokens[at]!;
  if (kind !== 'word' || low.length > 200 || isUrl(text)) return false;
  const [head = '', ...rest] = text.split(/[/\\]|\.{2,}/, 4);
  if (rest.length > 0 && labelOf(fold(head)) === 'password' && rest.some(isSecretLike)) return true;
  if (rest.length === 1 && head !== '' && isStrikingSecret(rest[0]!)) return true;
  const joint = tokens[at + 1];
  const value = tokens[at + 2];
  const joined = joint?.kind === 'assign' || /^[/|\\-]+$/.test(joint?.text ?? '');
  if (/^[/|\\]+$/.test(joint?.text ?? '') && isStrikingSecret(value?.text ?? '')) return true;
  if (!low.includes('@') || !isKnown(trim(low))) return false;
  if (joint?.kind === 'word' && isStrikingSecret(joint.text)) return true;
  return joined && value?.kind === 'word' && isMixed(value.text);
}

/** Whether a user name and a secret come after a DNS host: `godaddy: bob / S3cret`. */
export function hasDnsPair(tokens: Token[]): boolean {
  let host = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < tokens.length; i++) {
    if (isDnsHost(tokens[i]!.low)) host = i;
    if (i > host && i - host <= 8 && isPair(tokens, i)) return true;
  }
  return false;
}
