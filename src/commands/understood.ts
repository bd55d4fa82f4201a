import type { ReadContext } from '../input/field.ts';
import type { Argument, ParsedArguments } from './subcommand.ts';

/** Says how dates were understood: `cutover: Fri, Dec 4, 4 PM · target: Tue, Dec 15`. Empty if there are none. */
export function understoodWords(all: Argument[], args: ParsedArguments, context: ReadContext): string {
  return all
    .flatMap(({ field }) => {
      const value = args.get<unknown>(field) ?? null;
      return value === null || !field.understood
        ? []
        : [`${field.name}: ${field.understood(value, context)}`];
    })
    .join(' · ');
}
