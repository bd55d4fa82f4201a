import type { Card } from '../card.ts';
import { dayNumber, toDay } from '../time/local-time.ts';

/** How far ahead a date is put, in weeks at least. */
const ahead = 4;

/**
 * The same card, with dates that can be used: those in the commands that it gives as examples were written once, and
 * one that has passed would be refused. They are moved by whole weeks, all of a command alike.
 */
export function freshExamples(card: Card, today: string): Card {
  return walk(card, today);
}

/**
 * Updates the example commands anywhere in a card, which is plain data. The commands of buttons stay as they are, because
 * pressing a button runs its command. Parts without an outdated example aren't copied: every answer passes through here,
 * and few have one.
 */
function walk<T>(value: T, today: string): T {
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, today));
    return items.some((item, i) => item !== value[i]) ? (items as T) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  let copy = value;
  for (const name in value) {
    const part = value[name];
    const isExample = name === 'command' && typeof part === 'string' && !('label' in value);
    const now = isExample ? (fresh(part, today) as typeof part) : walk(part, today);
    if (now !== part) copy = { ...copy, [name]: now };
  }
  return copy;
}

const isoDay = /\b\d{4}-\d{2}-\d{2}/g;

/** `set MIG-12 target:2026-12-15` with a day that lies ahead. */
function fresh(command: string, today: string): string {
  const days = command.match(isoDay)?.flatMap((day) => dayNumber(day) ?? []) ?? [];
  if (days.length === 0) return command;
  const now = dayNumber(today) ?? 0;
  const first = Math.min(...days);
  if (first >= now) return command;
  const weeks = Math.ceil((now - first) / 7) + ahead;
  return command.replace(isoDay, (day) => {
    const number = dayNumber(day);
    return number === null ? day : toDay(number + 7 * weeks);
  });
}
