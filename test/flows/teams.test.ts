import { describe, expect, test } from 'vitest';
import {
  dana,
  fay,
  groupChat,
  gus,
  type KeptActivity,
  lee,
  migrations,
  personalChat,
  sam,
  type TokenOverrides,
} from '../support/connector/connector.ts';
import { openLine, sendAll, migrations as slackChannel, sam as slackSam } from '../support/desk.ts';
import { contentOf, formOf, useTeamsDesk } from '../support/teams-desk.ts';
import { linesOf } from '../support/teams-scene.ts';
import { actionsOf, shownLines } from '../teams/scene.ts';

const desk = useTeamsDesk();

describe('commands', () => {
  test('are answered where people write them, in a chat or a channel', async () => {
    expect(contentOf(await desk.ask(dana, 'help'))).toContain('Migration Desk: help');
    expect(contentOf(await desk.ask(dana, openLine))).toContain('Opened MIG-1');
    const told = await desk.ask(sam, 'show MIG-1', migrations);
    expect(contentOf(told)).toContain('acme.com');
    expect(await desk.database.client.ticket.findMany()).toMatchObject([
      { domain: 'acme.com', openedById: 'teams:aad-dana' },
    ]);
  });

  test('change the same tickets as commands in Slack', async () => {
    await desk.say(slackSam, openLine);
    await desk.ask(dana, 'note 1 called them');
    const history = (await desk.say(slackSam, 'history 1')).text;
    expect(history).toContain('Dana');
    expect(history).toContain('called them');
  });

  test('are understood in other words, and with one obvious typing error', async () => {
    await desk.ask(dana, openLine);
    expect(contentOf(await desk.ask(dana, 'please comment MIG-1: called them'))).toContain(
      'Added a note to ',
    );
    const corrected = await desk.ask(dana, 'asign 1 me');
    expect(contentOf(corrected)).toContain('Read “asign” as assign. You own Acme Corp (MIG-1) now.');
    expect(contentOf(corrected)).toContain('"title":"Undo"');
    expect(contentOf(await desk.ask(dana, 'who knows'))).toContain('Choose what you want to do');
  });

  test('answer questions and write drafts', async () => {
    await desk.ask(dana, openLine);
    expect(contentOf(await desk.ask(dana, 'faq MIG-1 is there downtme'))).toContain(
      'No downtime. Users keep working',
    );
    expect(contentOf(await desk.ask(dana, 'items gmail rackspace-email'))).toContain('Moves');
    expect(contentOf(await desk.ask(dana, 'glossary tennant'))).toContain("A customer's own space");
    for (let i = 0; i < 5; i++) await desk.ask(lee, 'advance 1 force:"moved over from a spreadsheet"');
    await desk.ask(dana, 'done 1 E-14');
    const unready = linesOf(await desk.ask(dana, 'draft 1 testing'));
    expect(unready).toContain("Customer's deadline to reply");
    const lines = linesOf(await desk.ask(dana, 'draft 1 testing by:2026-12-15'));
    expect(lines).toContain("Hi [FILL IN: Contact's name],");
    expect(lines).toContain('- Do messages with attachments open? Please try a few.');
    expect(lines.join('\n')).toContain('By Tuesday, December 15, please tell us what is missing');
  });

  test('run only once if Teams repeats an activity', async () => {
    const { activity } = await desk.connector.say({
      from: dana,
      conversation: personalChat(dana),
      text: openLine,
    });
    await desk.connector.raw(activity);
    expect(await desk.database.client.ticket.count()).toBe(1);
    expect(desk.written(personalChat(dana))).toHaveLength(1);
  });

  test('are refused for guests and people from other tenants', async () => {
    expect(contentOf(await desk.ask(gus, 'help', migrations))).toContain("guests can't use it");
    expect(contentOf(await desk.ask(fay, openLine, migrations))).toContain('people from other companies');
    expect(await desk.database.client.ticket.count()).toBe(0);
  });

  test('are refused if they contain a password, with a request to delete the message', async () => {
    const told = await desk.ask(dana, 'note 1 password: Hunter2!');
    expect(contentOf(told)).toContain('Delete your message');
    expect(contentOf(told)).not.toContain('Hunter2');
    expect(desk.log.join('\n')).not.toContain('Hunter2');
  });
});

