import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { type Card, card, text } from '../../src/card.ts';
import { type FailureKind, type Transport, TransportError } from '../../src/delivery/transport.ts';
import { hostileTexts } from '../teams/scene.ts';

/** A message from the bot, as people see it. */
export interface Shown {
  id: string;
  text: string;
  thread?: string;
  /** The people whom the message notifies. */
  calls: string[];
}

/** A transport, and the simulated platform that it is connected to. */
export interface Harness {
  transport: Transport;
  /** A place where the bot may post. */
  place: string;
  /** Returns the bot's messages in that place, oldest first. */
  shown(): Shown[];
  /** Returns how many requests to post or update have reached the platform. */
  asked(): number;
  /** For each failure, a function that makes all later requests fail in that way. */
  arrange: Record<Failure, () => void | Promise<void>>;
  /** Leaves all later requests without an answer. */
  hang(): void;
  stop(): Promise<void>;
}

/** What can go wrong on every platform. For each failure, a transport must report a refusal of this kind. */
const failures = {
  'limits the rate and says for how long': 'rate-limited',
  'limits the rate without saying for how long': 'rate-limited',
  'has removed the bot from the place': 'permanent',
  'does not let the bot post there': 'permanent',
  'does not know the place': 'permanent',
  "rejects the bot's token": 'temporary',
  'has an internal error': 'unclear',
  'is overloaded': 'unclear',
  'closes the connection without an answer': 'unclear',
  'answers with a code that nobody knows': 'unclear',
  'answers with a web page and the status 200': 'unclear',
  'answers with an unreadable 403': 'unclear',
  'redirects the request': 'unclear',
  'cannot be reached': 'temporary',
} as const satisfies Record<string, FailureKind>;

export type Failure = keyof typeof failures;

/** A platform to test, and how it differs from other platforms. */
export interface Subject {
  /** @param within how long a request may take, in ms */
  create(within?: number): Promise<Harness>;
  /** The reason that the transport must report for each failure. */
  reasons: Record<Failure, string>;
  /**
   * The wait, in seconds, that the transport must report for a rate limit without a time. Undefined means that the
   * transport must not report a wait.
   */
  retryAfterUnsaid: number | undefined;
  /** The id of a message that does not exist. */
  noMessage: string;
}

const customer = 'Zanzibar Holdings';

/** Tests that every transport must pass. */
export function describeTransport(name: string, subject: Subject): void {
  describe(`the transport to ${name}`, () => {
    let harness: Harness;

    afterEach(() => harness.stop());

    test('posts a card, replies in its thread, and updates the card', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const { id } = await transport.post(place, says('discovery'));
      const { id: reply } = await transport.post(place, says('assigned'), { inThreadOf: id });
      await transport.update(place, id, says('pilot'));
      expect(harness.shown()).toMatchObject([
        { id, text: 'pilot' },
        { id: reply, text: 'assigned', thread: id },
      ]);
      expect(harness.asked()).toBe(3);
    });

    test('shows typed text unchanged, without notifying anyone', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const { id } = await transport.post(place, says('before'));
      const typed = [...hostileTexts, '<!channel> <@U0SAM> *bold* :tada: https://evil.example'];
      for (const words of typed) await transport.post(place, says(words));
      for (const words of typed) await transport.update(place, id, says(words));
      const [updated, ...posted] = harness.shown();
      expect(posted.map((message) => message.text)).toEqual(typed);
      expect(updated!.text).toBe(typed.at(-1));
      expect(harness.shown().flatMap(({ calls }) => calls)).toEqual([]);
    });

    test('cuts off a card that is too large, with a note at the end', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const lines = Array.from({ length: 120 }, (_, i) =>
        text(`line ${i} of many: ${'ümlaut & <b> '.repeat(60)}`),
      );
      const { id } = await transport.post(place, card(...lines));
      await transport.update(place, id, card(...lines));
      const [shown] = harness.shown();
      expect(shown!.text).toContain('line 0 of many');
      expect(shown!.text).not.toContain('line 119 of many');
      expect(shown!.text).toContain("The rest doesn't fit");
    });

    test.each(Object.keys(failures) as Failure[])(
      'makes one attempt and reports the reason when the platform %s',
      async (failure) => {
        harness = await subject.create();
        const { transport, place } = harness;
        const { id } = await transport.post(place, says('before'));
        const before = harness.asked();
        await harness.arrange[failure]();
        const posting = await refusalOf(transport.post(place, says(customer)));
        expect(posting).toMatchObject({ kind: failures[failure], reason: subject.reasons[failure] });
        expect(posting.retryAfter).toBe(retryAfterOf(failure));
        expect(harness.asked() - before).toBeLessThanOrEqual(1);
        expect(inspect(posting, { depth: 10, showHidden: true })).not.toContain(customer);
        const updating = await refusalOf(transport.update(place, id, says(customer)));
        expect(updating.kind).toBe(failures[failure]);
        expect(harness.asked() - before).toBeLessThanOrEqual(2);
      },
    );

    test('reports that a message is gone when someone deleted it before an update or a reply', async () => {
      harness = await subject.create();
      const { transport, place } = harness;
      const update = await refusalOf(transport.update(place, subject.noMessage, says(customer)));
      const reply = await refusalOf(transport.post(place, says(customer), { inThreadOf: subject.noMessage }));
      expect([update.kind, reply.kind]).toEqual(['gone', 'gone']);
      expect(harness.shown()).toEqual([]);
    });

    test('gives up on a platform that does not answer in time', async () => {
      harness = await subject.create(1_000);
      const { transport, place } = harness;
      harness.hang();
      const refused = await Promise.all([
        refusalOf(transport.post(place, says(customer))),
        refusalOf(transport.update(place, '1', says(customer))),
      ]);
      expect(refused.map(({ kind }) => kind)).toEqual(['unclear', 'unclear']);
      expect(harness.asked()).toBe(2);
    });

    function retryAfterOf(failure: Failure): number | undefined {
      if (failure === 'limits the rate and says for how long') return 30;
      return failures[failure] === 'rate-limited' ? subject.retryAfterUnsaid : undefined;
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
