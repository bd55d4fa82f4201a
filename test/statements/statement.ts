import { expect, test } from 'vitest';
import { statementIds } from './ids.ts';

/** The statements whose assertions have run and held. */
const shown = new Set<string>();

/**
 * Defines a test of what the product says or refuses because of a statement. The statement counts as shown only when the
 * body has run to its end.
 */
export function statement(id: string, says: string, body: () => Promise<void>): void {
  if (!statementIds.includes(id)) throw new Error(`There is no statement ${id}`);
  test(`${id}: ${says}`, async () => {
    await body();
    expect(expect.getState().assertionCalls).toBeGreaterThan(0);
    shown.add(id);
  });
}

/**
 * Defines the last test: it fails for each statement that nothing has shown. `-t S0-05` leaves this test out. When a
 * pattern selects this test but not every statement, it is skipped, because the rest had no chance to run.
 */
export function showsEveryStatement(): void {
  test('every statement has an assertion that ran', ({ task, skip }) => {
    skip(
      task.file.tasks.some(({ mode }) => mode === 'skip'),
      'only some of the statements were run',
    );
    expect(statementIds.filter((id) => !shown.has(id))).toEqual([]);
  });
}
