import { afterAll, beforeAll } from 'vitest';
import { card, text } from '../../src/card.ts';
import { defineSubcommand, type Subcommand, withFiles } from '../../src/commands/subcommand.ts';
import { subcommands } from '../../src/commands/table.ts';

/** Adds a subcommand to the product during the tests of a file. */
export function useSubcommand(own: Subcommand): void {
  beforeAll(() => void subcommands.push(own));
  afterAll(() => void subcommands.splice(subcommands.indexOf(own), 1));
}

/** Adds the subcommand `sample` during the tests of a file. It sends one file. */
export function useSample(): void {
  useSubcommand(
    defineSubcommand({
      name: 'sample',
      summary: 'Send a template',
      examples: ['sample'],
      async run() {
        return withFiles(card(text('Here it is.')), { name: 'mailboxes.csv', bytes: Buffer.from('a,b\n') });
      },
    }),
  );
}
