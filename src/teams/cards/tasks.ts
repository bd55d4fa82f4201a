import { type Sign, type Task, toPlain, typedTask } from '../../card.ts';
import { type ActionSet, limits, type Shown, toActionSets, toMenu } from './buttons.ts';
import { type RichTextBlock, type Spacing, toLines, toRuns } from './text.ts';

/** Text with a badge before it, and with buttons beside or below it. */
export interface ColumnSet {
  type: 'ColumnSet';
  spacing: Spacing;
  columns: Column[];
}

interface Column {
  type: 'Column';
  width: 'stretch' | 'auto' | typeof badgeWidth;
  verticalContentAlignment: 'Top' | 'Center';
  items: (RichTextBlock | ActionSet | Badge)[];
}

/** A word in a colored frame. The Adaptive Card schema doesn't have it, so other clients show the symbol and the word. */
export interface Badge {
  type: 'Badge';
  text: string;
  style: 'Attention' | 'Warning' | 'Good' | 'Default';
  fallback: RichTextBlock;
}

const badgeStyles = { urgent: 'Attention', warning: 'Warning', good: 'Good', neutral: 'Default' } as const;

/** Wide enough for the longest badge, so that all texts begin at the same place. */
const badgeWidth = '96px';

/** The number of characters in a line of a card on a phone. */
const phoneLine = 44;

/** The width of a button without its label, and of the menu behind three dots, in characters. */
const frame = 5;

type Inputs = Pick<Shown, 'associatedInputs'>;

/** Shows tasks with their buttons: beside the texts if these stay short on a phone, otherwise below the texts. */
export function toTasks(tasks: Task[], more: Inputs): (ColumnSet | RichTextBlock)[] {
  const hasBadges = tasks.some(({ sign }) => sign);
  const isBeside = !hasBadges && tasks.every(fitsBeside);
  return tasks.flatMap((task) => toTask(task, more, { hasBadges, isBeside }));
}

/** Shows a task. If the command is too long for a button, shows the command to type. */
function toTask(
  task: Task,
  more: Inputs,
  { hasBadges, isBeside }: { hasBadges: boolean; isBeside: boolean },
): (ColumnSet | RichTextBlock)[] {
  const { text, button, sign, more: options = [] } = task;
  const pressed = pressedOf(button ? toActionSets([button], more) : [], toMenu(options, more));
  const says = button && pressed.length === 0 ? typedTask({ ...task, sign: undefined }) : text;
  const spacing = isBeside ? 'Small' : 'Medium';
  if (!hasBadges && pressed.length === 0) return toLines(says, {}, spacing);
  const columns = isBeside
    ? [column('stretch', 'Center', toLines(says)), column('auto', 'Center', pressed)]
    : [column('stretch', 'Top', [...toLines(says), ...pressed.map(close)])];
  const badge = column(badgeWidth, 'Top', sign ? [toBadge(sign)] : []);
  return [{ type: 'ColumnSet', spacing, columns: hasBadges ? [badge, ...columns] : columns }];
}

/** Whether a task takes at most two lines on a phone with its button beside it. */
function fitsBeside({ text, button, more = [] }: Task): boolean {
  if (!button && more.length === 0) return true;
  const taken = (button ? button.label.length + frame : 0) + (more.length > 0 ? frame : 0);
  return toPlain(text).length <= 2 * (phoneLine - taken);
}

/** Puts a menu behind a button, in the same set. */
function pressedOf([set]: ActionSet[], menu: ActionSet['actions']): ActionSet[] {
  const actions = [...(set?.actions ?? []), ...menu].slice(0, limits.actions);
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

/** Moves buttons closer to the text above them, which they belong to. */
function close(set: ActionSet): ActionSet {
  return { ...set, spacing: 'Small' };
}

export function toBadge({ symbol, label, tone }: Sign): Badge {
  const inlines = toRuns(`${symbol} ${label}`, { size: 'Small' });
  const fallback: RichTextBlock = { type: 'RichTextBlock', inlines };
  return { type: 'Badge', text: label, style: badgeStyles[tone], fallback };
}

function column(
  width: Column['width'],
  verticalContentAlignment: Column['verticalContentAlignment'],
  items: Column['items'],
): Column {
  return { type: 'Column', width, verticalContentAlignment, items };
}

/** Whether a column set ends with buttons below its text. */
export function hasButtonsBelow({ columns }: ColumnSet): boolean {
  const items = columns.at(-1)?.items ?? [];
  return items.length > 1 && items.at(-1)?.type === 'ActionSet';
}

/** Applies a change to each action set in a column set. */
export function mapActions(set: ColumnSet, change: (actions: ActionSet) => ActionSet): ColumnSet {
  const columns = set.columns.map((one) => ({
    ...one,
    items: one.items.map((item) => (item.type === 'ActionSet' ? change(item) : item)),
  }));
  return { ...set, columns };
}
