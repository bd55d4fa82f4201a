import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { type Card, card, text } from '../../src/card.ts';
import { type Refusal, type Transport, TransportError } from '../../src/delivery/transport.ts';
import { hostileTexts } from '../teams/scene.ts';

/** A message of the bot's, as people see it. */
export interface Shown {
  id: string;
  text: string;
  thread?: string;
  /** Whom it calls: people, or everybody. */
  calls: string[];
}

/** A transport, and the loopback platform that it speaks to. */
export interface Harness {
  transport: Transport;
  /** Where the bot may post. */
  place: string;
  /** What the bot has written there, oldest first. */
  shown(): Shown[];
  /** How many requests to post or change something have reached the platform. */
  asked(): number;
  /** Makes the requests from now on go wrong so. */
  arrange: Record<Mishap, () => void | Promise<void>>;
  /** From now on nothing is answered. */
  hang(): void;
  stop(): Promise<void>;
}

/** What can go wrong with any platform, and what a transport must make of it. */
const mishaps = {
  'is asked too much, and says for how long': 'rate-limited',
  'is asked too much, and does not say for how long': 'rate-limited',
  'has removed the bot from the place': 'permanent',
  'does not let the bot write there': 'permanent',
  'does not know the place': 'permanent',
  'does not know the bot’s token': 'temporary',
  'has a fault of its own': 'temporary',
  'is overloaded': 'temporary',
  'cuts the connection instead of answering': 'temporary',
  'cannot be reached': 'temporary',
} as const satisfies Record<string, Refusal>;

export type Mishap = keyof typeof mishaps;

/** A platform, and in what it differs from others. */
export interface Subject {
  /** @param within how long a request may take, in ms */
  create(within?: number): Promise<Harness>;
  /** What the reason says. */
  reasons: Record<Mishap, string>;
  /** In seconds; the first mishap is for 30. */
  retryAfterUnsaid: number | undefined;
  /** An id of a message that is not there. */
  noMessage: string;
}

const customer = 'Zanzibar Holdings';

/** What every platform's transport keeps to. */
export function describeTransport(name: string, subject: Subject): void {
  describe(`the transport to ${name}`, () => {
    let harness: Harness;

    afterEach(() => harness.stop());

    test('posts a card, replies in its thread and keeps it current', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const id = await transport.post(place, says('discovery'));
      const reply = await transport.post(place, says('assigned'), { inThreadOf: id });
      await transport.update(place, id, says('pilot'));
      expect(harness.shown()).toMatchObject([
        { id, text: 'pilot' },
        { id: reply, text: 'assigned', thread: id },
      ]);
      expect(harness.asked()).toBe(3);
    });

    test('shows what people typed as they typed it, and calls nobody', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const id = await transport.post(place, says('before'));
      const typed = [...hostileTexts, '<!channel> <@U0SAM> *bold* :tada: https://evil.example'];
      for (const words of typed) await transport.post(place, says(words));
      for (const words of typed) await transport.update(place, id, says(words));
      const [updated, ...posted] = harness.shown();
      expect(posted.map((message) => message.text)).toEqual(typed);
      expect(updated!.text).toBe(typed.at(-1));
      expect(harness.shown().flatMap(({ calls }) => calls)).toEqual([]);
    });

    test('leaves out the end of a card that is too large, and says so', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const lines = Array.from({ length: 120 }, (_, i) =>
        text(`line ${i} of many: ${'ümlaut & <b> '.repeat(60)}`),
      );
      const id = await transport.post(place, card(...lines));
      await transport.update(place, id, card(...lines));
      const [shown] = harness.shown();
      expect(shown!.text).toContain('line 0 of many');
      expect(shown!.text).not.toContain('line 119 of many');
      expect(shown!.text).toContain("The rest doesn't fit");
    });

    test.each(Object.keys(mishaps) as Mishap[])(
      'a platform that %s: one attempt, and why',
      async (mishap) => {
        harness = await subject.create();
        const { transport, place } = harness;
        const id = await transport.post(place, says('before'));
        const before = harness.asked();
        await harness.arrange[mishap]();
        const posting = await refusalOf(transport.post(place, says(customer)));
        expect(posting).toMatchObject({ kind: mishaps[mishap], reason: subject.reasons[mishap] });
        expect(posting.retryAfter).toBe(retryAfterOf(mishap));
        expect(harness.asked() - before).toBeLessThanOrEqual(1);
        expect(inspect(posting, { depth: 10, showHidden: true })).not.toContain(customer);
        const updating = await refusalOf(transport.update(place, id, says(customer)));
        expect(updating.kind).toBe(mishaps[mishap]);
        expect(harness.asked() - before).toBeLessThanOrEqual(2);
      },
    );

    test('a message that is no longer there is gone, for an update and for a reply', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const update = await refusalOf(transport.update(place, subject.noMessage, says(customer)));
      const reply = await refusalOf(transport.post(place, says(customer), { inThreadOf: subject.noMessage }));
      expect([update.kind, reply.kind]).toEqual(['gone', 'gone']);
      expect(harness.shown()).toEqual([]);
    });

    test('a platform that hangs is given up within the limit', async () => {
      harness = await subject.create(50);
      const { transport, place } = harness;
      harness.hang();
      for (const call of [
        transport.post(place, says(customer)),
        transport.update(place, '1', says(customer)),
      ])
        expect((await refusalOf(call)).kind).toBe('temporary');
      expect(harness.asked()).toBe(2);
    });

    function retryAfterOf(mishap: Mishap): number | undefined {
      if (mishap === 'is asked too much, and says for how long') return 30;
      return mishaps[mishap] === 'rate-limited' ? subject.retryAfterUnsaid : undefined;
    }
  });
}

function says(words: string): Card {
  return card(text(words));
}

async function refusalOf(call: Promise<unknown>): Promise<TransportError> {
  const error = await call.then(
    () => new Error('nothing was refused'),
    (refused: unknown) => refused,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}
