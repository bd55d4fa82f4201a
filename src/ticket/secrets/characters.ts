/** Gives characters that look alike, or that nobody sees, one form, so that nothing hides a secret. */

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
    ß: 'ss',
  }),
);

/** Marks a word whose letters were typed one by one. The character itself can't be in a text after `normalize`. */
export const spelledMark = '\ue000';

/** Lower case, without accents and look-alikes. Japanese keeps its sound marks, which tell `パ` from `ハ`. */
export function fold(text: string): string {
  const low = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\P{M}\u3099\u309a]/gu, '');
  return low.normalize('NFC').replace(/\P{ASCII}/gu, (letter) => lookAlikes.get(letter) ?? letter);
}

export function isCjk(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u.test(text);
}

/** Replaces characters that look alike, removes invisible ones, and removes Slack's mentions and escapes. */
export function normalize(text: string): string {
  return (
    text
      // Each of these characters stands for a whole phrase. Remove them first, because NFKC would spell out the
      // phrase.
      .replace(/[\ufdf0-\ufdfd\p{Co}]/gu, ' ')
      .normalize('NFKC')
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
      .replace(/<[@#!][^<>]{1,80}>/g, ' ')
      .replace(/mailto:/gi, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&(?:lt|gt);/g, ' ')
      // Separates articles: l'otp, c'est.
      .replace(
        /(?<!\p{L})(?:l|d|dell|all|nell|sull|un|qu|c|s|n|j|m|t)['’](?=\p{L}{2})/giu,
        (article) => `${article.slice(0, -1)} `,
      )
      .replace(/&quot;|['"`´‘’‚‛“”„‟«»‹›「」『』]/g, '"')
      .replace(/(?<![\p{L}\d])\*|\*(?![\p{L}\d])/gu, '')
      .replace(/\(s\)/gi, '')
      .replace(/[<>()[\]{}\u2800\u3164]/g, ' ')
      // Separates words at an arrow: password→Fido2015.
      .replace(/[\u2190-\u21ff\u2794\u2798-\u27af\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b11]/g, ' $& ')
      .replace(/[꞉∶ː˸։]/g, ':')
      .replace(/[、，]/g, ', ')
      .replace(/[。]/g, '. ')
      // Joins letters that are typed one by one: s p e l l e d.
      .replace(
        /(?<![\p{L}\d])\p{L}(?:[ ._-][\p{L}\d]){3,20}(?![\p{L}\d])/gu,
        (run) => spelledMark + run.replace(/[ ._-]/g, ''),
      )
  );
}
