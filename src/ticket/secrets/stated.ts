/** Finds a password that can be any word, because a text says that it is one: `password: x`, `the pw is "x y"`. */

import { fold } from './characters.ts';
import { isHarmless } from './harmless.ts';
import { type Label, labelAt } from './labels.ts';
import { isNameAndWord, isUserAndPassword } from './logins.ts';
import { isAppPassword, isPhrase, isSecretAnswer, isSeedPhrase, isSpelledOut } from './phrases.ts';
import {
  auxiliaries,
  fillers,
  givingWords,
  handingWords,
  isAbout,
  isPlainSecret,
  ownerWords,
  passwordNouns,
  possessives,
  predicates,
  qualities,
  statusWords,
  subjectWords,
} from './remarks.ts';
import { clauseFrom, copulas, isDash } from './sentence.ts';
import { isUrl, trim } from './shapes.ts';
import type { Token } from './tokens.ts';

const withoutLabel = [isSecretAnswer, isNameAndWord, isUserAndPassword, isSpelledOut];
const afterLabel = [
  isAssigned,
  isLongNumber,
  isLongWord,
  isCalled,
  isQuoted,
  isAfterUser,
  isUsedAs,
  isPhrase,
  isAppPassword,
  isSeedPhrase,
  isWholeText,
];

/** Whether the text gives a secret here that can be any word, or gives the value of the label that starts here. */
export function isStated(tokens: Token[], at: number): boolean {
  if (withoutLabel.some((rule) => rule(tokens, at))) return true;
  const label = labelAt(tokens, at);
  if (!label || label.kind === 'login') return false;
  return afterLabel.some((rule) => rule(tokens, label));
}

/** Whether a colon or equals sign gives the label a value: `password: x`, `password for dana = x`. */
function isAssigned(tokens: Token[], label: Label): boolean {
  for (let i = label.end; i < Math.min(tokens.length, label.end + 6); i++) {
    const { kind, text } = tokens[i]!;
    if (kind === 'assign' || (i === label.end && isDash(text))) return isValue(tokens, label, i);
    if (kind !== 'word') return false;
  }
  return false;
}

/** `密码 88886666`, but not `password 2026-12-01` or `password 20 of 40`. */
function isLongNumber(tokens: Token[], label: Label): boolean {
  const value = tokens[label.end];
  return label.kind === 'password' && value?.kind === 'word' && /^\d{5,12}[.!]?$/.test(value.text);
}

function isValue(tokens: Token[], label: Label, assign: number): boolean {
  const clause = clauseFrom(tokens, assign + 1);
  const [first, second] = clause;
  if (first === undefined) return false;
  const low = trim(fold(first));
  const gap = assign - label.end;
  const isStrict = tokens[assign]!.kind !== 'assign';
  // `password policy: …` is about the policy, so most words may follow.
  const owner = tokens[label.end]!.low;
  const isSpelled = tokens.slice(label.end, assign).every(({ topics }) => topics.has('spelled'));
  if (gap > 0 && !isSpelled && !ownerWords.has(owner) && !/^d(?:ell|el|u|a|o|e)/.test(owner)) {
    return isGiven(tokens, label, assign) && second === undefined && isPlainSecret(low);
  }
  if (isStrict && (second !== undefined || !isPlainSecret(low))) return false;
  const digits = /^\d+$/.test(low) ? low.length : 0;
  if (label.kind === 'token') return false;
  if (label.kind === 'passwords') return digits >= 6 && second === undefined;
  if (isUrl(first) || /^\?+$/.test(first) || /^\*+$/.test(first)) return false;
  if (/^\d+(?:\/\d+|%)$/.test(low)) return false;
  if (digits > 0) return digits >= 5 || (second === undefined && label.kind !== 'pass');
  if (/^[a-z]+-\d/.test(low) && isHarmless(low)) return false;
  if (statusWords.has(low)) return false;
  if (qualities.has(low)) return second !== undefined && !isRemark(second);
  if (auxiliaries.has(fold(second ?? ''))) return false;
  // `password: Ann to send by 5pm` says who sends the password.
  if (fold(second ?? '') === 'to' && handingWords.has(trim(fold(clause[2] ?? '')))) return false;
  return !(second !== undefined && (subjectWords.has(low) || gap > 0));
}

/** Whether the words before the colon say that someone gave or chose it: `the ftp password they gave us: acmeftp`. */
function isGiven(tokens: Token[], label: Label, assign: number): boolean {
  return label.kind === 'password' && tokens.slice(label.end, assign).some(({ low }) => givingWords.has(low));
}

function isRemark(text: string): boolean {
  const low = trim(fold(text));
  return /^\d/.test(low) || statusWords.has(low) || subjectWords.has(low) || predicates.has(low);
}

/** `passcode correcthorsebattery`, but not `password synchronization` */
function isLongWord(tokens: Token[], label: Label): boolean {
  const [word = '', next] = clauseFrom(tokens, label.end);
  if (!/^(?:password|pass)$/.test(label.kind) || next !== undefined) return false;
  if (!/^[a-z]{12,}[.!]?$/.test(word) || !isPlainSecret(trim(word))) return false;
  return !/(?:tion|ment|[ae]nce|ity|ness|iser|izer|ator|ing|ed|ly|ie|rule|tie)s?[.!]?$/.test(word);
}

