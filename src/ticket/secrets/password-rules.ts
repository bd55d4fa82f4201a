/** Rules for a password, key, or token in a sentence: after a colon or equals sign, or after a verb. */

import type { Mark } from './marks.ts';
import { isAbout, isKnown, isPlainSecret, isSecretLike, isUrl, trim } from './shapes.ts';
import { clauseFrom, fold, isSign, type Token } from './tokens.ts';
import {
  auxiliaries,
  copulas,
  fillers,
  givingWords,
  handingWords,
  ownerWords,
  predicates,
  prepositions,
  qualities,
  statusWords,
  subjectWords,
} from './vocabulary.ts';

/** Whether a colon or equals sign gives the label a value: `password: x`, `password for dana = x`. */
export function isAssigned(tokens: Token[], mark: Mark): boolean {
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 6); i++) {
    const token = tokens[i]!;
    if (token.kind === 'assign') return isValue(tokens, mark, i);
    if (token.kind !== 'word') return false;
  }
  return false;
}

function isValue(tokens: Token[], mark: Mark, assign: number): boolean {
  const clause = clauseFrom(tokens, assign + 1);
  const [first, second] = clause;
  if (first === undefined) return false;
  const gap = assign - mark.end;
  // `password policy: …` is about the policy, so most words may follow.
  if (gap > 0 && !ownerWords.has(tokens[mark.end]!.low)) {
    return (
      isSecretLike(first) || (isGiven(tokens, mark, assign) && !second && isPlainSecret(trim(fold(first))))
    );
  }
  if (clause.some(isSecretLike)) return true;
  const low = trim(fold(first));
  const digits = /^\d+$/.test(low) ? low.length : 0;
  if (mark.label === 'token') return digits >= 4 && /pin/.test(tokens[mark.start]!.low);
  if (mark.label === 'passwords') return digits >= 6 && second === undefined;
  if (isUrl(first) || /^\?+$/.test(first)) return false;
  if (/^\d+(?:\/\d+|%)$/.test(low)) return false;
  if (digits > 0) return digits >= 5 || (second === undefined && mark.label !== 'pass');
  if (isKnown(low) && /^[a-z]+-\d/.test(low)) return false;
  if (statusWords.has(low)) return false;
  if (qualities.has(low)) return second !== undefined && !isRemark(second);
  if (auxiliaries.has(fold(second ?? ''))) return false;
  // `password: Ann to send by 5pm` says who sends the password.
  if (fold(second ?? '') === 'to' && handingWords.has(trim(fold(clause[2] ?? '')))) return false;
  if (second !== undefined && (subjectWords.has(low) || gap > 0)) return false;
  return true;
}

/**
 * Whether the words before the colon say that someone gave or chose the password:
 * `the ftp password they gave us: acmeftp`.
 */
function isGiven(tokens: Token[], mark: Mark, assign: number): boolean {
  return mark.label === 'password' && tokens.slice(mark.end, assign).some(({ low }) => givingWords.has(low));
}

function isRemark(text: string): boolean {
  const low = trim(fold(text));
  return /^\d/.test(low) || statusWords.has(low) || subjectWords.has(low) || predicates.has(low);
}

/** Whether a verb or a preposition introduces the secret: `the password for dana is x`, `password changed to x`. */
export function isNamedBySentence(tokens: Token[], mark: Mark): boolean {
  for (let i = mark.end; i < Math.min(tokens.length, mark.end + 9); i++) {
    if (tokens[i]!.kind === 'break' && i > mark.end) return false;
    const { low, kind } = tokens[i]!;
    if (kind !== 'word' || !(copulas.has(low) || prepositions.has(low))) continue;
    let at = i + 1;
    while (at < i + 5 && tokens[at] && isFiller(tokens[at]!)) at++;
    const value = tokens[at];
    if (value?.kind !== 'word') continue;
    if (isSecretLike(value.text)) return true;
    const direct = i === mark.end || ['for', 'of'].includes(tokens[mark.end]!.low);
    if (mark.label !== 'password' || !direct || !copulas.has(low)) continue;
    if (/^\d{5,}\W?$/.test(value.low)) return true;
    const alone = tokens[at + 1]?.kind !== 'word' || value.text.endsWith('.');
    if (alone && isPlainSecret(trim(value.low))) return true;
  }
  return false;
}

/**
 * Whether the password is in quotes: `Ann's password is "correct horse battery"`, but not
 * `the password is "not accepted"`.
 */
export function isNamedInQuotes(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password') return false;
  let at = mark.end;
  for (let i = mark.end; i < mark.end + 5 && tokens[i]?.kind === 'word'; i++) {
    if (copulas.has(tokens[i]!.low)) at = i + 1;
  }
  if (!tokens[at]?.opens) return false;
  const end = tokens.slice(at, at + 8).findIndex(({ closes }) => closes);
  const quoted = tokens.slice(at, at + end + 1).map(({ low }) => trim(low));
  return quoted.length > 1 && !quoted.some(isAbout);
}

function isFiller({ kind, text, low }: Token): boolean {
  return kind !== 'word' || isSign(text) || fillers.has(low);
}
