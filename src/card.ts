/**
 * A message for any platform. Each platform has a renderer, which turns a card into Block Kit or an Adaptive Card.
 * Text is never markup. A renderer must show it literally, because it may contain what a person typed.
 */
export interface Card {
  blocks: CardBlock[];
  /**
   * What happened, as one sentence for a phone's lock screen: `Dana Reyes opened a ticket for acme.com`. It names the
   * customer or the domain, never an account number, and has at most 150 characters. Every message that the courier
   * sends has one. The reply to a command has none, because its notification is the whole reply.
   */
  event?: string;
  /** The ticket that a line in its own thread is about: `MIG-12`. Shown only if the line is outside of that thread. */
  about?: string;
  /**
   * The number of the ticket that a message to a person is about, and no other. What the person writes in the message's thread is
   * about that ticket, too.
   */
  ticket?: number;
  /** Whether this is Today. A private message with Today stays, and shows the answer to a press at its top. */
  isToday?: true;
}

export type CardBlock =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: Rich }
  | { type: 'list'; items: Rich[] }
  /** Lines without bullets, because each line starts with its own symbol. */
  | { type: 'lines'; items: Rich[] }
  /** Things to do, each with a button. */
  | { type: 'tasks'; tasks: Task[] }
  /** Text for a person to copy. It keeps its line breaks and is set apart from the other blocks. */
  | { type: 'copy'; text: string }
  /** Less important text, shown smaller than the rest. */
  | { type: 'note'; text: Rich }
  | { type: 'buttons'; buttons: Button[] }
  /** Less common commands, in a menu where the platform has one. `label` names the menu. The default is “More”. */
  | { type: 'menu'; options: MenuOption[]; label?: string }
  /** Details behind a title. They appear when a person clicks the title. */
  | { type: 'fold'; title: string; blocks: CardBlock[] }
  /** Short facts with a label each. */
  | { type: 'figures'; figures: Figure[] }
  | Table
  | Chart;

export type Rich = string | Inline[];

export type Inline =
  | string
  | { bold: string }
  | { code: string }
  | Moment
  /**
   * A command to type, without its prefix such as `/migration`. Each platform adds its own prefix. If the command is
   * '', only the prefix is shown.
   */
  | { command: string }
  | { link: string; label: string };

/** A date that each reader sees in their own time zone. `toMoment` in ticket/words.ts makes one. */
export interface Moment {
  /** ISO 8601 in UTC, without milliseconds. */
  moment: string;
  /** The date in the team's time zone, for plain text and for clients that can't show the reader's. */
  words: string;
  /** The day, if it is the same for every reader: `Wed, Dec 2`. Otherwise, the platform says it in its own, longer form. */
  day?: string;
  only?: 'day' | 'time';
  style?: 'bold';
}

/** Whether the words of a date name its year, because people would otherwise think of another year. */
export function namesYear({ words }: Moment): boolean {
  return /\b\d{4}\b/.test(words);
}

/** How many characters of a button's label people can see: about 30 in Slack. Words of our own are never longer. */
export const longestLabel = 28;

/** A button that runs a command with its arguments filled in. */
export interface Button {
  label: string;
  /** The command's text, without the slash command. */
  command: string;
  /** Which of the two slash commands the button runs. The default is `migration`. */
  noun?: 'migration' | 'platform-change';
  style?: 'primary';
  /**
   * Whether the answer takes the place of the private message with the button: the next page, the result of a question, or
   * what Undo did. Any other message stays, and the answer goes below.
   */
  replaces?: true;
  /** Whether pressing the button counts as typing its command, so that a form helps with a wrong value. */
  typed?: true;
}

/** An option of a menu. Menus always run `migration` commands. */
export type MenuOption = Pick<Button, 'label' | 'command'>;

/** Something that a person should do. */
export interface Task {
  /** Who needs to do what. */
  text: Rich;
  /** The task in a word or two, for a sentence that lists several. Absent: the text. */
  name?: string;
  /** The command to type for this task, without the slash command. */
  command: string;
  /** The button for this task. Undefined while the task is not possible yet. */
  button?: Button;
  /** What kind of task it is, at a glance. */
  sign?: Sign;
  /** Less common commands for the same thing. */
  more?: MenuOption[];
}

/** A symbol at the start of a line, and the same in a word or two, for platforms that show a badge instead. */
export interface Sign {
  symbol: string;
  label: string;
  tone: 'urgent' | 'warning' | 'good' | 'neutral';
}

export interface Figure {
  label: string;
  value: string;
}

/** A table. Platforms without tables show each row as a line. */
export interface Table {
  type: 'table';
  caption: string;
  columns: string[];
  /** One cell for each column. */
  rows: Rich[][];
  /**
   * The word before a column's cells in a line, which has no column titles: `stalled` before `since Nov 27`. Empty for no
   * word.
   */
  leads?: string[];
}

/** A chart with one or two series over the same categories. */
export interface Chart {
  type: 'chart';
  kind: 'bar' | 'line';
  title: string;
  categories: string[];
  /** What the categories are, such as `Business day`, and what the values count, such as `Stalled tickets`. */
  axes: { x: string; y: string };
  series: { name: string; values: number[] }[];
}

/** Converts rich text to plain text. Puts the prefix `address`, such as `/migration `, before each command. */
export function toPlain(rich: Rich, address = ''): string {
  if (typeof rich === 'string') return rich;
  return rich.map((inline) => inlineToPlain(inline, address)).join('');
}

function inlineToPlain(inline: Inline, address: string): string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return inline.bold;
  if ('code' in inline) return inline.code;
  if ('command' in inline) return toTyped(inline, address);
  if ('moment' in inline) return inline.words;
  return `${inline.label} (${inline.link})`;
}

