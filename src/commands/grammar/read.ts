import { Fault, Faults } from '../../errors.ts';
import type { Field, ReadContext } from '../../input/field.ts';
import type { Noun } from '../context.ts';
import { argumentsOf, type ParsedArguments, requiredOf } from '../subcommand.ts';
import { plainMentions } from './mention.ts';
import type { RawCommand } from './parse.ts';

/** The arguments of a command, and the names of required arguments that are missing. */
export interface ReadCommand {
  args: ParsedArguments;
  missing: string[];
}

/** Reads the arguments of a command. Throws `Faults` that name every invalid one. */
export function read(command: RawCommand, noun: Noun, context: ReadContext): ReadCommand {
  const values = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const { field } of argumentsOf(command.subcommand)) {
    const raw = command.values.get(field.name);
    if (raw === undefined || raw === '') continue;
    try {
      values.set(field.name, field.read(asText(field, raw), context));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new Faults(faults);
  const known = [...values.keys(), ...(command.unchanged ?? [])];
  const missing = requiredOf(command.subcommand, command.values, noun).filter(
    (name) => !known.includes(name),
  );
  return { args: toArguments(command, values), missing };
}

/**
 * Returns a value in the form that its field reads. A field for a person gets the mention with its id. Any other field
 * gets `@name`.
 */
function asText(field: Field<unknown>, raw: string): string {
  return field.control.kind === 'person' ? raw : plainMentions(raw);
}

function toArguments(command: RawCommand, values: Map<string, unknown>): ParsedArguments {
  return {
    ticket: command.ticket,
    raw: new Map([...command.values].map(([name, raw]) => [name, plainMentions(raw)])),
    tokens: command.tokens,
    unchanged: command.unchanged ?? [],
    get: <T>(field: Field<T>) => values.get(field.name) as T | undefined,
    need<T>(field: Field<T>) {
      if (!values.has(field.name))
        throw new Error(`${command.subcommand.name} does not require ${field.name}`);
      return values.get(field.name) as T;
    },
  };
}

/** Creates a fault for each missing argument, for a command that can't open a form. */
export function missingFaults(command: RawCommand, missing: string[]): Faults {
  const all = argumentsOf(command.subcommand);
  return new Faults(
    missing.map((name) => {
      const field = all.find((argument) => argument.field.name === name)?.field;
      return new Fault(`\`${name}\` is missing.`, { hint: field?.hint, field: name });
    }),
  );
}
