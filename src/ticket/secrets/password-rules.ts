/** How a password, key or token is given away: after its label, in a sentence, right beside the label or before it. */

import { labelOf, type Mark } from './marks.ts';
import { isKnown, isMixed, isPlainSecret, isSecretLike, isStrikingSecret, isUrl, trim } from './shapes.ts';
import { clauseFrom, fold, isSign, type Token } from './tokens.ts';
import {
  auxiliaries,
  copulas,
  fillers,
  ownerWords,
  possessives,
  predicates,
  prepositions,
  qualities,
  statusWords,
  subjectWords,
} from './vocabulary.ts';

/** `password: x`, `password for dana = x`. */
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
  // `password policy: …` is about the policy.
  if (gap > 0 && !ownerWords.has(tokens[mark.end]!.low)) return isSecretLike(first);
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
  if (second !== undefined && (subjectWords.has(low) || gap > 0)) return false;
  return true;
}

function isRemark(text: string): boolean {
  const low = trim(fold(text));
  return /^\d/.test(low) || statusWords.has(low) || subjectWords.has(low) || predicates.has(low);
}

/** `the password for dana is x`, `password changed to x`. */
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

function isFiller({ kind, text, low }: Token): boolean {
  return kind !== 'word' || isSign(text) || fillers.has(low);
}

/** `pw Hunter2!`, `password for dana Winter24`, `user/pass bob/hunter2`. */
export function isBeside(tokens: Token[], mark: Mark): boolean {
  const near = clauseFrom(tokens, mark.end);
  const [first = ''] = near;
  if (isSecretLike(first)) return true;
  if (mark.label === 'key' || mark.label === 'token') {
    if (/^\w{20,}$/.test(first)) return true;
    if (tokens[mark.start]!.low === 'pin' && /^\d{4,8}$/.test(first)) return true;
  }
  if (mark.label === 'password' && /^\d{5,}$/.test(first)) return true;
  if (tokens[mark.end]?.quoted && mark.label === 'password' && isPlainSecret(fold(first))) return true;
  const joint = tokens[mark.end];
  if (joint?.kind === 'break' && joint.tight && isSecretLike(tokens[mark.end + 1]?.text ?? '')) return true;
  const dashed = joint?.kind === 'word' && isSign(joint.text) && /^pass/.test(mark.label);
  if ((dashed || isAfterName(tokens, mark)) && near.length === 1 && isPlainSecret(fold(first))) return true;
  if (mark.label === 'pass') return false;
  if (near.some(isStrikingSecret)) return true;
  // On the next line or behind a comma only what cannot be anything else counts.
  const further = tokens.slice(mark.end, mark.end + 12).filter(({ kind }) => kind === 'word');
  if (further.some(({ text }) => isStrikingSecret(text))) return true;
  const owned = ['for', 'of'].includes(fold(first)) && near.slice(2, 4).some(isMixed);
  return owned || (tokens[mark.end]?.kind === 'break' && isMixed(further[0]?.text ?? ''));
}

// `user bob pw hunter`
function isAfterName(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password' && mark.label !== 'pass') return false;
  const before = tokens.slice(Math.max(0, mark.start - 5), mark.start).filter(({ kind }) => kind === 'word');
  const [announcer, name] = before.slice(-2);
  if (!announcer || labelOf(announcer.low) !== 'login') return false;
  return name === undefined || !statusWords.has(name.low);
}

/** `Hunter2! is the password`. */
export function isNamedBefore(tokens: Token[], mark: Mark): boolean {
  if (tokens[mark.start - 1]?.kind === 'word' && isStrikingSecret(tokens[mark.start - 1]!.text)) return true;
  let at = mark.start - 1;
  while (at > mark.start - 5 && possessives.has(tokens[at]?.low ?? '')) at--;
  const joint = tokens[at];
  if (!joint || !(copulas.has(joint.low) || joint.low === 'as' || joint.kind === 'assign')) return false;
  const value = tokens[at - 1];
  return value?.kind === 'word' && isSecretLike(value.text);
}
