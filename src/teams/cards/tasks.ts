import { type Sign, signed, type Task, typedTask } from '../../card.ts';
import { type ActionSet, limits, type Shown, toActionSets, toMenu } from './buttons.ts';
import { type RichTextBlock, type Spacing, toLines } from './text.ts';

/** Text with a badge before it and buttons beside it. */
export interface ColumnSet {
  type: 'ColumnSet';
  spacing: Spacing;
  columns: Column[];
}

interface Column {
  type: 'Column';
  width: 'stretch' | 'auto';
  verticalContentAlignment: 'Center';
  items: (RichTextBlock | ActionSet | Badge)[];
}

/** A word in a colored frame. The Adaptive Card schema doesn't have it, so other clients show the symbol. */
export interface Badge {
  type: 'Badge';
  text: string;
  style: 'Attention' | 'Warning' | 'Good' | 'Default';
  fallback: RichTextBlock;
}

const badgeStyles = { urgent: 'Attention', warning: 'Warning', good: 'Good', neutral: 'Default' } as const;

/** Shows a task with its buttons beside it. If the command is too long for a button, shows the command to type. */
export function toTask(task: Task, more: Pick<Shown, 'associatedInputs'>): (ColumnSet | RichTextBlock)[] {
  const { text, button, sign, more: options = [] } = task;
  const beside = besideOf(button ? toActionSets([button], more) : [], toMenu(options, more));
  if (beside.length === 0) return toLines(button ? typedTask(task) : signed(task), {}, 'Small');
  return [
    {
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        ...(sign ? [column('auto', [toBadge(sign)])] : []),
        column('stretch', toLines(text)),
        column('auto', beside),
      ],
    },
  ];
}

/** Puts a menu behind a button, in the same set. */
function besideOf([set]: ActionSet[], menu: ActionSet['actions']): ActionSet[] {
  const actions = [...(set?.actions ?? []), ...menu].slice(0, limits.actions);
  return actions.length > 0 ? [{ type: 'ActionSet', actions }] : [];
}

export function toBadge({ symbol, label, tone }: Sign): Badge {
  const fallback: RichTextBlock = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: symbol }] };
  return { type: 'Badge', text: label, style: badgeStyles[tone], fallback };
}

function column(width: Column['width'], items: Column['items']): Column {
  return { type: 'Column', width, verticalContentAlignment: 'Center', items };
}

/** Applies a change to each action set in a column set. */
export function mapActions(set: ColumnSet, change: (actions: ActionSet) => ActionSet): ColumnSet {
  const columns = set.columns.map((one) => ({
    ...one,
    items: one.items.map((item) => (item.type === 'ActionSet' ? change(item) : item)),
  }));
  return { ...set, columns };
}
