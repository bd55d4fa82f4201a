/** The text that occurs most often, and the first of them if several do. Undefined if there are no texts. */
export function mostCommon(texts: string[]): string | undefined {
  const groups = Map.groupBy(texts, (text) => text);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
