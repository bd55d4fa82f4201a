import { createSocket } from 'node:dgram';
import { decode, encode, type Packet } from 'dns-packet';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReply } from '../../src/dns/asking/message.ts';
import { toAnswer } from '../../src/dns/asking/to-answer.ts';
import { answer, answerIn } from '../../src/dns/observation.ts';
import { type Asked, framed } from '../../src/playground/dns/own-dns.ts';
import { useDns } from '../support/dns.ts';

const authoritative = 1 << 10;
const truncated = 1 << 9;

const wrongMx = {
  ...{ type: 'MX' as const, name: 'acme.com', class: 'IN' as const, ttl: 60 },
  data: { preference: 1, exchange: 'mx.wrong.net' },
};
const rightMx = { ...wrongMx, data: { preference: 1, exchange: 'mx.right.net' } };
const right = { is: 'records', records: [{ value: 'mx.right.net', priority: 1, ttl: 60 }] };

/** An answer to a question, with `more` instead of what it should have. */
function message({ id }: Asked, more: Packet): Buffer {
  return encode({
    ...{ type: 'response', id, flags: authoritative, answers: [rightMx] },
    questions: [{ name: 'acme.com', type: 'MX', class: 'IN' }],
    ...more,
  });
}

describe('a look at a domain whose nameservers send odd messages', () => {
  const test = useDns({ question: 300 });

  /** What the first nameserver says about MX if it sends these messages. */
  async function look(send: (asked: Asked, question: Buffer) => Buffer[]) {
    test.own.answerInstead((asked, question) => (asked.recursion ? undefined : send(asked, question)));
    const seen = await test.dns.look({ domain: 'acme.com', records: 'mx', selectors: [], unwanted: [] });
    return answerIn(seen.nameservers[0]!, 'acme.com', 'MX');
  }

  const broken = { is: 'failed', why: 'broken' };

  it('takes the right answer after a message with a wrong id', async () => {
    const send = (asked: Asked) => [
      message({ ...asked, id: asked.id ^ 1 }, { answers: [wrongMx] }),
      message(asked, {}),
    ];
    expect(await look(send)).toEqual(right);
  });

  it('takes the right answer after an answer to another question', async () => {
    const others: Packet['questions'] = [
      { name: 'wrong.com', type: 'MX', class: 'IN' },
      { name: 'acme.com', type: 'A', class: 'IN' },
      { name: 'acme.com', type: 'MX', class: 'CH' },
    ];
    const send = (asked: Asked) => [
      ...others.map((one) => message(asked, { questions: [one], answers: [wrongMx] })),
      message(asked, { questions: [], answers: [wrongMx] }),
      message(asked, {}),
    ];
    expect(await look(send)).toEqual(right);
  });

  it('takes the right answer after a copy of the question', async () => {
    expect(await look((asked, question) => [question, message(asked, {})])).toEqual(right);
  });

  it('takes the answers as failed if no message has the right id', async () => {
    expect(await look((asked) => [message({ ...asked, id: asked.id ^ 1 }, {})])).toEqual(broken);
  });

  it('ignores records of other names, types, and classes', async () => {
    const answers = [
      { ...wrongMx, name: 'wrong.com' },
      { ...wrongMx, class: 'CH' as const },
      { type: 'A' as const, name: 'acme.com', class: 'IN' as const, ttl: 60, data: '192.0.2.1' },
    ];
    expect(await look((asked) => [message(asked, { answers })])).toEqual({ is: 'none' });
  });

  it('accepts the name in other letters', async () => {
    const questions = [{ name: 'ACME.com', type: 'MX' as const, class: 'IN' as const }];
    const answers = [{ ...rightMx, name: 'AcMe.com' }];
    expect(await look((asked) => [message(asked, { questions, answers })])).toEqual(right);
  });

  it('takes an answer without the mark of authority as failed', async () => {
    expect(await look((asked) => [message(asked, { flags: 0 })])).toEqual({
      is: 'failed',
      why: 'not-responsible',
    });
  });

  it('ignores a message from another address', async () => {
    const forger = createSocket('udp4');
    const sent = Promise.withResolvers<void>();
    const answer = await look((asked) => {
      const { port, address } = asked.client;
      forger.send(message(asked, { answers: [wrongMx] }), port, address, () => sent.resolve());
      return [];
    });
    await sent.promise;
    forger.close();
    expect(answer).toEqual({ is: 'failed', why: 'no-answer' });
  });

  it('takes a name that points at itself as failed', async () => {
    const send = (asked: Asked) => {
      const bytes = message(asked, { answers: [] });
      bytes.writeUInt16BE(1, 6);
      const loop = Buffer.alloc(14);
      loop.writeUInt16BE(0xc000 | bytes.length, 0);
      return [Buffer.concat([bytes, loop])];
    };
    expect(await look(send)).toEqual(broken);
  });

  it.each([
    ['bytes that are no message', [Buffer.from('HTTP/1.1 400 Bad Request')]],
    ['an empty message', [Buffer.alloc(0)]],
  ])('takes %s as failed', async (_, bytes) => expect(await look(() => bytes)).toEqual(broken));

  it('asks again without EDNS if the server does not understand EDNS', async () => {
    const send = (asked: Asked, question: Buffer) =>
      decode(question).additionals?.length
        ? [message(asked, { flags: 1, answers: [], questions: [] })]
        : [message(asked, {})];
    expect(await look(send)).toEqual(right);
  });

  it('takes an answer that the question is wrong as failed', async () => {
    expect(await look((asked) => [message(asked, { flags: 1, answers: [] })])).toEqual(broken);
  });

  describe('over TCP', () => {
    const cutOff = (asked: Asked) => message(asked, { flags: authoritative | truncated, answers: [] });

    const overTcp = (send: (asked: Asked) => Buffer) =>
      look((asked) => [asked.transport === 'udp' ? cutOff(asked) : send(asked)]);

    it('takes a whole message', async () => {
      expect(await overTcp((asked) => framed(message(asked, {})))).toEqual(right);
    });

    it('takes half a message as failed', async () => {
      expect(await overTcp((asked) => framed(message(asked, {})).subarray(0, 30))).toEqual(broken);
    });

    it('takes a message with a wrong id as failed', async () => {
      expect(await overTcp((asked) => framed(message({ ...asked, id: asked.id ^ 1 }, {})))).toEqual(broken);
    });

    it('takes an answer that was cut off again as failed', async () => {
      expect(await overTcp((asked) => framed(cutOff(asked)))).toEqual(broken);
    });

    it('takes a closed connection as failed', async () => {
      expect(await overTcp(() => Buffer.alloc(0))).toEqual({ is: 'failed', why: 'no-answer' });
    });
  });
});

describe('reading a message', () => {
  const question = { name: 'acme.com', type: 'MX' as const };

  it('gives an answer for any bytes, or none', () => {
    const whole = message({ id: 7 } as Asked, { answers: Array(20).fill(rightMx) });
    const damaged = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 })
      .map((changes) =>
        changes.reduce((bytes, [at, byte]) => bytes.fill(byte, at, at + 1), Buffer.from(whole)),
      );
    const anything = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.oneof(damaged, anything), (bytes) => {
        const reply = readReply(bytes, question, 7);
        if (reply) answer.parse(toAnswer({ reply }, question, true));
      }),
      { numRuns: 2_000 },
    );
  });
});
