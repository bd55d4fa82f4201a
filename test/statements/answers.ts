import { expect } from 'vitest';

/** A word that turns a sentence into its opposite. */
export const negation = /\b(no|not|cannot|never|nobody|none|nothing|\w+n['’]t)\b/i;

/** Expects an answer that begins with yes. */
export function expectYes(answer: string): void {
  expect(answer).toMatch(/^yes\b/i);
}

/** Expects an answer that says no before anything else. */
export function expectNo(answer: string): void {
  expect(/^[^.:;,]*/.exec(answer)?.[0]).toMatch(negation);
  expect(answer).not.toMatch(/^yes\b/i);
}

/** Expects a text to say that something is free, and to name no price. */
export function expectFree(text: string): void {
  expect(text).toMatch(/\b(free|nothing|no (charge|cost|fee))\b/i);
  expect(text).not.toMatch(/\b(a|the|some) (fee|charge|price)\b|[$€£]|\b(not|never|\w+n['’]t) free\b/i);
}

/** Returns the sentences that match `about`, one per line. Throws if there are none. */
export function sentences(text: string, about: RegExp): string {
  return pick(text.split(/(?<=[.?!])\s+|\n+/), about);
}

/** Returns the lines that match `about`. Throws if there are none. */
export function lines(text: string, about: RegExp): string {
  return pick(text.split('\n'), about);
}

function pick(parts: string[], about: RegExp): string {
  const found = parts.filter((part) => about.test(part));
  if (found.length === 0) throw new Error(`Nothing about ${about} in: ${parts.join('\n')}`);
  return found.join('\n');
}
