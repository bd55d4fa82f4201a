/** Rules for what opens an account without a password: a PIN, a backup code, or the answer to a secret question. */

import { isAbout, isMixed, isPlainSecret, isSecretLike, trim } from './shapes.ts';
import { isSign, type Token } from './tokens.ts';
import { codeWords, copulas } from './vocabulary.ts';

/** Whether the text gives a PIN: `the pin is 4821`, `pin for the door was 4821`, but not `the pin is 4 digits`. */
export function isPinGiven(tokens: Token[], at: number): boolean {
  if (tokens[at]!.low !== 'pin') return false;
  for (let i = at + 1; i < Math.min(tokens.length, at + 6) && tokens[i]!.kind === 'word'; i++) {
    if (copulas.has(tokens[i]!.low)) return /^\d{4,8}\W?$/.test(tokens[i + 1]?.low ?? '');
  }
  return false;
}

/**
 * Whether the text gives a code that opens an account: `MFA backup code 39482-11029`, `recovery codes: 39482-11029`,
 * `the 2fa code is 482110`, but not `error code 482110`.
 */
export function isBackupCode(tokens: Token[], at: number): boolean {
  if (!/^codes?$/.test(tokens[at]!.low) || !codeWords.has(tokens[at - 1]?.low ?? '')) return false;
  const value = valueAfter(tokens, at + 1);
  if (!value) return false;
  const code = trim(value.low);
  return (
    /^\d{4,10}$/.test(code) || /^(?!\d{6}-\d{5}$)\d{3,6}(?:-\d{3,6}){1,7}$/.test(code) || isMixed(value.text)
  );
}

/**
 * Whether the text answers a secret question: `secret question answer: fluffy`,
 * `answer to the security question is fluffy`, `security answer: fluffy`.
 */
export function isSecretAnswer(tokens: Token[], at: number): boolean {
  const low = (index: number) => tokens[index]?.low ?? '';
  if (!/^(?:secret|security)$/.test(low(at)) || !/^(?:questions?|answers?)$/.test(low(at + 1))) return false;
  const asked = tokens.slice(Math.max(0, at - 4), at).some((token) => token.low === 'answer');
  let answer = asked ? at + 1 : -1;
  for (let i = at + 1; i < Math.min(tokens.length, at + 10); i++) if (/^answers?$/.test(low(i))) answer = i;
  if (answer < 0) return false;
  const joint = tokens[answer + 1];
  if (!joint || !(joint.kind === 'assign' || copulas.has(joint.low) || isSign(joint.text))) return false;
  const value = valueAfter(tokens, answer + 1);
  if (!value || isAbout(trim(value.low))) return false;
  return isPlainSecret(trim(value.low)) || isSecretLike(value.text);
}

function valueAfter(tokens: Token[], start: number): Token | undefined {
  let at = start;
  while (at < start + 3 && tokens[at] && (tokens[at]!.kind === 'assign' || isJoint(tokens[at]!))) at++;
  return tokens[at]?.kind === 'word' ? tokens[at] : undefined;
}

function isJoint({ kind, text, low }: Token): boolean {
  return kind === 'word' && (copulas.has(low) || isSign(text));
}
