import { expect, test } from 'vitest';
import { statementIds } from './ids.ts';

/** The statements whose tests have passed. */
const shown = new Set<string>();

/**
 * Defines a test for a statement. The test checks what the product says or refuses because of the statement. The
 * statement counts as shown only if the test passes.
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
 * Defines the last test, which fails if a statement has no passing test. If vitest's `-t` selects only some of the
 * statements, the last test is skipped, because the other statements didn't run.
 */
export function showsEveryStatement(): void {
  test('every statement has a passing test', ({ task, skip }) => {
    skip(
      task.file.tasks.some(({ mode }) => mode === 'skip'),
      'only some of the statements were run',
    );
    expect(statementIds.filter((id) => !shown.has(id))).toEqual([]);
  });
}
