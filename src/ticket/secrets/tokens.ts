/** Splits a text into words and separators, and says what each word is about. */

import { fold, isCjk, normalize, spelledMark } from './characters.ts';
import { withoutPublicParts } from './harmless.ts';
import { keyNouns } from './remarks.ts';
import { splitCjk, type Topic, topicsOf } from './topics.ts';

export interface Token {
  /** `join` is a slash or backslash between two words. `break` is the end of a line or of a field. */
  kind: 'word' | 'assign' | 'comma' | 'join' | 'break';
  text: string;
  /** The text in lower case, without accents and look-alikes. */
  low: string;
  /** Whether there is no space before or after the token, like the colon in `bob:S3cret`. */
  tight: boolean;
  /** Whether a quotation starts or ends with the token. */
  opens: boolean;
  closes: boolean;
  /** Whether the letters of the word were typed one by one. */
  spelled: boolean;
  /** Whether a sentence ends with the token. */
  ends: boolean;
  topics: ReadonlySet<Topic>;
  /** How many tokens the phrase has that starts here, such as two for `api key`. */
  span: number;
}

const namings: Topic[] = ['password', 'key', 'pin', 'user', 'credentials'];
/** A longer word is nothing that anybody types. Only its ending can name a password. */
const longest = 200;
const runs = new Set(
  'first second third fourth fifth last final next previous another trial delta prestage full initial retry'.split(
    ' ',
  ),
);
const none: ReadonlySet<Topic> = new Set();
// URLs, dates with a time, and times keep their colons.
const pattern =
  /("?[a-z][a-z0-9+]{1,9}:\/\/[^\s,|]+)|(\d{4}-\d\d-\d\dt\d\d:\d\d\S*|\d{1,2}:\d\d(?::\d\d)?[a-z]{0,4}(?![^\s,;."]))|([:=]+)|([,|;\t]+)|([\r\n]+)|([^\s:=,|;]+)/giu;

/** Splits a text into tokens. Takes time in proportion to its length. */
export function tokenize(text: string): Token[] {
  const plain = normalize(withoutPublicParts(text));
  const tokens: Token[] = [];
  for (const match of plain.matchAll(pattern)) {
    const [found, , , assign, comma, stop] = match;
    const kind = assign ? 'assign' : comma ? 'comma' : stop ? 'break' : 'word';
    const before = plain[match.index - 1] ?? ' ';
    const after = plain[match.index + found.length] ?? ' ';
    const tight = /\S/.test(before) && /\S/.test(after);
    if (kind !== 'word') tokens.push(separator(kind, found, tight));
    else addWords(tokens, found, tight);
  }
  for (let at = 0; at < tokens.length; at++) addTopics(tokens, at);
  return tokens;
}

function separator(kind: Token['kind'], text: string, tight: boolean): Token {
  const flags = { opens: false, closes: false, spelled: false, ends: false, topics: none, span: 1 };
  return { kind, text, low: text, tight, ...flags };
}

function addWords(tokens: Token[], found: string, tight: boolean): void {
  const bare = found.replace(/["\ue000]/g, '');
  if (bare === '') return;
  const pieces = piecesOf(bare);
  const opens = /^"./.test(found);
  const closes = /."[.,!?]{0,3}$/.test(found);
  for (const [index, piece] of pieces.entries()) {
    if (/^[/\\]+$/.test(piece)) {
      tokens.push(separator('join', piece, pieces.length > 1));
      continue;
    }
    tokens.push({
      kind: 'word',
      text: piece,
      low: fold(piece),
      tight,
      opens: opens && index === 0,
      closes: closes && index === pieces.length - 1,
      spelled: found.includes(spelledMark),
      ends: index === pieces.length - 1 && /[.!?]["]?$/.test(found),
      topics: none,
      span: 1,
    });
  }
}

/** Splits `bob/S3cret` at its slash, and `密码是abc12345` between the writing systems. */
function piecesOf(word: string): string[] {
  if (word.length > longest || /^[a-z][a-z0-9+]{1,9}:\/\//i.test(word))
    return isCjk(word.slice(0, 1)) ? splitRuns(word) : [word];
  if (isCjk(word)) return splitRuns(word);
  const parts = word.split('/', 3);
  const isPair = parts.length === 2 && parts.every((part) => /[\p{L}\d]/u.test(part)) && /\p{L}/u.test(word);
  const isRandom =
    word.length >= 20 &&
    !/^\p{L}[\p{Ll}._-]*\//u.test(word) &&
    /\p{Ll}.*\p{Lu}|\p{Lu}{2}.*\p{Ll}/u.test(word) &&
    /\d/.test(word);
  return isPair && !isRandom && !topicsOf(fold(word)) ? [parts[0]!, '/', parts[1]!] : [word];
}

function splitRuns(word: string): string[] {
  const runs = word.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu,
  );
  return (runs ?? [word]).flatMap((run) => (isCjk(run.slice(0, 1)) ? splitCjk(run) : [run]));
}

/** Finds the longest phrase of up to three words that starts here. Each of its words gets its topics. */
function addTopics(tokens: Token[], at: number): void {
  const first = tokens[at]!;
  if (first.kind !== 'word') return;
  // In `first pass` and `pass 2`, a pass is a run of the migration tool.
  const isRun = runs.has(tokens[at - 1]?.low ?? '') || /^\d{1,2}\W?$/.test(tokens[at + 1]?.low ?? '');
  if (first.low === 'pass' && isRun) return;
  // In `key user is Ann2`, `key` means important.
  if (first.low === 'key' && keyNouns.has(tokens[at + 1]?.low ?? '')) return;
  for (let length = 3; length >= 1; length--) {
    const group = tokens.slice(at, at + length);
    if (
      group.length < length ||
      group.some(({ kind, low }) => kind !== 'word' || (length > 1 && low.length > 30))
    )
      continue;
    const words = group.map(({ low }, index) => (index === length - 1 ? bare(low) : low));
    const topics = topicsOf(words.join(' ')) ?? (length > 1 ? undefined : namingOf(endingOf(words[0]!)));
    if (!topics) continue;
    first.span = Math.max(first.span, length);
    for (const token of group) token.topics = union(token.topics, topics);
    if (length > 1) return;
  }
}

/** The topics of an ending, if it names a secret or a user. */
function namingOf(ending: string): ReadonlySet<Topic> | undefined {
  const topics = topicsOf(ending);
  return topics && namings.some((topic) => topics.has(topic)) ? topics : undefined;
}

/** `smtp_password`, `userPassword2`, and `db-pass` are about a password, too. */
function endingOf(low: string): string {
  if (low.length > 60) return /(?:password|passwd|passwort)$/.test(low.slice(-10)) ? 'password' : '';
  if (low.length < 5 || low.includes('@') || low.includes('.')) return '';
  const parts = low.replace(/[\d#]+$/, '').split(/[^\p{L}\d]+/u);
  const last = parts.filter((part) => part !== '').at(-1) ?? '';
  const two = parts.slice(-2).join(' ');
  if (parts.length > 1 && topicsOf(two)) return two;
  const joined =
    /(password|passwd|passwort|passphrase|kennwort|pwd|secret|apikey|token|accountkey|accesskey)$/.exec(last);
  return joined?.[1] ?? (parts.length > 1 || last !== low ? last : '');
}

function bare(low: string): string {
  if (low.length > longest) return low;
  return low.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

function union(one: ReadonlySet<Topic>, other: ReadonlySet<Topic>): ReadonlySet<Topic> {
  return one.size === 0 ? other : new Set([...one, ...other]);
}
