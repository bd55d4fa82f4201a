import { askServer } from '../support/database-url.ts';
import type { Command, Crowd } from './burst-load.ts';

/** An endless supply of commands. */
export interface Work {
  next: Record<'show' | 'note' | 'done' | 'open', () => Command | undefined>;
  /** Counts the events in the database. */
  countEvents(): Promise<number>;
}

const path = 'from:rackspace-email to:office-365 service:assisted';

/** Opens tickets and finds out which of their steps can be completed, and in which order. */
export async function prepareWork(
  crowd: Crowd,
  url: string,
  database: string,
  ticketsAtFirst: number,
): Promise<Work> {
  const tickets: { number: string; ticked: number }[] = [];
  let [opened, noted, shown] = [0, 0, 0];
  const countEvents = async () =>
    Number((await askServer(database, 'SELECT count(*) AS all FROM "Event"'))[0]?.all);
  const numberIn = (answer: string) => {
    const number = /MIG-(\d+)/.exec(answer)?.[1];
    if (number) return number;
    throw new Error(`an answer names no ticket: ${answer.slice(0, 500)}`);
  };
  const names = (number: string) => (answer: string) => {
    if (!answer.includes(`MIG-${number}`)) throw new Error(`an answer is not about MIG-${number}: ${answer}`);
  };
  const open = (): Command => ({
    text: `open acme${++opened}.com ${path} customer:"Acme ${opened}" account:${1_000_000 + opened}`,
    check: (answer) => void tickets.push({ number: numberIn(answer), ticked: 0 }),
  });

  // Try all steps of one ticket, to find out which steps of a new ticket can be completed.
  const probe = numberIn(await crowd.ask(url, open().text));
  const steps: string[] = [];
  const listed = (await crowd.ask(url, `show ${probe}`)).match(/\b[A-Z]-\d\d\b/g) ?? [];
  for (const step of new Set(listed)) {
    const before = await countEvents();
    await crowd.ask(url, `done ${probe} ${step}`);
    if ((await countEvents()) > before) steps.push(step);
  }
  if (steps.length === 0) throw new Error('no step of a new ticket can be ticked');
  let left = ticketsAtFirst;
  await crowd.burst(url, { atOnce: 20, ms: 600_000, next: () => (left-- > 0 ? open() : undefined) });

  const next: Work['next'] = {
    open,
    show: () => {
      const { number } = tickets[shown++ % tickets.length]!;
      return { text: `show ${number}`, check: names(number) };
    },
    note: () => {
      const { number } = tickets[noted++ % tickets.length]!;
      return { text: `note ${number} called again, no answer (${noted})`, check: names(number) };
    },
    done: () => {
      // Take the ticket off the list until its step is done, so that no two people work on the same ticket.
      const index = tickets.findIndex(({ ticked }) => ticked < steps.length);
      if (index < 0) return undefined;
      const ticket = tickets.splice(index, 1)[0]!;
      return {
        text: `done ${ticket.number} ${steps[ticket.ticked++]}`,
        check: (answer) => {
          names(ticket.number)(answer);
          tickets.push(ticket);
        },
      };
    },
  };
  return { next, countEvents };
}
