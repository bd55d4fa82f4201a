import { optionFor } from '../../input/field.ts';
import { readClockTime } from '../../time/date-words.ts';
import { phraseLength } from '../grammar/phrases.ts';
import { wordOf } from '../grammar/take.ts';
import type { Token } from '../grammar/tokens.ts';
import { action, actions, days, filter, isMine, morningTime, readDays, time } from './digest-fields.ts';

/** The actions that take a time. */
const timed = ['at', 'change', 'me', 'me-at', 'me-change'];

/** Assigns the words of a `digest` command: the action, then a time and days if the action takes them, then a filter. */
export function sortDigestWords(tokens: Token[]): Map<string, string> {
  const { action: name, time: at, days: on, rest } = splitDigestWords(tokens);
  const when = isMine(actionOf(name)) ? morningTime : time;
  const values = { [action.name]: name, [when.name]: at, [days.name]: on, [filter.name]: rest };
  return new Map(
    Object.entries(values).flatMap(([key, some]): [string, string][] =>
      some.length > 0
        ? [[key, (some === rest ? some.map(({ raw }) => raw) : some.map(wordOf)).join(' ')]]
        : [],
    ),
  );
}

/** Returns the words of a `digest` command that choose tickets. */
export function filterTokens(tokens: Token[]): Token[] {
  return splitDigestWords(tokens).rest;
}

function splitDigestWords(tokens: Token[]): Record<'action' | 'time' | 'days' | 'rest', Token[]> {
  const rest = [...tokens];
  const name = rest.splice(0, rest[0]?.key ? 0 : phraseLength(rest.map(wordOf), action.phrases));
  if (!timed.includes(actionOf(name) ?? '')) return { action: name, time: [], days: [], rest };
  const at = rest.splice(0, timeLength(rest));
  return { action: name, time: at, days: rest.splice(0, daysLength(rest)), rest };
}

function actionOf(name: Token[]): string | undefined {
  return optionFor(actions, name.map(wordOf).join(' '))?.value;
}

/** How many words a time has. A first word that isn't a filter counts as a time, so that the error is about times. */
function timeLength([first, second]: Token[]): number {
  if (!first || (first.key && first.separator === ':' && !/^\d/.test(first.raw))) return 0;
  return second && readClockTime(`${first.value} ${second.value}`) ? 2 : 1;
}

/** How many words are days. */
function daysLength(tokens: Token[]): number {
  let length = 0;
  for (let count = 1; count <= tokens.length && !tokens[count - 1]?.key; count++)
    if (readDays(tokens.slice(0, count).map(({ value }) => value))) length = count;
  return length;
}
