/** `count` of the items, or all where there are fewer, in the order in which they were drawn. */
export function drawSample<T>(items: T[], count: number, random: () => number): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (drawn.length < count && left.length > 0) {
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return drawn;
}
