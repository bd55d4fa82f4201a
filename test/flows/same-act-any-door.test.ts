import { beforeEach, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { migrations as teamsChannel, dana as teamsDana } from '../support/connector/connector.ts';
import { dana, lee, migrations, openLine } from '../support/desk.ts';
import { useTeamsDesk } from '../support/teams-desk.ts';

const desk = useTeamsDesk();

/** An act, as people give it through each door. */
interface Act {
  /** The command, and what follows the ticket. */
  command: string;
  words: string;
  /** The command with two typing errors. The bot asks what was meant, with a button that has the command. */
  misspelled: string;
  /** The same as `words` in the act's form. */
  values: Record<string, unknown>;
  /** The message shortcut that opens this form, and the input that has the message's words. */
  shortcut?: { callbackId: string; words: string; values: Record<string, unknown> };
}

const said = 'pass 2: 12 of 40 are "done" & <checked>, *not* 5 > 4';

const acts: Act[] = [
  {
    command: 'note',
    words: said,
    misspelled: 'nnoote',
    values: { text: said },
    shortcut: { callbackId: 'add-to-ticket', words: said, values: {} },
  },
  {
    command: 'contact',
    words: `phone ${said}`,
    misspelled: 'cconttact',
    values: { way: 'phone', text: said },
    shortcut: { callbackId: 'record-contact', words: said, values: { way: 'phone' } },
  },
  { command: 'done', words: 'tenant created', misspelled: 'dooone', values: { steps: 'tenant created' } },
  { command: 'assign', words: 'me', misspelled: 'asssiggn', values: { owner: dana } },
];

/** What Dana got from the bot in Slack: private messages in channels, and direct messages. */
function answers(): SlackMessage[] {
  return [...desk.slack.channels.values()].flatMap((channel) =>
    desk.slack
      .messages(channel.id)
      .filter(({ ephemeralTo, bot_id }) =>
        channel.isIm ? channel.user === dana && bot_id : ephemeralTo === dana,
      ),
  );
}

/** Does something, and waits for the answer. */
async function answered(act: () => Promise<unknown>): Promise<void> {
  const before = answers().length;
  await act();
  await desk.slack.until(() => answers().length > before);
}

const direct = () => [...desk.slack.channels.values()].find(({ isIm, user }) => isIm && user === dana)!.id;

/** Fills in the form that a person has opened. */
const submit = (values: Record<string, unknown>) =>
  answered(async () => {
    expect(await desk.slack.submit({ user: dana, values })).toMatchObject({ outcome: 'closed' });
  });

/** The first message of a ticket's thread. */
function headline(number: number): string {
  const found = desk.slack
    .messages(migrations)
    .find(
      ({ bot_id, ephemeralTo, text }) => bot_id && !ephemeralTo && text.includes(`thread-${number}.example`),
    );
  return found!.ts;
}

/** The doors. Each gives an act about a ticket, and waits for the answer. */
const doors: Record<string, (act: Act, number: number) => Promise<unknown>> = {
  'a slash command': ({ command, words }, number) => desk.say(dana, `${command} ${number} ${words}`),
  'a mention in a channel': ({ command, words }, number) =>
    answered(() => write({ channel: migrations, text: `@migration_desk ${command} MIG-${number} ${words}` })),
  'a mention in the thread of the ticket': ({ command, words }, number) =>
    answered(() =>
      write({
        channel: migrations,
        text: `@migration_desk ${command} ${words}`,
        thread_ts: headline(number),
      }),
    ),
  'a direct message': ({ command, words }, number) =>
    answered(() => write({ channel: direct(), text: `${command} MIG-${number} ${words}` })),
  'a button': async ({ command, misspelled, words }, number) => {
    const asked = await desk.say(dana, `${misspelled} MIG-${number} ${words}`);
    await desk.press({ user: dana, reply: asked.reply, label: `Yes, ${command}` });
  },
  'a form': async ({ command, values }, number) => {
    await desk.sayForForm(dana, `${command} ${number}`);
    await submit(values);
  },
  "the form of a message's shortcut": async ({ shortcut }, number) => {
    const { callbackId, words, values } = shortcut!;
    const message = await desk.slack.say({ user: lee, channel: migrations, text: words });
    const before = desk.slack.views.top(dana)?.id;
    await desk.slack.messageShortcut({
      user: dana,
      callbackId,
      channel: migrations,
      messageTs: message.ts,
    });
    await desk.slack.until(() => (desk.slack.views.top(dana)?.id ?? before) !== before);
    await submit({ which: String(number), ...values });
  },
  'a message in Teams': ({ command, words }, number) =>
    desk.write(teamsDana, `${command} MIG-${number} ${inTeams(words)}`),
  'a form in Teams': ({ command, values }, number) =>
    desk.fillIn(teamsDana, `${command} ${number}`, values as Record<string, string>),
};

/** Words as Teams sends them. */
const inTeams = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Without the link to the message that a shortcut's form adds to its words. */
function withoutLink<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replace(/ \(https:[^)]*\)/g, ''));
}

function write(more: { channel: string; text: string; thread_ts?: string }) {
  return desk.slack.say({ user: dana, ...more });
}

interface Told {
  door: string;
  event: { actorId: string | null };
  line: string | undefined;
}

beforeEach(async () => {
  await desk.write(teamsDana, 'help', { conversation: teamsChannel });
  await desk.say(lee, 'link @dana');
  await desk.say(lee, 'subscribe');
  await desk.slack.openHome(dana);
  for (let number = 1; number <= Object.keys(doors).length; number++)
    await desk.say(
      lee,
      openLine.replace('acme.com', `thread-${number}.example`).replace('Acme Corp', 'Acme'),
    );
  await desk.app.drain();
});

test.each(acts)(
  '$command makes the same event and the same line on the timeline through each door',
  async (act) => {
    const told: Told[] = [];
    const used = Object.entries(doors).filter(([name]) => act.shortcut || !name.includes('shortcut'));
    for (const [i, [door, give]] of used.entries()) {
      const number = i + 1;
      await give(act, number);
      const { type, actorId, text, progress, data } = await desk.database.client.event.findFirstOrThrow({
        where: { ticketNumber: number },
        orderBy: { seq: 'desc' },
      });
      const [line] = (await desk.say(lee, `history ${number}`)).text
        .split('\n')
        .filter((one) => one.includes('Dana'));
      told.push({
        door,
        event: withoutLink({ type, actorId, text, progress, data }),
        line: withoutLink(line),
      });
    }
    const [{ event, line }] = told as [Told];
    expect(event.actorId).toBe(`slack:${dana}`);
    expect(line).toContain('Dana Reyes');
    expect(told).toEqual(told.map(({ door }) => ({ door, event, line })));
  },
);
