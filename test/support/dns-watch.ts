import { afterEach, beforeEach } from 'vitest';
import { createDns } from '../../src/dns/create-dns.ts';
import type { Observation, RecordType } from '../../src/dns/observation.ts';
import { createOwnDns, type OwnDns } from '../../src/playground/dns/own-dns.ts';
import type { TicketStep } from '../../src/ticket/state.ts';
import { createTestClock } from './clock.ts';
import { dana, lee, startDesk, type TestDesk } from './desk.ts';
import { forceTo } from './walk.ts';

export const domain = 'acme.com';

type Mx = { value: string; priority: number; ttl: number }[];

export const oldMx: Mx = [{ value: 'mail.acme-old.example', priority: 10, ttl: 3600 }];

export const newMx: Mx = [
  { value: 'mx1.emailsrvr.com', priority: 10, ttl: 3600 },
  { value: 'mx2.emailsrvr.com', priority: 20, ttl: 3600 },
];

/** A ticket whose domain is watched: acme.com, which moves to Rackspace Email. */
export interface DnsWatchTest {
  own: OwnDns;
  desk: TestDesk;
  /** The questions about which every nameserver says that it failed. */
  failing: RecordType[];
  /** Sets MX, at some nameservers only or at all. */
  setMx(records: Mx, only?: string[]): void;
  /** Opens the ticket, says more lines about it, and moves it to a phase after the bot has taken the snapshot. */
  begin(phase: string, ...more: string[]): Promise<void>;
  /** Moves the clock in steps of five minutes. */
  passMinutes(minutes: number): Promise<void>;
  /** What looks at DNS have added to the history, oldest first. */
  sights(): Promise<string[]>;
  blockers(): Promise<string[]>;
  step(id: string): Promise<TicketStep>;
}

/** Starts a desk and a DNS of our own for each test of a file, on Monday, November 30, at 10 AM. */
export function useDnsWatch(): DnsWatchTest {
  const test: DnsWatchTest = {
    own: undefined as never,
    desk: undefined as never,
    failing: [],
    setMx: (records, only) => test.own.change(domain, { name: '@', type: 'MX', records }, only),
    async begin(phase, ...more) {
      await test.desk.say(
        dana,
        'open acme.com from:imap to:rackspace-email service:assisted mailboxes:40 customer:"Acme Corp" account:1234567 ticket:180621-01234',
      );
      for (const line of ['assign 1 me', ...more]) await test.desk.say(dana, line);
      await forceTo(test.desk, 1, 'discovery');
      await test.desk.app.tick();
      await forceTo(test.desk, 1, phase);
    },
    async passMinutes(minutes) {
      for (let passed = 0; passed < minutes; passed += 5) {
        test.desk.clock.advance(5);
        await test.desk.app.tick();
      }
    },
    async sights() {
      const where = { ticketNumber: 1, type: 'dns' };
      const events = await test.desk.database.client.event.findMany({ where, orderBy: { seq: 'asc' } });
      return events.map(({ text }) => text);
    },
    blockers: async () => (await test.desk.state(1)).blockers.map(({ code }) => code),
    step: async (id) => (await test.desk.state(1)).steps.find((one) => one.id === id)!,
  };

  beforeEach(async () => {
    test.failing = [];
    test.own = await createOwnDns();
    test.own.setZone(domain, [{ name: '@', type: 'MX', ...oldMx[0]! }]);
    const clock = createTestClock('2026-11-30T10:00:00-06:00');
    // Servers that don't answer must not make the tests slow.
    const dns = createDns(test.own.settings, clock, { question: 300, look: 1_500 });
    const look: typeof dns.look = async (wanted) => failed(await dns.look(wanted), test.failing);
    test.desk = await startDesk({ clock, env: { MD_LEADS: lee }, dns: { look } });
  });

  afterEach(async () => {
    await test.desk.stop();
    test.own.stop();
  });

  return test;
}

/** A look in which the nameservers gave no answer about some types. */
function failed(look: Observation, types: RecordType[]): Observation {
  const answer = { is: 'failed', why: 'server-failure' } as const;
  return {
    ...look,
    nameservers: look.nameservers.map((view) => ({
      ...view,
      answers: view.answers.map((one) => (types.includes(one.type) ? { ...one, answer } : one)),
    })),
  };
}
