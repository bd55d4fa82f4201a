/** A command that had wrong values, with other values in their place, for people to copy. */

import { type Fault, Refusal } from '../../errors.ts';
import { fillDays, type RelativeDay } from '../../time/relative-days.ts';
import { plainMentions } from '../grammar/mention.ts';
import { parse, type RawCommand } from '../grammar/parse.ts';
import { longestExample } from '../grammar/parse-faults.ts';
import { toText } from '../grammar/to-text.ts';
import { argumentsOf } from '../subcommand.ts';
import { subcommands } from '../table.ts';

/** How often a corrected command is checked. One correction may need another: another target, another service. */
const mostChecks = 3;

/** Whether a form can ask for another value. If the possible values are known, buttons are quicker. */
export function canAskAgain(fault: Fault, command: RawCommand): boolean {
  if (!isAboutValue(fault, command) || fault.choices.length > 0 || fault.typo) return false;
  return exampleValues(fault, command)?.has(fault.field ?? '') ?? false;
}

/**
 * Makes the example of each fault about a value the command itself: it keeps what was right.
 *
 * @param faultsOf reads a command, and returns what is wrong with it
 */
export function withCorrectedLine(
  faults: Fault[],
  command: RawCommand,
  relativeDay: RelativeDay,
  faultsOf: (command: RawCommand) => Fault[],
): Fault[] {
  const line = () => {
    let corrected = correct(faults, command, relativeDay);
    for (let checks = 0; checks < mostChecks; checks++)
      corrected = correct(faultsOf(corrected), corrected, relativeDay);
    const text = plainMentions(toText(corrected));
    return corrected.values.size > 0 && text.length <= longestExample ? text : undefined;
  };
  return faults.map((fault) => {
    if (!isAboutValue(fault, command) || dropsNothing(fault, command)) return fault;
    return fault.with({ example: line() });
  });
}

/** Replaces wrong values by other ones. */
function correct(all: Fault[], command: RawCommand, relativeDay: RelativeDay): RawCommand {
  const faults = all.filter((fault) => isAboutValue(fault, command));
  const values = new Map(command.values);
  for (const { field } of faults) values.delete(field ?? '');
  for (const fault of faults) {
    for (const [name, value] of exampleValues(fault, command) ?? [])
      if (name === fault.field || !values.has(name)) values.set(name, fillDays(value, relativeDay));
  }
  return { ...command, values };
}

/** Whether a fault has its own example for this ticket, and the command has nothing else that the example lacks. */
function dropsNothing({ example }: Fault, command: RawCommand): boolean {
  return (
    isCommand(example) && command.values.size < 2 && parse(example, subcommands).ticket === command.ticket
  );
}

/** Whether another value may help. It doesn't if there is something else to do first. */
function isAboutValue(fault: Fault, command: RawCommand): boolean {
  return !(fault instanceof Refusal) && exampleValues(fault, command) !== null;
}

/** Returns the values that a fault suggests. Null if the fault isn't about a value of the command. */
function exampleValues(fault: Fault, command: RawCommand): Map<string, string> | null {
  const { example, choices, tasks, buttons, typo, omit } = fault;
  const all = argumentsOf(command.subcommand);
  const field = all.find((argument) => argument.field.name === fault.field)?.field;
  if (!field || tasks.length > 0 || buttons.length > 0) return null;
  if (omit) return new Map();
  if (typo) return new Map([[field.name, typo.meant]]);
  const [first] = choices;
  if (first) return new Map([[field.name, first.value]]);
  if (isCommand(example)) {
    const suggested = parse(example, subcommands);
    return suggested.subcommand === command.subcommand ? suggested.values : null;
  }
  const [, key, value] = /^([a-z-]+):(\S+)$/.exec(example ?? '') ?? [];
  if (key && value) return new Map([[key, value]]);
  return new Map([[field.name, field.example.replaceAll('"', '')]]);
}

/** Whether an example is a whole command, and not only a value. */
function isCommand(example: string | undefined): example is string {
  const [word = ''] = example?.split(' ') ?? [];
  return subcommands.some(({ name }) => name !== '' && name === word);
}
