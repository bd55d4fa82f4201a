/** Finds secrets that take several words: app passwords, recovery phrases, spelled passwords, answers to questions. */

import { fold } from './characters.ts';
import type { Label } from './labels.ts';
import { commonFours, isAbout, isPlainSecret } from './remarks.ts';
import { clauseFrom, copulas, isDash } from './sentence.ts';
import { shapeOf, trim } from './shapes.ts';
import type { Token } from './tokens.ts';

/**
 * Whether there is an app password from Google: `vtkp qzsm lwna xrhc`, `vtkp-qzsm-lwna-xrhc`, or all sixteen letters
 * in one word.
 */
export function isAppPassword(tokens: Token[], label: Label): boolean {
  if (label.kind === 'pass' || label.kind === 'passwords' || label.kind === 'login') return false;
  const first = clauseFrom(tokens, label.end)[0] ?? '';
  if (/^apps?$/.test(tokens[label.start - 1]?.low ?? '') && /^[a-z]{16}$/.test(fold(first))) return true;
  let run = 0;
  for (let i = Math.max(0, label.start - 8); i < Math.min(tokens.length, label.end + 12); i++) {
    const { low } = tokens[i]!;
    if (/^[a-z]{4}(?:-[a-z]{4}){3}\W?$/.test(low) && !low.split('-').some((four) => commonFours.has(four)))
      return true;
    run =
      /^[a-z2-7]{4}\W?$/.test(low) && /[a-z]/.test(low) && !commonFours.has(low.slice(0, 4)) ? run + 1 : 0;
    if (run === 4) return true;
  }
  return false;
}

/** Whether the words of a recovery phrase follow: `seed phrase: lamp river tin wheel owl paper …`. */
export function isSeedPhrase(tokens: Token[], label: Label): boolean {
  if (label.kind !== 'key') return false;
  let run = 0;
  for (const { kind, low } of tokens.slice(label.end, label.end + 20)) {
    run = kind === 'word' && /^[a-z]{3,8}$/.test(low) && !isAbout(low) ? run + 1 : 0;
    if (run === 6) return true;
  }
  return false;
}

/** Whether a whole sentence follows: `passphrase correct horse battery`. */
export function isPhrase(tokens: Token[], label: Label): boolean {
  if (trim(tokens[label.start]!.low) !== 'passphrase') return false;
  const clause = clauseFrom(tokens, label.end);
  return clause.length >= 3 && clause.length <= 8 && clause.every((word) => isPlainSecret(trim(fold(word))));
}

const alphabet =
  /^(?:alfa|alpha|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiskey|xray|x-ray|yankee|zulu)\W?$/;

/** `lowercase b, 4, capital T`: three words about letters, and two letters or digits on their own. */
export function isSpelledOut(tokens: Token[], at: number): boolean {
  if (!tokens[at]!.topics.has('spelled')) return false;
  const near = tokens.slice(at, at + 16).filter(({ kind }) => kind === 'word');
  const described = near.filter(({ topics }) => topics.has('spelled')).length;
  const isAlphabet = near.filter(({ low }) => alphabet.test(low)).length >= 3;
  return isAlphabet || (described >= 3 && near.filter(({ low }) => /^[a-z\d]$/.test(trim(low))).length >= 2);
}

/**
 * Whether the text answers a secret question: `secret question answer: fluffy`,
 * `security question … maiden name = Fluffy`.
 */
export function isSecretAnswer(tokens: Token[], at: number): boolean {
  const low = (index: number) => tokens[index]?.low ?? '';
  if (
    !/^(?:sec|secret|security|challenge)$/.test(low(at)) ||
    !/^(?:questions?|answers?|q)$/.test(low(at + 1))
  )
    return false;
  const asked = tokens.slice(Math.max(0, at - 4), at).some((token) => token.low === 'answer');
  let answer = asked ? at + 1 : -1;
  for (let i = at + 1; i < Math.min(tokens.length, at + 14); i++) {
    if (
      /^(?:answers?|name|pet|dog|cat|school|city|street|car|teacher|food|color)$/.test(low(i)) &&
      isGivenAfter(tokens[i + 1])
    )
      answer = i;
  }
  if (answer < 0) return false;
  if (!isGivenAfter(tokens[answer + 1])) return false;
  const value = tokens[answer + 2];
  if (value?.kind !== 'word' || isAbout(trim(value.low))) return false;
  return isPlainSecret(trim(value.low)) || shapeOf(value.text) !== 'plain';
}

function isGivenAfter(joint: Token | undefined): boolean {
  return joint !== undefined && (joint.kind === 'assign' || copulas.has(joint.low) || isDash(joint.text));
}