/** Whether a verb gives the label a word or a number: `the password for dana is swordfish`. */
function isCalled(tokens: Token[], label: Label): boolean {
  if (
    label.kind !== 'password' &&
    !(trim(tokens[label.start]!.low) === 'pass' && isAboutLogin(tokens, label))
  )
    return false;
  for (let i = label.end; i < Math.min(tokens.length, label.end + 5); i++) {
    const { low, kind } = tokens[i]!;
    if (kind !== 'word') return false;
    if (!copulas.has(low)) continue;
    const direct = i === label.end || /^(?:for|of|on|at|from)$/.test(tokens[label.end]!.low);
    let value = i + 1;
    while (value < i + 4 && fillers.has(tokens[value]?.low ?? '')) value++;
    const token = tokens[value];
    if (!direct || token?.kind !== 'word') continue;
    if (/^\d{5,}\W?$/.test(token.low)) return true;
    const next = tokens[value + 1];
    const alone =
      next?.kind !== 'word' ||
      token.ends ||
      /^(?:and|plus|thx|thanks|pls|please|ok|with|then|followed|too|also|lol|auch|tambien|aussi|anche|tambem)$/.test(
        trim(next.low),
      );
    if (alone && isPlainSecret(trim(token.low))) return true;
  }
  return false;
}

/** Whether a login is named right before the label, so that `pass` can't mean a pass of the migration tool. */
function isAboutLogin(tokens: Token[], label: Label): boolean {
  const before = tokens.slice(Math.max(0, label.start - 6), label.start);
  return before.some(({ topics }) => topics.has('credentials') || topics.has('user'));
}

/** Whether the password is in quotes: `her password is "correct horse"`, but not `the password is "not accepted"`. */
function isQuoted(tokens: Token[], label: Label): boolean {
  if (label.kind !== 'password' && label.kind !== 'pass') return false;
  let at = label.end;
  for (let i = label.end; i < label.end + 5 && tokens[i] && tokens[i]!.kind !== 'break'; i++) {
    if (tokens[i]!.opens) break;
    if (
      tokens[i]!.kind !== 'word' ||
      tokens[i]!.low === 'its' ||
      copulas.has(tokens[i]!.low) ||
      fillers.has(tokens[i]!.low)
    )
      at = i + 1;
  }
  if (!tokens[at]?.opens) return false;
  const isPhrase = /phrase$/.test(trim(tokens[label.start]!.low));
  const end = tokens.slice(at, at + 8).findIndex(({ closes }) => closes);
  if (end < 0) return false;
  const quoted = tokens.slice(at, at + end + 1).map(({ low }) => trim(low));
  return quoted.length === 1 ? isPlainSecret(quoted[0]!) : isPhrase || !quoted.some(isAbout);
}

/** Whether the label comes after a user name, an address, or a place: `user bob pw hunter`, `mail.acme.com pw hunter`. */
function isAfterUser(tokens: Token[], label: Label): boolean {
  if (label.kind !== 'password' && label.kind !== 'pass') return false;
  const isAlso = tokens[label.end]?.low === 'also';
  const clause = clauseFrom(tokens, isAlso ? label.end + 1 : label.end);
  const value = fold(clause[0] ?? '').replaceAll('-', '');
  if (clause.length !== 1 || !isPlainSecret(value) || passwordNouns.has(value)) return false;
  const before = tokens
    .slice(Math.max(0, label.start - 3), label.start)
    .filter(({ kind }) => kind === 'word');
  if (isAlso ? isAboutLogin(tokens, label) : isPlace(before.at(-1))) return true;
  const user = before.findIndex(({ topics }) => topics.has('user') || topics.has('credentials'));
  if (user < 0 || before.length - user > 2) return false;
  return !before.slice(user + 1).some(({ low }) => statusWords.has(low));
}

/** Whether a word is an address, a host, or a URL. */
function isPlace(token: Token | undefined): boolean {
  if (!token) return false;
  return isUrl(token.text) || (/[a-z].*[.@]|@/.test(token.low) && isHarmless(trim(token.low)));
}

/** `keeps bluebird as his password` */
function isUsedAs(tokens: Token[], label: Label): boolean {
  let at = label.start - 1;
  while (at > label.start - 4 && possessives.has(tokens[at]?.low ?? '')) at--;
  if (tokens[at]?.low !== 'as') return false;
  const isUsed = tokens[at - 2]?.topics.has('tried') || tokens[at - 2]?.topics.has('set');
  return isUsed === true && tokens[at - 1]?.kind === 'word' && isPlainSecret(tokens[at - 1]!.low);
}

/** Whether the text is only a label and a password: `password monkey`, but not `password trouble`. */
function isWholeText(tokens: Token[], label: Label): boolean {
  if (label.kind !== 'password' || tokens.length !== label.end + 1) return false;
  const subject = tokens[label.start - 1];
  const isSubject = !subject || possessives.has(subject.low) || isHarmless(subject.low) || label.start === 1;
  if (label.start > 3 || !isSubject) return false;
  const value = trim(tokens[label.end]!.low);
  return isPlainSecret(value) && !passwordNouns.has(value.replace(/ies$/, 'y').replace(/s$/, ''));
}
