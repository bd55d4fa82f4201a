/**
 * Finds passwords and logins in what people type, before the text is parsed, stored, or logged: docs/rules.md,
 * "Secrets". When in doubt, refuses the text. A person can rephrase a sentence, but nobody can take back a stored
 * password. Each rule looks only at a few words around a label, so that a long text takes no more time per word.
 */

import { isAppPassword, isBeside, isNamedBefore, isWholeText } from './beside-rules.ts';
import { isBackupCode, isPinGiven, isSecretAnswer } from './code-rules.ts';
import { hasDnsPair, isLoginGiven, isLoneSecret } from './login-rules.ts';
import { isNearDnsHost, type Mark, markAt } from './marks.ts';
import { isAssigned, isNamedBySentence, isNamedInQuotes } from './password-rules.ts';
import { tokenShapes } from './shapes.ts';
import { normalize, type Token, tokenize } from './tokens.ts';
import { isCommonPassword, isSetTo, isUsedToLogIn, isUserAndP } from './unnamed-rules.ts';

/** `dns-login` is access to a DNS host or registrar. We never accept it (S1-21). */
export type Secret = 'password' | 'dns-login';

type LabelRule = (tokens: Token[], mark: Mark) => boolean;
type WordRule = (tokens: Token[], at: number) => boolean;

const afterLabel: LabelRule[] = [
  isAssigned,
  isNamedBySentence,
  isNamedInQuotes,
  isBeside,
  isNamedBefore,
  isAppPassword,
  isWholeText,
];
const withoutLabel: WordRule[] = [
  isLoneSecret,
  isCommonPassword,
  isSetTo,
  isUsedToLogIn,
  isUserAndP,
  isPinGiven,
  isBackupCode,
  isSecretAnswer,
];

/** Returns the kind of secret that a text seems to contain, or null. Never throws, and stores no part of the text. */
export function findSecret(text: string): Secret | null {
  const plain = normalize(text);
  if (tokenShapes.some((shape) => shape.test(plain))) return 'password';
  const tokens = tokenize(plain);
  let found: Secret | null = null;
  for (let i = 0; i < tokens.length; i++) {
    if (withoutLabel.some((rule) => rule(tokens, i))) found ??= 'password';
    const mark = markAt(tokens, i);
    if (!mark) continue;
    const dns = isNearDnsHost(tokens, mark);
    if (!isGivenAway(tokens, mark, dns)) continue;
    if (dns) return 'dns-login';
    found = 'password';
  }
  return found ?? (hasDnsPair(tokens) ? 'dns-login' : null);
}

function isGivenAway(tokens: Token[], mark: Mark, dns: boolean): boolean {
  if (mark.label === 'login') return isLoginGiven(tokens, mark, dns);
  return afterLabel.some((rule) => rule(tokens, mark));
}
