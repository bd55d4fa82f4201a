import { type Task, typedTask } from '../../card.ts';
import { type ActionSet, type Shown, toActionSets } from './buttons.ts';
import { type RichTextBlock, type Spacing, toLines } from './text.ts';

/** Text with a button beside it. */
export interface ColumnSet {
  type: 'ColumnSet';
  spacing: Spacing;
  columns: [Column<RichTextBlock>, Column<ActionSet>];
}

interface Column<Item> {
  type: 'Column';
  width: 'stretch' | 'auto';
  verticalContentAlignment: 'Center';
  items: Item[];
}

/** Shows a task with its button beside it. If the command is too long for a button, shows the command to type. */
export function toTask(task: Task, more: Pick<Shown, 'associatedInputs'>): (ColumnSet | RichTextBlock)[] {
  const { text, button } = task;
  if (!button) return toLines(text, {}, 'Small');
  const beside = toActionSets([button], more);
  if (beside.length === 0) return toLines(typedTask(task), {}, 'Small');
  return [
    {
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: toLines(text) },
        { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: beside },
      ],
    },
  ];
}

/** Applies a change to each action set in a column set. */
export function mapActions(set: ColumnSet, change: (actions: ActionSet) => ActionSet): ColumnSet {
  const [words, beside] = set.columns;
  return { ...set, columns: [words, { ...beside, items: beside.items.map(change) }] };
}
