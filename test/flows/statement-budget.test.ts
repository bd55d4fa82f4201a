import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { dana, migrations, openLine, useDesk } from '../support/desk.ts';
import { countStatements, recordStatements, statementBudget } from '../support/statements.ts';

/**
 * Records statements when this process passes them to the driver. The server's log would also contain the statements of
 * other test files. No scheduled jobs run, and the courier's statements aren't counted.
 */
const recording = recordStatements();
afterAll(() => recording.stop());

const desk = useDesk();

beforeEach(async () => {
  // Makes sure that Dana's account is stored, and that one channel gets every update.
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  // Waits until the last message is sent, so that the courier has little left to do.
  await desk.posted(migrations);
});

const lines: Record<string, string> = {
  show: 'show MIG-1',
  list: 'list',
  note: 'note MIG-1 called, no answer',
  done: 'done MIG-1 U-01',
  open: openLine.replace('acme.com', 'globex.com'),
};

describe('the statements of a command', () => {
  test.each(Object.keys(statementBudget) as (keyof typeof statementBudget)[])(
    'stay within the budget: %s',
    async (name) => {
      desk.clock.advance(1);
      recording.take();
      const before = await desk.database.client.event.count();
      recording.take();
      await desk.say(dana, lines[name]!);
      const { own } = countStatements(recording.take());
      const changes = ['note', 'done', 'open'].includes(name) ? 1 : 0;
      expect(await desk.database.client.event.count()).toBe(before + changes);
      expect(own.length, own.join('\n')).toBeLessThanOrEqual(statementBudget[name]);
      // Makes sure that the command's own statements were counted.
      expect(own.join('\n')).toContain('"Ticket"');
    },
  );

  test("don't include those of the courier, of pg-boss, or of incomplete transactions", () => {
    const [command, courier, late] = [1, 2, 3];
    const counted = countStatements([
      { session: late, text: 'COMMIT' },
      { session: courier, text: 'SELECT "place" FROM "public"."Destination"' },
      { session: command, text: 'SELECT "id" FROM "Person"' },
      { session: command, text: 'BEGIN; SELECT "number" FROM "Ticket"' },
      { session: courier, text: 'BEGIN' },
      { session: late, text: "SELECT 1 FROM pgboss.job WHERE name = 'a;b'" },
      { session: courier, text: 'UPDATE "Delivery" SET "state" = $1' },
      { session: command, text: 'INSERT INTO "Delivery" ("place") VALUES ($1)' },
      { session: courier, text: 'COMMIT' },
      { session: command, text: 'COMMIT' },
      { session: late, text: 'BEGIN' },
    ]);
    expect(counted.own).toHaveLength(5);
    expect(counted.leftOut.courier).toHaveLength(4);
    expect(counted.leftOut.queue).toHaveLength(1);
    expect(counted.leftOut.cutOff).toEqual(['COMMIT', 'BEGIN']);
  });
});
