/** Prepares a text for the rules: replaces look-alike characters, then splits the text into words and separators. */

export interface Token {
  kind: 'word' | 'assign' | 'comma' | 'break';
  text: string;
  /** The text in lower case, without accents and look-alikes. */
  low: string;
  /** Whether there is no space before or after the token, like the colon in `bob:S3cret`. */
  tight: boolean;
  /** Whether a quotation starts or ends with the token. */
  opens: boolean;
  closes: boolean;
}

/** Letters of other alphabets that look like Latin letters. */
const lookAlikes = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    х: 'x',
    у: 'y',
    і: 'i',
    ѕ: 's',
    ԁ: 'd',
    ԝ: 'w',
    ο: 'o',
    α: 'a',
    ρ: 'p',
    ı: 'i',
  }),
);

export function fold(text: string): string {
  const low = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return low.replace(/\P{ASCII}/gu, (letter) => lookAlikes.get(letter) ?? letter);
}

/**
 * Replaces characters that look alike with one form. Removes invisible characters, and Slack's mentions and escapes.
 */
export function normalize(text: string): string {
  return (
    text
      // Each of these characters stands for a whole phrase. Remove them first, because NFKC would spell out the
      // phrase.
      .replace(/[\ufdf0-\ufdfd]/g, ' ')
      .normalize('NFKC')
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      .replace(/<[@#!][^<>]{1,80}>/g, ' ')
      .replace(/mailto:/gi, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&(?:lt|gt);/g, ' ')
      .replace(/&quot;|['"`´‘’‚‛“”„‟«»‹›]/g, '"')
      .replace(/\*/g, '')
      .replace(/\(s\)/gi, '')
      .replace(/[<>()[\]{}\u2800\u3164]/g, ' ')
      // Separates words at an arrow: password→Fido2015.
      .replace(/[\u2190-\u21ff\u2794\u2798-\u27af\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b11]/g, ' $& ')
      .replace(/[꞉∶ː˸։]/g, ':')
      // Joins letters that are spelled out: s p e l l e d.
      .replace(/(?<![\p{L}\d])\p{L}(?:[ ._-]\p{L}){3,20}(?![\p{L}\d])/gu, (run) => run.replace(/[ ._-]/g, ''))
  );
}

export function tokenize(text: string): Token[] {
  // URLs, dates with a time, and times keep their colons.
  const pattern =
    /("?[a-z]{2,10}:\/\/\S+)|(\d{4}-\d\d-\d\dt\d\d:\d\d\S*|\d{1,2}:\d\d(?::\d\d)?[a-z]{0,4}(?![^\s,;."]))|([:=]+)|([,|])|([;\r\n]+)|([^\s:=,|;]+)/giu;
  const tokens: Token[] = [];
  for (const match of text.matchAll(pattern)) {
    const [found, , , assign, comma, stop] = match;
    const end = match.index + found.length;
    const kind = assign ? 'assign' : comma ? 'comma' : stop ? 'break' : 'word';
    const tight = /\S/.test(text[match.index - 1] ?? ' ') && /\S/.test(text[end] ?? ' ');
    const bare = found.replace(/"/g, '');
    if (bare === '') continue;
    const opens = /^"./.test(found);
    const closes = /."[.,!?]{0,3}$/.test(found);
    tokens.push({ kind, text: bare, low: kind === 'word' ? fold(bare) : bare, tight, opens, closes });
  }
  return tokens;
}

/**
 * Whether a word consists only of symbols, such as an arrow or an emoji. `...` and `?` don't count, because they mean
 * something.
 */
export function isSign(text: string): boolean {
  return /^[^\p{L}\d.?]+$/u.test(text);
}

/** The words that follow in the same sentence, at most eight. Leaves out symbols. */
export function clauseFrom(tokens: Token[], start: number): string[] {
  const found: string[] = [];
  // The value of `password:` may be on the next line.
  let at = tokens[start]?.kind === 'break' && tokens[start - 1]?.kind === 'assign' ? start + 1 : start;
  for (; at < Math.min(tokens.length, start + 9); at++) {
    const { kind, text } = tokens[at]!;
    if (kind === 'break') break;
    if (kind === 'word' && !isSign(text)) found.push(text);
  }
  return found;
}
