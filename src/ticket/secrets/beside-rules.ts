/** Rules for a password, key, or token right after its label, or right before it. */

import { labelOf, type Mark } from './marks.ts';
import { isKnown, isMixed, isPlainSecret, isSecretLike, isStrikingSecret, trim } from './shapes.ts';
import { clauseFrom, fold, isSign, type Token } from './tokens.ts';
import { commonFours, copulas, passwordNouns, possessives, statusWords } from './vocabulary.ts';

/**
 * Whether a secret comes right after its label: `pw Hunter2!`, `password for dana Winter24`, `user/pass bob/hunter2`.
 */
export function isBeside(tokens: Token[], mark: Mark): boolean {
  const near = clauseFrom(tokens, mark.end);
  const [first = ''] = near;
  if (isSecretLike(first)) return true;
  if (mark.label === 'key' || mark.label === 'token') {
    if (/^\w{20,}$/.test(first)) return true;
    if (tokens[mark.start]!.low === 'pin' && /^\d{4,8}$/.test(first)) return true;
  }
  if (mark.label === 'password' && /^\d{5,}$/.test(first)) return true;
  if (
    tokens[mark.end]?.opens &&
    tokens[mark.end]?.closes &&
    mark.label === 'password' &&
    isPlainSecret(fold(first))
  )
    return true;
  const joint = tokens[mark.end];
  if (joint?.kind === 'break' && joint.tight && isSecretLike(tokens[mark.end + 1]?.text ?? '')) return true;
  const dashed = joint?.kind === 'word' && isSign(joint.text) && /^pass/.test(mark.label);
  if ((dashed || isAfterName(tokens, mark)) && near.length === 1 && isPlainSecret(fold(first))) return true;
  if (mark.label === 'pass') return false;
  if (near.some(isStrikingSecret)) return true;
  // After a line break or a comma, only an obvious password counts.
  const further = tokens.slice(mark.end, mark.end + 12).filter(({ kind }) => kind === 'word');
  if (further.some(({ text }) => isStrikingSecret(text))) return true;
  const owned = ['for', 'of'].includes(fold(first)) && near.slice(2, 4).some(isMixed);
  return owned || (tokens[mark.end]?.kind === 'break' && isMixed(further[0]?.text ?? ''));
}

/** Whether the label comes after a user name: `user bob pw hunter`. */
function isAfterName(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password' && mark.label !== 'pass') return false;
  const before = tokens.slice(Math.max(0, mark.start - 5), mark.start).filter(({ kind }) => kind === 'word');
  const [announcer, name] = before.slice(-2);
  if (!announcer || labelOf(announcer.low) !== 'login') return false;
  return name === undefined || !statusWords.has(name.low);
}

/** Whether a secret comes before its label: `Hunter2! is the password`. */
export function isNamedBefore(tokens: Token[], mark: Mark): boolean {
  if (tokens[mark.start - 1]?.kind === 'word' && isStrikingSecret(tokens[mark.start - 1]!.text)) return true;
  let at = mark.start - 1;
  while (at > mark.start - 5 && possessives.has(tokens[at]?.low ?? '')) at--;
  const joint = tokens[at];
  if (!joint || !(copulas.has(joint.low) || joint.low === 'as' || joint.kind === 'assign')) return false;
  const value = tokens[at - 1];
  return value?.kind === 'word' && isSecretLike(value.text);
}

/**
 * Whether there is an app password from Google: `vtkp qzsm lwna xrhc`, `vtkp-qzsm-lwna-xrhc`, or all sixteen letters
 * in one word.
 */
export function isAppPassword(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password') return false;
  const first = clauseFrom(tokens, mark.end)[0] ?? '';
  if (/^apps?$/.test(tokens[mark.start - 1]?.low ?? '') && /^[a-z]{16}$/.test(fold(first))) return true;
  let run = 0;
  for (let i = Math.max(0, mark.start - 8); i < Math.min(tokens.length, mark.end + 12); i++) {
    const low = tokens[i]!.low;
    if (/^[a-z]{4}(?:-[a-z]{4}){3}\W?$/.test(low) && !low.split('-').some((four) => commonFours.has(four)))
      return true;
    run = /^[a-z]{4}\W?$/.test(low) && !commonFours.has(low.slice(0, 4)) ? run + 1 : 0;
    if (run === 4) return true;
  }
  return false;
}

/** Whether the text is only a label and a password: `password monkey`, but not `password trouble`. */
export function isWholeText(tokens: Token[], mark: Mark): boolean {
  if (mark.label !== 'password' || tokens.length !== mark.end + 1) return false;
  const before = tokens.slice(Math.max(0, mark.start - 4), mark.start).map(({ low }) => low);
  const isSubject = (low: string) => possessives.has(low) || isKnown(low);
  if (mark.start > 3 || !(before.length === 0 || isSubject(before.at(-1)!))) return false;
  const value = trim(tokens[mark.end]!.low);
  return isPlainSecret(value) && !passwordNouns.has(value.replace(/ies$/, 'y').replace(/s$/, ''));
}
