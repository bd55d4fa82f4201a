import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import { lee, migrations, personalChat, sam } from '../support/connector/connector.ts';
import { openLine, sam as slackSam } from '../support/desk.ts';
import { useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** Commands that change something. Each one works if the earlier ones ran. */
const changes = [
  ...[openLine, 'done 1 U-01', 'undo 1 U-01', 'set 1 cadence:5', 'wait 1 support', 'note 1 called'],
  ...['block 1 CREDS_INVALID', 'unblock 1', 'contact 1 phone', 'hold 1 until:2026-12-01 freeze', 'resume 1'],
  ...['snooze 1 days:2 invoice', 'advance 1 force:hurry', 'move 1 prerequisites too early'],
  ...['assign 1 "Sam Okafor"', 'nudge 1', 'mute 1', 'unmute 1', 'cancel 1 withdrew', 'reopen 1'],
  'draft 1 reminder by:2026-12-15',
  ...['subscribe', 'digest now', 'digest at 09:00', 'digest off', 'unsubscribe', 'deliveries retry 1'],
  ...['role "Sam Okafor" lead', 'link "Sam Okafor"', 'unlink "Sam Okafor"'],
];

const reads = [
  ...[
    '',
    'today',
    'help',
    'list',
    'cutovers',
    'show 1',
    'next 1',
    'close 1',
    'history 1',
    'runbook 1',
    'mailboxes 1',
    'sheet 1',
    'dns 1',
    'records 1',
    'draft 1',
    'items gmail office-365',
    'glossary tenant',
  ],
  ...['faq is there downtime', 'deliveries', 'note open progress:no called', 'bulk show 1'],
];

test('replaces the card of the pressed button after a change, and otherwise answers below the card', async () => {
  await desk.ask(sam, 'help', migrations);
  await desk.say(slackSam, 'help');
  const shown = await desk.ask(lee, 'help');

  for (const command of [...changes, ...reads]) {
    if (command.includes('retry')) await failAll();
    const before = await requests();
    const { body } = await desk.connector.execute({
      from: lee,
      conversation: personalChat(lee),
      activityId: shown.id,
      verb: 'command',
      data: { command, noun: 'migration' },
    });
    const isChange = changes.includes(command);
    // A change stores its request, so the number of requests shows whether the command changed something.
    expect([command, await requests()]).toEqual([command, isChange ? before + 1 : before]);
    const type = isChange ? 'card.adaptive' : 'activity.message';
    expect([command, body]).toMatchObject([command, { type: `application/vnd.microsoft.${type}` }]);
  }
});

test('the commands in this test cover every subcommand', () => {
  const pressed = new Set([...changes, ...reads].map((command) => command.split(' ')[0]));
  expect(subcommands.map(({ name }) => name).filter((name) => !pressed.has(name))).toEqual([]);
});

function requests(): Promise<number> {
  return desk.database.client.seenRequest.count();
}

/** Marks all deliveries as failed, because only a failed delivery can be sent again. */
async function failAll(): Promise<void> {
  await desk.app.drain();
  await desk.database.client.delivery.updateMany({ data: { state: 'failed' } });
}
