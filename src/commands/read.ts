import { Fault, Faults } from '../errors.ts';
import type { Field, ReadContext } from '../input/field.ts';
import { plainMentions } from './mention.ts';
import type { Said } from './parse.ts';
import { argumentsOf, type Input, type Noun, requiredOf } from './subcommand.ts';

/** What was given, and the names of what is required and was not. */
export interface Read {
  input: Input;
  missing: string[];
}

/** Reads what was said. Throws `Faults` with all that is invalid. */
export function read(said: Said, noun: Noun, context: ReadContext): Read {
  const values = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const { field } of argumentsOf(said.subcommand)) {
    const raw = said.values.get(field.name);
    if (raw === undefined || raw === '') continue;
    try {
      values.set(field.name, field.read(asText(field, raw), context));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(withExample(error, exampleOf(said, field)));
    }
  }
  if (faults.length > 0) throw new Faults(faults);
  const missing = requiredOf(said.subcommand, said.values, noun).filter((name) => !values.has(name));
  return { input: toInput(said, values), missing };
}

/** Only a field for a person has a use for who is meant; any other text says `@name`. */
function asText(field: Field<unknown>, raw: string): string {
  return field.input.kind === 'person' ? raw : plainMentions(raw);
}

/** Of a ticket's key that key alone; else the whole command as its subcommand gives it. */
function exampleOf({ subcommand, ticket }: Said, field: Field<unknown>): string | undefined {
  const isKey = subcommand.keys?.some((key) => key.field.name === field.name);
  if (!ticket || !isKey) return subcommand.examples[0];
  return `${subcommand.name} ${ticket} ${field.name}:${field.example}`;
}

/** A field does not know the commands that it is part of, so the example is the subcommand's. */
function withExample(fault: Fault, example: string | undefined): Fault {
  const { hint, field, tasks, buttons } = fault;
  return new Fault(fault.message, { hint, field, tasks, buttons, example: fault.example ?? example });
}

function toInput(said: Said, values: Map<string, unknown>): Input {
  return {
    ticket: said.ticket,
    said: new Map([...said.values].map(([name, raw]) => [name, plainMentions(raw)])),
    tokens: said.tokens,
    get: <T>(field: Field<T>) => values.get(field.name) as T | undefined,
    need<T>(field: Field<T>) {
      if (!values.has(field.name)) throw new Error(`${said.subcommand.name} does not require ${field.name}`);
      return values.get(field.name) as T;
    },
  };
}

/** What is missing, as faults, where no form can ask for it. */
export function missingFaults(said: Said, missing: string[]): Faults {
  const all = argumentsOf(said.subcommand);
  return new Faults(
    missing.map((name) => {
      const field = all.find((argument) => argument.field.name === name)?.field;
      return new Fault(`\`${name}\` is missing.`, {
        hint: field?.hint,
        example: said.subcommand.examples[0],
        field: name,
      });
    }),
  );
}
