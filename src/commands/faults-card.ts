import { buttons, type Card, type CardBlock, card, type Inline, tasks, text, withCode } from '../card.ts';
import type { Fault } from '../errors.ts';
import type { Subcommand } from './subcommand.ts';

/** What is wrong, what would be right, and one example: for each fault, in the order found. */
export function faultsCard(faults: Fault[], subcommands: Subcommand[]): Card {
  const blocks = faults.flatMap((fault): (CardBlock | undefined)[] => {
    const says: Inline[] = withCode(fault.message);
    if (fault.hint) says.push(' ', ...withCode(fault.hint));
    return [text(says), tasks(fault.tasks)];
  });
  const example = faults.find((fault) => fault.example)?.example;
  return card(
    ...blocks,
    example ? text(['Example: ', exampleInline(example, subcommands)]) : undefined,
    buttons(...faults.flatMap((fault) => fault.buttons)),
  );
}

/** A whole command is shown as one types it; a `key:value` stands alone. */
function exampleInline(example: string, subcommands: Subcommand[]): Inline {
  const first = example.split(' ')[0];
  const whole = subcommands.some((subcommand) => subcommand.name === first);
  return whole ? { command: example } : { code: example };
}
