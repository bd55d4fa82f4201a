/**
 * Writes the line breaks of a cell in one way, and removes control characters, which no sheet can show and XML can't hold.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(invisible, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: These are the characters to remove.
const invisible = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/*
 * Spreadsheet programs run a text as a formula if it begins with one of these characters, which can call other programs or
 * send data away. So we write an apostrophe before such a text, in workbooks, too, because a person may save one as CSV.
 * The apostrophe is the mark that spreadsheet programs have for text. It is visible in CSV, and unlike a space or an
 * invisible character, no program drops it. What we read loses it again, so a sheet that comes back has its own words.
 */

/** The characters that begin a formula, also in their full-width forms and after spaces. A line break can hide one. */
const runs = /^(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])/;

/** Puts an apostrophe before a text that a spreadsheet program could run. */
export function guard(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe away that `guard` has put before a text. */
export function unguard(text: string): string {
  return text.startsWith("'") && runs.test(text) ? text.slice(1) : text;
}