describe('buttons and forms', () => {
  test('replace the card of a pressed button with the answer', async () => {
    await desk.ask(dana, openLine);
    const shown = await desk.ask(dana, 'show 1');
    const answer = await desk.connector.execute({
      from: dana,
      conversation: personalChat(dana),
      activityId: shown.id,
      verb: 'command',
      data: { command: 'assign 1 me', noun: 'migration' },
    });
    expect(answer).toMatchObject({ status: 200, body: { statusCode: 200 } });
    expect(JSON.stringify(answer.body)).toContain('You own Acme Corp (MIG-1) now');
    expect(await desk.database.client.ticket.findFirst()).toMatchObject({ ownerId: 'teams:aad-dana' });
  });

  test('ask for missing values with a form, and the form keeps its input if something is wrong', async () => {
    const form = await desk.ask(dana, 'open globex.com');
    expect(contentOf(form)).toContain('"id":"customer"');
    const place = { from: dana, conversation: personalChat(dana), activityId: form.id };
    const action = { subcommand: 'open', ticket: 0, noun: 'migration' };
    const values = { domain: 'globex.com', from: 'rackspace-email', to: 'office-365', service: 'assisted' };
    const filled = { form: action, ...values, customer: 'Globex', account: '12' };
    const wrong = await desk.connector.execute({ ...place, verb: 'form', data: filled });
    expect(JSON.stringify(wrong.body)).toContain('3 to 10 digits');
    expect(JSON.stringify(wrong.body)).toContain('"value":"Globex"');
    const right = await desk.connector.submit({ ...place, data: { ...filled, account: '1234567' } });
    expect(right.status).toBeLessThan(300);
    expect(await desk.database.client.ticket.findMany()).toMatchObject([{ domain: 'globex.com' }]);
  });

  test('show each missing step with its button', async () => {
    await desk.ask(dana, openLine);
    await desk.ask(dana, 'done 1 U-01 U-02 U-03 U-04');
    await desk.ask(dana, 'advance 1');
    const refused = await desk.ask(dana, 'advance 1');
    const rows = rowsOf(refused);
    expect(rows).toContainEqual([
      expect.stringMatching(/^☐ Admin contact recorded \(C-04\) · Racker$/),
      'set MIG-1 contact',
    ]);
    expect(rows).toContainEqual([expect.stringMatching(/^☐ Owner assigned \(C-03\)/), 'assign MIG-1']);
    expect(rows).toContainEqual([expect.stringMatching(/^☐ Customer contacted \(C-05\)/), 'contact MIG-1']);
    const summary = String(refused.activity.summary);
    for (const [line, command] of rows.filter((row) => row[1]?.startsWith('done')))
      expect(summary).toContain(`${line}: @Migration Desk ${command}`);

    const shown = await desk.ask(dana, 'set MIG-1 contact cadence');
    const place = { from: dana, conversation: personalChat(dana), activityId: shown.id, verb: 'form' };
    const wrong = await desk.connector.execute({
      ...place,
      data: { ...formOf(shown.activity), contact: 'Ann Lee', cadence: '90' },
    });
    const again = JSON.stringify(wrong.body);
    expect(again).toContain("“90” isn't a valid number of business days between contacts");
    expect(
      [...again.matchAll(/"type":"Input\.\w+","id":"(\w+)"[^}]*?"isRequired":(\w+)/g)].map(([, ...it]) => it),
    ).toEqual([
      ['contact', 'true'],
      ['cadence', 'true'],
    ]);
    const data = { ...formOf(wrong.body), contact: 'Ann Lee', cadence: '5' };
    expect(JSON.stringify((await desk.connector.execute({ ...place, data })).body)).toContain(
      'Set contact and cadence',
    );
  });
});

/** Returns each line that has a button beside it, with the button's command. */
function rowsOf({ activity }: KeptActivity): (string | undefined)[][] {
  const rows: (string | undefined)[][] = [];
  JSON.parse(JSON.stringify(activity), (_key, value) => {
    if (value?.type === 'ColumnSet') {
      rows.push([
        shownLines([value]).join(),
        actionsOf([value]).map(({ data }) => data as { command: string })[0]?.command,
      ]);
    }
    return value;
  });
  return rows;
}

