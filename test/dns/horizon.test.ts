import { describe, expect, it } from 'vitest';
import { highestMxTtl, horizonOf } from '../../src/dns/horizon.ts';
import { mx, noAnswer, observe } from './observe.ts';

const at = (time: string) => new Date(`2026-12-0${time}:00.000Z`);

describe('until when resolvers may use the old MX', () => {
  const cases: [string, number, { ttl: number; lastSeen: Date }[], Date][] = [
    ['the old TTL', 3600, [], at('4T23:05')],
    ['a TTL of 0', 0, [], at('4T22:05')],
    ['a TTL of four hours', 4 * 3600, [], at('5T02:05')],
    [
      'a TTL of a month, of which resolvers keep a week',
      30 * 86_400,
      [],
      new Date('2026-12-11T22:05:00.000Z'),
    ],
    [
      'a day that was lowered only this morning',
      3600,
      [{ ttl: 86_400, lastSeen: at('4T09:00') }],
      at('5T09:00'),
    ],
    ['a day that was lowered two days ago', 3600, [{ ttl: 86_400, lastSeen: at('2T09:00') }], at('4T23:05')],
  ];

  it.each(cases)('%s', (_name, ttl, earlier, end) => {
    expect(horizonOf(at('4T22:05'), ttl, earlier)).toEqual(end);
  });

  it('reads the highest TTL at the nameservers', () => {
    const look = observe({
      a: { 'acme.com MX': mx('mail.old.com 10 3600', 'b.old.com 20 7200') },
      b: { 'acme.com MX': mx('mail.old.com 10 60') },
      c: { 'acme.com MX': noAnswer },
    });
    expect(highestMxTtl(look)).toBe(7200);
    expect(highestMxTtl(observe({ a: { 'acme.com MX': noAnswer } }))).toBeNull();
  });
});
