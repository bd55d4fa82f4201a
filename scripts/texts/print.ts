import { posix } from 'node:path';
import type { Audience } from './audience.ts';
import type { Text } from './strings.ts';

export interface Entry {
  path: string;
  line: number;
  text: string;
}

const titles: Record<Audience, string> = {
  rackers: 'The team, in Slack and Teams',
  customers: 'Customers, in the texts that the team sends them',
  playground: 'People who try the playground in a browser',
  operators: 'People who run or develop the program: startup, faults, and the log',
};

const legend = [
  'How to read the list:',
  '- `text` is what a person types.',
  '- {name} is a value that the program fills in.',
  '- [a | b] is one of the two. [a] is there or not.',
  '- ⏎ is a new line.',
  '- Each text is listed once. Links are left out, and so are ids that have no words, such as E-03.',
].join('\n');

/** Prints texts, grouped by audience, then by folder and file. */
export function printTexts(texts: Text[]): string {
  const sections = (Object.keys(titles) as Audience[]).flatMap((audience) => {
    const own = texts.filter((text) => text.audience === audience);
    return own.length > 0 ? [`# ${titles[audience]} (${own.length})`, printFolders(own)] : [];
  });
  return [`${texts.length} texts`, legend, ...sections].join('\n\n');
}

/** Prints entries, grouped by folder and file. */
export function printFolders(entries: Entry[]): string {
  const folders = Map.groupBy(entries, ({ path }) => posix.dirname(path));
  return [...folders].map(([folder, own]) => `## ${folder}\n\n${printFiles(own)}`).join('\n\n');
}

function printFiles(entries: Entry[]): string {
  const files = Map.groupBy(entries, ({ path }) => posix.basename(path));
  return [...files].map(([file, own]) => [file, ...own.map(printLine)].join('\n')).join('\n\n');
}

function printLine({ line, text }: Entry): string {
  return `${String(line).padStart(5)}  ${text}`;
}

/** Prints entries as a numbered list, in the given order. */
export function printSample(entries: Entry[]): string {
  return entries.map(({ path, line, text }, i) => `${i + 1}. ${text}\n   ${path}:${line}`).join('\n');
}