describe('deliveries', () => {
  test('keep one card per ticket up to date in a subscribed channel, with the events in its thread', async () => {
    await desk.connector.install({ conversation: migrations });
    await desk.ask(sam, 'subscribe', migrations);
    await desk.say(slackSam, openLine);
    await desk.say(slackSam, 'subscribe');
    await sendAll(desk);
    const headline = desk.written(migrations).findLast((message) => contentOf(message).includes('MIG-1'))!;
    await desk.say(slackSam, 'assign 1 me');
    await desk.ask(dana, 'note 1 agreed Friday');
    await sendAll(desk);
    expect(desk.written(migrations).find(({ id }) => id === headline.id)?.edits.length).toBeGreaterThan(0);
    const replies = desk
      .written(migrations)
      .filter(({ id, thread }) => thread === headline.id && id !== headline.id);
    expect(replies.map(contentOf).join()).toContain('agreed Friday');
    const inSlack = await desk.posted(slackChannel);
    expect(inSlack.some(({ text }) => text.includes('agreed Friday'))).toBe(true);
  });

  test('show in the channel what a Slack channel would get as a broadcast', async () => {
    await desk.connector.install({ conversation: migrations });
    await sendAll(desk);
    await desk.ask(sam, 'subscribe', migrations);
    const before = desk.written(migrations).length;
    await desk.say(slackSam, openLine);
    await desk.say(slackSam, 'note 1 called them');
    await desk.say(slackSam, 'block 1 CREDS_INVALID 3 of 40 fail');
    await sendAll(desk);
    const told = desk.written(migrations).slice(before);
    const [headline] = told;
    expect(
      told.map(({ id, thread }) => (thread === headline?.id ? 'thread' : thread === id && 'channel')),
    ).toEqual(['thread', 'thread', 'channel']);
    expect(told.map(({ activity }) => activity.summary)).toEqual([
      expect.stringMatching(/^acme.com: Rackspace Email → Office 365, in Prerequisites$/),
      'acme.com: Sam Okafor noted: called them',
      expect.stringMatching(/^acme.com: Sam Okafor blocked it/),
    ]);
    expect(contentOf(told[2]!)).toContain('Acme Corp');
  });

  test('name the ticket in each line of a group chat, which has no threads', async () => {
    for (const place of [migrations, groupChat]) {
      await desk.connector.install({ conversation: place });
      await desk.ask(sam, 'subscribe', place);
    }
    await desk.say(slackSam, openLine);
    await desk.say(slackSam, 'note 1 called them');
    await sendAll(desk);
    const line = (place: string) => contentOf(desk.written(place).at(-1)!);
    expect(line(migrations)).toContain('Sam Okafor noted: called them');
    expect(line(migrations)).not.toContain('MIG-1');
    expect(line(groupChat)).toContain('MIG-1');
  });

  test('tell a new owner about the ticket', async () => {
    await desk.ask(dana, 'help');
    await desk.ask(sam, openLine);
    const told = await desk.connector.say({
      from: sam,
      conversation: migrations,
      text: 'assign 1 <at>Dana Reyes</at>',
      mentions: ['bot', dana],
    });
    expect(told.status).toBeLessThan(300);
    await desk.app.drain();
    expect(desk.written(personalChat(dana)).map(contentOf).join()).toContain(
      'assigned Acme Corp (MIG-1) to you',
    );
  });

  test('arrive complete and in order after Teams was down, without delaying Slack', async () => {
    await desk.connector.install({ conversation: migrations });
    await desk.ask(sam, 'subscribe', migrations);
    desk.connector.faults.failNext(/activities/, { status: 503 }, 4);
    await desk.say(slackSam, openLine);
    for (const words of ['one', 'two', 'three'])
      expect((await desk.say(slackSam, `note 1 ${words}`)).text).toContain(
        'Added a note to Acme Corp (MIG-1).',
      );
    for (let minute = 0; minute < 20; minute++) {
      await desk.app.drain();
      desk.clock.advance(1);
    }
    const said = desk.written(migrations).map(contentOf).join();
    const order = ['one', 'two', 'three'].map((words) => said.indexOf(`: ${words}`));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('fail with a reason if the bot was removed from the conversation', async () => {
    await desk.connector.install({ conversation: migrations });
    await desk.ask(sam, 'subscribe', migrations);
    await desk.connector.uninstall({ conversation: migrations });
    await desk.say(slackSam, openLine);
    await sendAll(desk);
    const failed = await desk.database.client.delivery.findMany({ where: { state: 'failed' } });
    expect(failed.map(({ reason }) => reason)).toEqual([expect.stringContaining('removed')]);
  });
});

describe('the endpoint', () => {
  test.each<[string, TokenOverrides]>([
    ['an expired token', { expiresIn: -3600 }],
    ['a token for another bot', { audience: '99999999-9999-4999-8999-999999999999' }],
    ['a forged token', { key: 'forged' }],
  ])('refuses an invalid token: %s', async (_, wrong) => {
    const authorization = `Bearer ${desk.connector.token(wrong)}`;
    const answer = await desk.connector.say({
      from: dana,
      conversation: personalChat(dana),
      text: openLine,
      authorization,
    });
    expect(answer.status).toBe(401);
    expect(await desk.database.client.ticket.count()).toBe(0);
  });

  test('refuses a request without a token', async () => {
    const answer = await desk.connector.say({
      from: dana,
      conversation: personalChat(dana),
      text: openLine,
      authorization: '',
    });
    expect(answer.status).toBe(401);
  });
});
