import { describe, expect, test } from 'vitest';
import {
  dana as danaInTeams,
  lee as leeInTeams,
  migrations,
  sam as samInTeams,
} from '../support/connector/connector.ts';
import { changeLine, dana, lee, openLine, sam } from '../support/desk.ts';
import { useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

const events = () => desk.database.client.event.count({ where: { type: { not: 'opened' } } });

/** Opens tickets with the numbers from 1 on, each for its own customer. */
async function open(count: number): Promise<void> {
  for (let i = 1; i <= count; i++)
    await desk.say(dana, openLine.replace('acme.com', `acme${i}.com`).replace('Acme Corp', `Acme ${i}`));
}

/** Makes the database refuse new events of a ticket while `work` runs. */
async function whileEventsFail<T>(number: number, work: () => Promise<T>): Promise<T> {
  const { client } = desk.database;
  await client.$executeRawUnsafe(
    `ALTER TABLE "Event" ADD CONSTRAINT "broken" CHECK ("ticketNumber" <> ${number}) NOT VALID`,
  );
  try {
    return await work();
  } finally {
    await client.$executeRawUnsafe('ALTER TABLE "Event" DROP CONSTRAINT "broken"');
  }
}

describe('a change of several tickets', () => {
  test('changes all tickets or none if it fails in the middle, and can then be confirmed again', async () => {
    await open(3);
    await desk.say(dana, 'assign 1 2 3 @sam');
    const failed = await whileEventsFail(3, () => desk.say(dana, 'bulk run 1'));
    expect(failed.text).toContain('Something went wrong');
    expect(await events()).toBe(0);
    expect(await desk.direct(sam)).toEqual([]);
    expect((await desk.say(dana, 'bulk run 1')).text).toBe('Assigned 3 tickets to Sam Okafor.');
  });

  test('refuses a secret before anything is stored, and shows hostile text as it was typed', async () => {
    await open(2);
    const refused = await desk.say(dana, 'note 1, 2 the password is Tr0ub4dor&3x');
    expect(refused.text).toContain('looks like a password or key. Nothing was saved.');
    expect(await desk.database.client.bulkAct.count()).toBe(0);
    const hostile = '<!channel> *bold* </script> {{DATE()}} 1, 2 E-16';
    const escaped = '&lt;!channel&gt; *bold* &lt;/script&gt; {{DATE()}} 1, 2 E-16';
    const shown = await desk.say(dana, `note 1, 2 ${hostile}`);
    expect(shown.text).toContain(escaped);
    await desk.say(dana, 'bulk run 1');
    expect((await desk.say(dana, 'history 2')).text).toContain(escaped);
  });

  test('sends each owner one message about all of their tickets, and no one a message about their own', async () => {
    await open(4);
    await desk.say(sam, 'assign 1 2 me');
    await desk.say(sam, 'bulk run 1');
    await desk.say(lee, 'assign 3 me');
    await desk.say(dana, 'assign 4 me');
    const shown = await desk.say(dana, 'nudge open');
    expect(shown.text).toContain('Nudge owners of 3 tickets?');
    expect(shown.text).toContain("• Acme 4 (MIG-4): You own MIG-4, so there's nobody else to nudge.");
    await desk.say(dana, 'bulk run 2');
    expect(await desk.direct(sam)).toEqual([
      expect.stringMatching(
        /^Dana Reyes is asking about 2 tickets of yours\.\n• Acme 1 \(MIG-1\): .*\n• Acme 2/,
      ),
    ]);
    expect(await desk.direct(lee)).toHaveLength(1);
    expect(await desk.direct(dana)).toEqual([]);
    expect((await desk.say(dana, 'nudge 1 2')).text).toContain(
      'You already nudged Sam Okafor about Acme 1 (MIG-1)',
    );
  });

  test('names the tickets without the step, and completes it in the others', async () => {
    await open(2);
    await desk.say(dana, changeLine, { command: '/platform-change' });
    const shown = await desk.say(dana, 'done open Tenant created');
    expect(shown.text).toContain('Complete steps of 2 tickets?');
    expect(shown.text).toContain('• Acme Corp (PLC-3): PLC-3 has no step “Tenant created”.');
    expect((await desk.say(dana, 'bulk run 1')).text).toBe('Completed steps of 2 tickets.');
  });

  test('snoozes a phase', async () => {
    await open(2);
    const shown = await desk.say(dana, 'snooze phase:prerequisites days:2 freeze week');
    expect(shown.text).toContain(
      'Snooze 2 tickets for 2 business days, until Tue, Nov 24, 10 AM?\nReason: freeze week\n',
    );
    await desk.say(dana, 'bulk run 1');
    const snoozed = await desk.database.client.ticket.findMany({ where: { snoozeReason: 'freeze week' } });
    expect(snoozed).toHaveLength(2);
  });

  test('needs all arguments, and says which one is missing', async () => {
    await open(2);
    expect((await desk.say(dana, 'assign unassigned')).text).toContain('owner is missing.');
    expect((await desk.say(dana, 'assign 1 2 @nobodyatall')).text).toContain("Can't find anyone named");
    expect((await desk.say(dana, 'snooze open days:99 freeze')).text).toContain('from 0 to 20');
    expect((await desk.say(dana, 'nudge phase:nowhere')).text).toContain("isn't a valid phase");
    expect(await desk.database.client.bulkAct.count()).toBe(0);
  });

  test('is confirmed in Teams by the person who asked, although everyone sees the button', async () => {
    await open(2);
    await desk.ask(danaInTeams, 'help', migrations);
    const shown = await desk.ask(leeInTeams, 'assign 1 2 me', migrations);
    const press = async (from: string, command: string) => {
      const { body } = await desk.connector.execute({
        from,
        conversation: migrations,
        activityId: shown.id,
        verb: 'command',
        data: { command, noun: 'migration' },
      });
      return JSON.stringify(body);
    };
    await press(samInTeams, 'bulk run 1');
    expect(await events()).toBe(0);
    expect(await press(leeInTeams, 'bulk run 1')).toContain('Assigned 2 tickets to Lee Park.');
    expect(await press(leeInTeams, 'bulk undo 1')).toContain('Undone for 2 tickets.');
  });
});
