import type { Button } from '../../card.ts';
import type { Fault } from '../../errors.ts';
import { ticketKey } from '../../ticket/state.ts';
import type { AppContext } from '../context.ts';
import { subcommands } from '../table.ts';

const numbered = /^(\S+) #?(\d{1,9})(?=\s|$)/;

/**
 * Puts the key of a ticket in place of its number in the buttons of faults: `advance 12` becomes `advance MIG-12`. A person who
 * typed only the number then sees which kind of ticket it is. A number that no ticket has stays.
 */
export async function withKeys({ desk }: AppContext, faults: Fault[]): Promise<Fault[]> {
  const numbers = faults.flatMap(({ buttons }) => buttons.flatMap((button) => numberIn(button) ?? []));
  if (numbers.length === 0) return faults;
  const found = await desk.database.client.ticket.findMany({
    where: { number: { in: numbers } },
    select: { kind: true, number: true },
  });
  const keys = new Map(found.map((ticket) => [ticket.number, ticketKey(ticket)]));
  return faults.map((fault) => fault.with({ buttons: fault.buttons.map((button) => withKey(button, keys)) }));
}

function withKey(button: Button, keys: Map<number, string>): Button {
  const number = numberIn(button);
  const key = number === null ? undefined : keys.get(number);
  if (!key) return button;
  const label = button.label === `#${number}` ? key : button.label;
  return { ...button, label, command: button.command.replace(numbered, `$1 ${key}`) };
}

/** The number of the ticket that a button's command names without its key. Null for any other command. */
function numberIn({ command }: Button): number | null {
  const [, name, number] = numbered.exec(command) ?? [];
  return subcommands.some((subcommand) => subcommand.name === name && subcommand.ticket)
    ? Number(number)
    : null;
}
