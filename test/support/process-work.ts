import { type Answer, createUser, type SlackPlatform } from '../../src/playground/slack/platform.ts';
import type { Bot } from './process.ts';
import { findReply, replyTo } from './process.ts';

/** A request that a person made. */
export interface Deed {
  domain: string;
  /** The start of the line that the request should add to the ticket's timeline. */
  leaves: string;
  /** The answer to the HTTP request. */
  answer?: Answer;
  /** Whether the person got a confirmation, or saw the form close. */
  confirmed(): boolean;
}

const tickets = [1, 2, 3, 4];

/** Adds the people that `work` needs: one note writer per ticket. */
export function hireWriters(slack: SlackPlatform): void {
  for (const i of tickets) slack.people.set(`U0W${i}`, createUser({ id: `U0W${i}`, name: `writer${i}` }));
}

/**
 * Simulates a busy team: two people work on each of four tickets at the same time. They open and move the ticket, and
 * add notes. Everyone waits for each answer before the next request. Ends when all work is done or the bot has exited.
 * Calls `answered` at each HTTP 200.
 */
export async function work(slack: SlackPlatform, bot: Bot, answered: () => void): Promise<Deed[]> {
  const deeds: Deed[] = [];
  const gone = bot.ended.then(() => undefined);

  /** Sends a command. Resolves to the answer, or to undefined if the bot has exited. */
  async function ask(
    user: string,
    text: string,
    domain: string,
    leaves: string,
  ): Promise<string | undefined> {
    const deed: Deed = { domain, leaves, confirmed: () => !!deed.answer && !!findReply(slack, deed.answer) };
    deeds.push(deed);
    deed.answer = await slack.command({ user, channel: 'C0MIGR', command: '/migration', text });
    if (deed.answer.status !== 200) return undefined;
    answered();
    const reply = await Promise.race([replyTo(slack, deed.answer), gone]);
    return reply && String(reply.body.text);
  }

  async function writeForm(user: string, number: string, domain: string): Promise<void> {
    const asked = await slack.command({
      user,
      channel: 'C0MIGR',
      command: '/migration',
      text: `note ${number}`,
    });
    if (asked.status !== 200) return;
    answered();
    const form = await Promise.race([slack.until(() => slack.views.top(user), 45_000), gone]);
    if (!form) return;
    let closed = false;
    deeds.push({ domain, leaves: `noted: by form on ${domain}`, confirmed: () => closed });
    const sent = await slack.submit({ user, values: { text: `by form on ${domain}` } });
    closed = sent.outcome === 'closed';
  }

  async function workOn(i: number): Promise<void> {
    const domain = `acme${i}.com`;
    const path = 'from:rackspace-email to:office-365 service:assisted';
    const opened = await ask(
      'U0DANA',
      `open ${domain} ${path} customer:Acme account:100${i}`,
      domain,
      'opened it',
    );
    const number = /MIG-(\d+)/.exec(opened ?? '')?.[1];
    if (!number) return;
    await Promise.all([move(number, domain), write(`U0W${i}`, number, domain)]);
  }

  async function move(number: string, domain: string): Promise<void> {
    const steps = [
      [`done ${number} U-01`, 'checked off Tenant created (U-01)'],
      [
        `done ${number} U-02 U-03 U-04`,
        'checked off Domain verified (U-02), Licenses added (U-03), and Licenses assigned (U-04)',
      ],
      [`advance ${number}`, 'moved it from Prerequisites to Discovery'],
    ] as const;
    for (const [text, leaves] of steps) if (!(await ask('U0DANA', text, domain, leaves))) return;
  }

  async function write(user: string, number: string, domain: string): Promise<void> {
    const first = await ask(user, `note ${number} first on ${domain}`, domain, `noted: first on ${domain}`);
    if (!first) return;
    if (!(await ask(user, `assign ${number} @lee`, domain, 'assigned it to Lee Park'))) return;
    await writeForm(user, number, domain);
    await ask(user, `note ${number} last on ${domain}`, domain, `noted: last on ${domain}`);
  }

  await Promise.all(tickets.map(workOn));
  return deeds;
}
