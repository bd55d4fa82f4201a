/** A command that had wrong values, with other values in their place, for people to copy. */

import { type Fault, Refusal } from '../errors.ts';
import { plainMentions } from './grammar/mention.ts';
import { parse, type RawCommand } from './grammar/parse.ts';
import { toText } from './grammar/to-text.ts';
import { argumentsOf } from './subcommand.ts';
import { subcommands } from './table.ts';

/** The longest line to copy, in characters. */
const longest = 1_000;

/** Whether a form can ask for another value. If the possible values are known, buttons are quicker. */
export function canAskAgain(fault: Fault, command: RawCommand): boolean {
  if (!isAboutValue(fault, command) || fault.choices.length > 0) return false;
  return exampleValues(fault, command)?.has(fault.field ?? '') ?? false;
}

/** Whether another value may help. It doesn't if there is something else to do first. */
function isAboutValue(fault: Fault, command: RawCommand): boolean {
  return !(fault instanceof Refusal) && exampleValues(fault, command) !== null;
}

/** Makes the example of each fault about a value the command itself: it keeps what was right. */
export function withCorrectedLine(faults: Fault[], command: RawCommand): Fault[] {
  const line = correctedLine(
    faults.filter((fault) => isAboutValue(fault, command)),
    command,
  );
  return faults.map((fault) => {
    if (!isAboutValue(fault, command)) return fault;
    // This example drops nothing.
    if (isCommand(fault.example) && command.values.size < 2) return fault;
    return fault.with({ example: line === null || line.length > longest ? undefined : line });
  });
}

/** Null if nothing is left of the command. */
function correctedLine(faults: Fault[], command: RawCommand): string | null {
  const values = new Map(command.values);
  for (const { field } of faults) values.delete(field ?? '');
  for (const fault of faults) {
    for (const [name, value] of exampleValues(fault, command) ?? [])
      if (name === fault.field || !values.has(name)) values.set(name, value);
  }
  return values.size === 0 ? null : plainMentions(toText({ ...command, values }));
}

/** Returns the values that a fault suggests. Null if the fault isn't about a value of the command. */
function exampleValues(fault: Fault, command: RawCommand): Map<string, string> | null {
  const { example, choices, tasks, buttons, omit } = fault;
  const all = argumentsOf(command.subcommand);
  const field = all.find((argument) => argument.field.name === fault.field)?.field;
  if (!field || tasks.length > 0 || buttons.length > 0) return null;
  if (omit) return new Map();
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