/** Returns a command as a person types it: the prefix `address`, then the command. */
export function toTyped({ command }: { command: string }, address: string): string {
  return command === '' ? address.trimEnd() : `${address}${command}`;
}

/** Creates a card. Skips blocks that are undefined or false. */
export function card(...blocks: (CardBlock | undefined | false)[]): Card {
  return { blocks: blocks.filter((block): block is CardBlock => Boolean(block)) };
}

/**
 * Converts a message to plain text, for notifications and screen readers. Puts the prefix `address` before each
 * command.
 */
export function plainText(blocks: CardBlock[], address = ''): string {
  return blocks
    .map((block) => blockToPlain(block, address))
    .filter(Boolean)
    .join('\n');
}

function blockToPlain(block: CardBlock, address: string): string {
  switch (block.type) {
    case 'heading':
    case 'copy':
      return block.text;
    case 'text':
    case 'note':
      return toPlain(block.text, address);
    case 'list':
      return block.items.map((item) => `• ${toPlain(item, address)}`).join('\n');
    case 'lines':
      return block.items.map((item) => toPlain(item, address)).join('\n');
    case 'tasks':
      return block.tasks.map((task) => toPlain(typedTask(task), address)).join('\n');
    case 'fold':
      return [block.title, plainText(block.blocks, address)].filter(Boolean).join('\n');
    case 'figures':
      return block.figures.map((figure) => toPlain(figureLine(figure), address)).join('\n');
    case 'table':
      return [block.caption, ...tableLines(block).map((line) => toPlain(line, address))].join('\n');
    case 'chart':
      return chartToPlain(block);
    default:
      return '';
  }
}

/** Converts a chart to one line of text, such as `Open by phase: discovery 3, cutover 1`. */
function chartToPlain(chart: Chart): string {
  const lines = chart.series.map((series) => {
    const points = chart.categories.map((category, i) => `${category} ${series.values[i] ?? 0}`).join(', ');
    return chart.series.length > 1 ? `${series.name}: ${points}` : points;
  });
  return `${chart.title}: ${lines.join('; ')}`;
}

export function heading(text: string): CardBlock {
  return { type: 'heading', text };
}

export function text(rich: Rich): CardBlock {
  return { type: 'text', text: rich };
}

export function list(items: Rich[]): CardBlock | undefined {
  return items.length > 0 ? { type: 'list', items } : undefined;
}

export function lines(items: Rich[]): CardBlock | undefined {
  return items.length > 0 ? { type: 'lines', items } : undefined;
}

export function tasks(all: Task[]): CardBlock | undefined {
  return all.length > 0 ? { type: 'tasks', tasks: all } : undefined;
}

/** Converts a task to a line without a button: the text, then the command to type. */
export function typedTask(task: Task): Inline[] {
  return [...signed(task), ': ', { command: task.command }];
}

/** The text of a task, after the symbol of its sign. */
export function signed({ sign, text: says }: Task): Inline[] {
  return [...(sign ? [`${sign.symbol} `] : []), ...[says].flat()];
}

export function fold(title: string, ...blocks: (CardBlock | undefined | false)[]): CardBlock | undefined {
  const inside = card(...blocks).blocks;
  return inside.length > 0 ? { type: 'fold', title, blocks: inside } : undefined;
}

export function figures(all: Figure[]): CardBlock | undefined {
  return all.length > 0 ? { type: 'figures', figures: all } : undefined;
}

/** Converts a figure to a line: its label in bold, then its value. */
export function figureLine({ label, value }: Figure): Inline[] {
  return [{ bold: label }, ` ${value}`];
}

export function table(
  caption: string,
  columns: string[],
  rows: Rich[][],
  leads?: Table['leads'],
): CardBlock | undefined {
  return rows.length > 0 ? { type: 'table', caption, columns, rows, ...(leads && { leads }) } : undefined;
}

/** Converts the rows of a table to lines. Leaves out empty cells. */
export function tableLines({ rows, leads }: Table): Inline[][] {
  return rows.map((cells) => cellLine(cells, leads));
}

/** Joins the cells of a row. Leaves out empty cells. */
export function cellLine(cells: Rich[], leads: Table['leads'] = []): Inline[] {
  return cells
    .map((cell, i) => ({ cell: [cell].flat(), lead: leads[i] }))
    .filter(({ cell }) => toPlain(cell) !== '')
    .flatMap(({ cell, lead }, i) => [...(i > 0 ? [' · '] : []), ...(lead ? [`${lead} `] : []), ...cell]);
}

export function note(rich: Rich): CardBlock {
  return { type: 'note', text: rich };
}

export function copy(words: string): CardBlock {
  return { type: 'copy', text: words };
}

export function buttons(...all: (Button | undefined | false)[]): CardBlock | undefined {
  const kept = all.filter((button): button is Button => Boolean(button));
  return kept.length > 0 ? { type: 'buttons', buttons: kept } : undefined;
}

export function menu(...all: (MenuOption | undefined | false)[]): CardBlock | undefined {
  const options = all.filter((option): option is MenuOption => Boolean(option));
  return options.length > 0 ? { type: 'menu', options } : undefined;
}

/** A menu with a name that says what its options are for. */
export function namedMenu(label: string, options: MenuOption[]): CardBlock | undefined {
  return options.length > 0 ? { type: 'menu', options, label } : undefined;
}

/** Turns the parts of a line between backquotes into code. The other parts stay plain text. */
export function withCode(line: string): Inline[] {
  return line.split('`').map((part, i) => (i % 2 === 1 ? { code: part } : part));
}
