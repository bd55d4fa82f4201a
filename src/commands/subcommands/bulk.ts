import { card, heading, note, text } from '../../card.ts';
import { choiceField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import type { Actor } from '../../ticket/bulk/act-guards.ts';
import { actWords, snoozeEndWords } from '../../ticket/bulk/act-words.ts';
import { cancelAct, runAct, undoAct } from '../../ticket/bulk/run-act.ts';
import { readAct } from '../../ticket/bulk/stored-act.ts';
import { readStates } from '../../ticket/read-states.ts';
import { ticketWords } from '../../ticket/state.ts';
import { truncate } from '../../truncate.ts';
import { listed, ranCard, undoneCard } from '../bulk/bulk-cards.ts';
import { clashesOf } from '../bulk/clashes.ts';
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

/** The most tickets that `bulk show` lists, so that the message fits into the limits of both platforms. */
const mostShown = 40;

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

async function showAct({ desk }: CommandContext, id: number) {
  const stored = await readAct(desk.database.client, id);
  const states = await readStates(
    desk,
    desk.database.client,
    stored.tickets.map(({ number }) => number),
  );
  const lines = stored.tickets.map(({ number, changed: done, left, undone, kept }) => {
    const state = states.get(number);
    const result = undone ? 'undone' : (kept ?? left ?? (done ? 'changed' : 'not changed'));
    return [...(state ? ticketWords(state.ticket) : [`${number}`]), `: ${result}`];
  });
  const { order } = actWords(
    stored.act,
    lines.length,
    snoozeEndWords(desk, stored.act, stored.doneAt ?? stored.askedAt),
  );
  return card(heading(truncate(order, 150)), ...listed(lines, mostShown), note(`Status: ${stored.state}.`));
}
