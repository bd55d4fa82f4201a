import { afterAll, beforeAll } from 'vitest';
import type { Subcommand } from '../../src/commands/subcommand.ts';
import { subcommands } from '../../src/commands/table.ts';

/** Adds a subcommand to the product during the tests of a file. */
export function useSubcommand(own: Subcommand): void {
  beforeAll(() => void subcommands.push(own));
  afterAll(() => void subcommands.splice(subcommands.indexOf(own), 1));
}
