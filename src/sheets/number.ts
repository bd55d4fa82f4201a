/**
 * Reads a number as people write it: `1234.5`, `1,234.5`, `1.234,5`, `1 234,5`, or `1'234.5`. Returns null for anything
 * else. `decimal` decides what is ambiguous, such as `1,234`. Texts with units are no numbers.
 */
export function readNumber(text: string, decimal: '.' | ',' = '.'): number | null {
  const plain = text.trim().replace(/^[−–]/, '-');
  const [, sign = '', digits = '', exponent = ''] =
    /^([+-]?)(\d[\d.,'’\s]*|[.,]\d+)(e[+-]?\d{1,3})?$/i.exec(plain) ?? [];
  const written = digits && (pointed(digits, decimal) ?? pointed(digits, decimal === '.' ? ',' : '.'));
  if (!written) return null;
  const value = Number(`${sign}${written}${exponent}`);
  return Number.isFinite(value) ? value : null;
}

/**
 * Rewrites a number with a decimal point and without thousands separators. Undefined if the text isn't a number whose decimals
 * follow `decimal`.
 */
function pointed(digits: string, decimal: '.' | ','): string | undefined {
  const [whole = '', decimals, ...more] = digits.split(decimal);
  if (more.length > 0 || (decimals !== undefined && !/^\d*$/.test(decimals))) return undefined;
  const thousands = decimal === '.' ? ',' : '\\.';
  const grouped = new RegExp(`^[1-9]\\d{0,2}(?:([${thousands}'’]|\\s)\\d{3})(?:\\1\\d{3})*$`);
  if (!/^\d*$/.test(whole) && !grouped.test(whole)) return undefined;
  return `${whole.replace(/\D/g, '') || '0'}.${decimals || '0'}`;
}

/** Writes a number with the 15 digits that Excel keeps, without thousands separators. So the sum of 0.1 and 0.2 is `0.3`. */
export function numberText(value: number): string {
  const text = String(value);
  // Rounding is slow, and a text with at most 15 digits needs none.
  return text.length <= 15 ? text : String(Number(value.toPrecision(15)));
}
