import { buttons, type Card, type CardBlock, card, type Inline, tasks, text, withCode } from '../card.ts';
import type { Fault } from '../errors.ts';
import { fillDays, type RelativeDay } from '../time/relative-days.ts';
import type { Subcommand } from './subcommand.ts';

/** Shows what is wrong and how to fix it, for each fault in order. Only the first example is shown. */
export function faultsCard(faults: Fault[], subcommands: Subcommand[], relativeDay: RelativeDay): Card {
  const blocks = faults.flatMap((fault): (CardBlock | undefined)[] => {
    const says: Inline[] = withCode(fault.message);
    if (fault.hint) says.push(' ', ...withCode(fault.hint));
    return [text(says), tasks(fault.tasks), fault.footnote ? text(fault.footnote) : undefined];
  });
  const example = faults.find((fault) => fault.example)?.example;
  return card(
    ...blocks,
    example ? text(['Example: ', exampleInline(fillDays(example, relativeDay), subcommands)]) : undefined,
    buttons(...faults.flatMap((fault) => fault.buttons)),
  );
}

/** Shows an example. A whole command gets the platform's prefix. A `key:value` alone gets no prefix. */
function exampleInline(example: string, subcommands: Subcommand[]): Inline {
  const first = example.split(' ')[0];
  const isCommand = subcommands.some((subcommand) => subcommand.name === first);
  return isCommand ? { command: example } : { code: example };
}
