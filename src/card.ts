/**
 * The platform-neutral message. A renderer per platform turns it into Block Kit or an Adaptive Card.
 * Text is data, never markup: a renderer must show it literally, whatever a person typed into it.
 */
export interface Card {
  blocks: CardBlock[];
}

export type CardBlock =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: Rich }
  | { type: 'list'; items: Rich[] }
  /** Lines that bring their own marks. */
  | { type: 'lines'; items: Rich[] }
  /** What is to be done, each line with the button that does it. */
  | { type: 'tasks'; tasks: Task[] }
  /** Words for a person to copy and use elsewhere: shown as they are, line breaks too, and apart from the rest. */
  | { type: 'copy'; text: string }
  /** Small print. */
  | { type: 'note'; text: Rich }
  | { type: 'buttons'; buttons: Button[] }
  | Chart;

export type Rich = string | Inline[];

export type Inline =
  | string
  | { bold: string }
  | { code: string }
  /** A command to type, without the slash command: each platform says how it is addressed. Empty: the address alone. */
  | { command: string }
  | { link: string; label: string };

/** A command with its arguments filled in. */
export interface Button {
  label: string;
  /** The command's text, without the slash command. */
  command: string;
  /** The slash command, where it matters which of the two: `migration` unless said. */
  noun?: 'migration' | 'platform-change';
  style?: 'primary';
}

/** One thing to do. */
export interface Task {
  /** Who has to do what. */
  text: Rich;
  /** How it is done by typing, without the slash command. */
  command: string;
  /** How it is done by pressing; absent where its turn has not come. */
  button?: Button;
}

/** One or two series over the same categories. */
export interface Chart {
  type: 'chart';
  kind: 'bar' | 'line';
  title: string;
  categories: string[];
  series: { name: string; values: number[] }[];
}

/** `Rich` as plain words; `address` stands before a command. */
export function toPlain(rich: Rich, address = ''): string {
  if (typeof rich === 'string') return rich;
  return rich.map((inline) => inlineToPlain(inline, address)).join('');
}

function inlineToPlain(inline: Inline, address: string): string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return inline.bold;
  if ('code' in inline) return inline.code;
  if ('command' in inline) return toTyped(inline, address);
  return `${inline.label} (${inline.link})`;
}

/** A command as it is typed; `address` stands before it. */
export function toTyped({ command }: { command: string }, address: string): string {
  return command === '' ? address.trimEnd() : `${address}${command}`;
}

/** A card of the blocks that there are. */
export function card(...blocks: (CardBlock | undefined | false)[]): Card {
  return { blocks: blocks.filter((block): block is CardBlock => Boolean(block)) };
}

/** The whole message in plain words, for notifications and screen readers; `address` stands before a command. */
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
    case 'chart':
      return chartToPlain(block);
    default:
      return '';
  }
}

/** The figures of a chart in words: `Open by phase: discovery 3, cutover 1`. */
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

/** A task in words alone: with the command to type. */
export function typedTask({ text: says, command }: Task): Inline[] {
  return [...[says].flat(), ': ', { command }];
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

/** Our own words, with what stands in backquotes as code. */
export function withCode(line: string): Inline[] {
  return line.split('`').map((part, i) => (i % 2 === 1 ? { code: part } : part));
}
