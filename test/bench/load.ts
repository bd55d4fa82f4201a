import type { SlackPlatform } from '../../src/playground/slack/platform.ts';
import { say } from '../support/process.ts';

/** The number of commands that `workOnTicket` sends. */
export const commandsPerTicket = 25;

/** The number of commands from `workOnTicket` that add an event to the ticket's timeline. */
export const eventsPerTicket = 13;

/** How many people write at the same time. */
const writers = 10;

/** Lets ten people work on this many tickets at the same time, one person per ticket. */
export async function workOnTickets(slack: SlackPlatform, tickets: number): Promise<void> {
  let next = 0;
  const write = async () => {
    while (next < tickets) await workOnTicket(slack, ++next);
  };
  await Promise.all(Array.from({ length: writers }, write));
}

/** Opens a ticket, completes its first steps, adds notes, and sometimes shows the ticket and the list. */
async function workOnTicket(slack: SlackPlatform, i: number): Promise<void> {
  const ask = (text: string) => say(slack, 'U0DANA', text);
  const path = 'from:rackspace-email to:office-365 service:assisted';
  const opened = await ask(`open acme${i}.com ${path} customer:"Acme ${i}" account:${1_000_000 + i}`);
  const number = /MIG-(\d+)/.exec(opened)?.[1];
  if (!number) throw new Error(`no ticket was opened: ${opened}`);
  for (const step of ['U-01', 'U-02', 'U-03', 'U-04']) {
    await ask(`done ${number} ${step}`);
    await ask(`note ${number} the customer confirms ${step}`);
    await ask(`show ${number}`);
    await ask(`note ${number} called about ${step}, no answer`);
    await ask('list');
  }
  await ask(`show ${number}`);
  await ask('list mine');
  await ask(`show ${number}`);
  await ask(`show ${number}`);
}
