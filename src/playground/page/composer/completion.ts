import type { Channel, Command, Person, Shortcut } from '../contract.ts';

export type Suggestion =
  | { kind: 'command'; id: string; inserts: string; command: Command }
  | { kind: 'shortcut'; id: string; inserts: string; shortcut: Shortcut }
  | { kind: 'person'; id: string; inserts: string; person: Person }
  | { kind: 'channel'; id: string; inserts: string; channel: Channel };

interface Completion {
  /** A suggestion replaces the text from `start` to `end`. */
  start: number;
  end: number;
  suggestions: Suggestion[];
}

export interface Vocabulary {
  commands: Command[];
  /** Global shortcuts. */
  shortcuts: Shortcut[];
  people: Person[];
  channels: Channel[];
  /** The ids of the conversation's members, who are suggested first. */
  members: string[];
}

/**
 * Suggests commands and shortcuts, people, or channels for the word that ends at the caret. Suggests commands and
 * shortcuts only at the start of the text.
 */
export function complete(text: string, caret: number, vocabulary: Vocabulary): Completion | null {
  const typed = text.slice(0, caret);
  const word = /(?:^|\s)([@#])([\p{L}\p{N}._-]*)$/u.exec(typed);
  const [, sign, letters = ''] = word ?? fullNameAt(typed, vocabulary.people) ?? [];
  const isCommand = /^\/\S*$/.test(typed);
  const suggestions = isCommand
    ? [...commandsLike(typed, vocabulary.commands), ...shortcutsLike(typed, vocabulary.shortcuts)]
    : sign === '@'
      ? peopleLike(letters, vocabulary)
      : sign === '#'
        ? channelsLike(letters, vocabulary.channels)
        : [];
  if (suggestions.length === 0) return null;
  return { start: isCommand ? 0 : caret - letters.length - 1, end: caret, suggestions };
}

/** Puts the suggestion and a space into the text. Returns the text and the new caret position. */
export function insert(text: string, { start, end }: Completion, { inserts }: Suggestion) {
  const head = `${text.slice(0, start)}${inserts} `;
  return { text: head + text.slice(end).replace(/^ /, ''), caret: head.length };
}

/** Whether the text already contains the exact suggestion. */
export function isWhole(text: string, { start, end }: Completion, { inserts }: Suggestion): boolean {
  return text.slice(start, end) === inserts;
}

/** Returns the command at the start of the text. Undefined until a space follows the command's name. */
export function commandOf(text: string, commands: Command[]): Command | undefined {
  return commands.find(({ name }) => text.startsWith(`${name} `));
}

/** Matches a full name in the making, such as `@Migration D`. A handle before a space is complete, so it doesn't match. */
function fullNameAt(typed: string, people: Person[]): RegExpExecArray | null {
  const found = /(?:^|\s)(@)(([\p{L}\p{N}._-]+) [\p{L}\p{N}._-]+)$/u.exec(typed);
  return people.some(({ name }) => name === found?.[3]) ? null : found;
}

/** What to show about the command or the mention of the app at the start of the text: its name, and what may follow. */
export function usageOf(text: string, commands: Command[], app: Person | undefined) {
  const command = commandOf(text, commands);
  if (command || !app || !text.startsWith(`@${app.name} `)) return command;
  return { name: `@${app.realName}`, usageHint: commands[0]?.usageHint };
}

function commandsLike(typed: string, commands: Command[]): Suggestion[] {
  return commands
    .filter(({ name }) => isMeant(name.slice(1), typed.slice(1)))
    .map((command) => ({ kind: 'command', id: command.name, inserts: command.name, command }));
}

/** In the composer, people find a shortcut by any word of its name: `/day` finds `My day`. */
function shortcutsLike(typed: string, shortcuts: Shortcut[]): Suggestion[] {
  return shortcuts
    .filter(({ name }) => name.split(' ').some((word) => begins(word, typed.slice(1))))
    .map((shortcut) => ({ kind: 'shortcut', id: shortcut.id, inserts: '', shortcut }));
}

const most = 8;

function peopleLike(letters: string, { people, members }: Vocabulary): Suggestion[] {
  return people
    .filter(({ name, realName }) =>
      [name, realName, ...realName.split(' ')].some((word) => begins(word, letters)),
    )
    .toSorted((a, b) => Number(members.includes(b.id)) - Number(members.includes(a.id)))
    .slice(0, most)
    .map((person) => ({ kind: 'person', id: person.id, inserts: `@${person.name}`, person }));
}

function channelsLike(letters: string, channels: Channel[]): Suggestion[] {
  return channels
    .filter(({ name }) => name !== '' && isMeant(name, letters))
    .slice(0, most)
    .map((channel) => ({ kind: 'channel', id: channel.id, inserts: `#${channel.name}`, channel }));
}

/** Whether the name, or a word in it, starts with these letters: both `plat` and `change` match `platform-change`. */
function isMeant(name: string, letters: string): boolean {
  return [name, ...name.split('-')].some((word) => begins(word, letters));
}

function begins(word: string, letters: string): boolean {
  return word.toLowerCase().startsWith(letters.toLowerCase());
}
