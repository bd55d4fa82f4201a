import { card, text } from '../../card.ts';
import { choiceField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import type { Actor } from '../../ticket/bulk/act-guards.ts';
import { cancelAct, runAct, undoAct } from '../../ticket/bulk/run-act.ts';
import { ranCard, undoneCard } from '../bulk/bulk-cards.ts';
import { clashesOf } from '../bulk/clashes.ts';
import { showAct } from '../bulk/show-act.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, changed, defineSubcommand } from '../subcommand.ts';

const what = choiceField(
  'what',
  'What to do',
  [
    { value: 'run', label: 'Run' },
    { value: 'cancel', label: 'Cancel' },
    { value: 'undo', label: 'Undo' },
    { value: 'show', label: 'Show' },
  ],
  { noun: 'action', hint: 'Enter run, cancel, undo, or show.' },
);
const act = numberField('act', 'Change', {
  min: 1,
  max: 999_999_999,
  hint: 'Enter the number of the change.',
  example: '7',
});

export const bulk = defineSubcommand({
  name: 'bulk',
  summary: 'Confirm, cancel, undo, or show a change of several tickets',
  examples: ['bulk undo 7', 'bulk show 7'],
  details: [
    'The buttons of a change of several tickets send this command.',
    'You can confirm a change within a day, and undo it within 30 days. Nudges and notes stay.',
    'An undo skips the tickets where someone has changed the same thing again.',
  ],
  positionals: [
    { field: what, required: true },
    { field: act, required: true },
  ],
  async run(context, args) {
    const { desk, by, actor } = context;
    const [id, who] = [args.need(act), { ...by, person: actor }];
    switch (args.need(what)) {
      case 'run':
        return run(context, who, id);
      case 'undo':
        return changed(undoneCard(await undoAct(desk, who, id)));
      case 'cancel':
        await cancelAct(desk, who, id);
        return changed(card(text('Canceled. Nothing changed.')));
      default:
        return showAct(context, id);
    }
  },
});

async function run(context: CommandContext, who: Actor, id: number): Promise<Changed> {
  const ran = await runAct(context.desk, who, id);
  return changed(ranCard(context.desk, ran, await clashesOf(context, ran), context.at));
}
