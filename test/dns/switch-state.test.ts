import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeenRecord } from '../../src/dns/observation.ts';
import { switchState } from '../../src/dns/switch-state.ts';
import { lame, mx, noAnswer, observe, toOffice, toRackspace, type Zone } from './observe.ts';

const old = mx('mail.old.com');
const next = mx('mx1.emailsrvr.com 10', 'mx2.emailsrvr.com 20');

const zone = (answer: Zone[string]): Zone => ({ 'acme.com MX': answer });

function look(nameservers: Zone[string][], resolvers: Zone[string][] = []) {
  const named = (prefix: string, answers: Zone[string][]) =>
    Object.fromEntries(answers.map((answer, index) => [`${prefix}${index + 1}.acme.com`, zone(answer)]));
  return observe(named('ns', nameservers), named('r', resolvers));
}

const switched = { state: 'switched' as const, switchedAt: '2026-12-04T22:00:00.000Z', behind: [] };
const notSwitched = { state: 'not-switched' as const, switchedAt: null, behind: [] };
const regressed = { ...switched, state: 'regressed' as const };

describe('where mail goes', () => {
  it('stays unfinished while a nameserver that had the old MX is silent, whatever resolvers say', () => {
    const before = { state: 'partial' as const, switchedAt: null, behind: ['ns2.acme.com'] };
    const seen = look([next, noAnswer], [next, next, next, next]);
    expect(switchState(seen, toRackspace, before, ['mail.old.com'])).toBeNull();
  });

  const cases: [string, Zone[string][], Zone[string][], string | null, string[]][] = [
    ['the old MX everywhere', [old, old], [old, old, old, old], 'not-switched', ['ns1', 'ns2']],
    ['the new MX everywhere', [next, next], [next, next, next, next], 'propagated', []],
    ['the new MX, and resolvers with the old one', [next, next], [old, old, next, old], 'switched', []],
    ['the new MX, and three of four resolvers', [next, next], [next, old, next, next], 'propagated', []],
    ['one of two nameservers', [next, old], [next, old, next, old], 'partial', ['ns2']],
    [
      'the old MX beside the new one',
      [
        [...next, ...old],
        [...next, ...old],
      ],
      [],
      'partial',
      ['ns1', 'ns2'],
    ],
    ['only the first of the new hosts', [mx('mx1.emailsrvr.com'), next], [], 'switched', []],
    ['a typing error', [mx('mx1.emailsrv.com'), next], [], 'partial', ['ns1']],
    [
      'a filtering service on all nameservers',
      [mx('a.pphosted.com'), mx('a.pphosted.com')],
      [],
      'elsewhere',
      ['ns1', 'ns2'],
    ],
    ['no MX at all', [[], []], [], 'elsewhere', ['ns1', 'ns2']],
    ['a null MX', [mx('.'), mx('.')], [], 'elsewhere', ['ns1', 'ns2']],
    ['no answer', [noAnswer, noAnswer], [next, next, next, next], null, []],
    ['the new MX on one, and no answer from the other', [next, noAnswer], [next, old, next, old], null, []],
    ['the same, while the resolvers agree', [next, noAnswer], [next, next, next, next], 'propagated', []],
    ['the old MX on one, and no answer from the other', [old, noAnswer], [], 'not-switched', ['ns1']],
    ['the new MX, and a nameserver that is not responsible', [next, lame], [], 'switched', []],
    ['too few resolvers', [next, next], [next, noAnswer, noAnswer, noAnswer], 'switched', []],
    ['half of the resolvers', [next, next], [next, next, noAnswer, noAnswer], 'propagated', []],
  ];

  it.each(cases)('%s', (_name, nameservers, resolvers, state, behind) => {
    const seen = switchState(look(nameservers, resolvers), toRackspace, null, ['mail.old.com']);
    expect(seen?.state ?? null).toBe(state);
    expect(seen?.behind ?? []).toEqual(behind.map((name) => `${name}.acme.com`));
  });

  it('counts the servers that answered', () => {
    const seen = switchState(look([next, old], [next, old, noAnswer, next]), toRackspace, null, []);
    expect(seen).toMatchObject({ nameservers: 2, resolvers: { new: 2, asked: 3 } });
  });

  it('takes every other host as the source if nobody said which it is', () => {
    const unknown = mx('whatever.example.net');
    expect(switchState(look([unknown]), toRackspace, null, [])?.state).toBe('not-switched');
    expect(switchState(look([unknown]), toOffice, null, [])?.state).toBe('elsewhere');
  });

  it('takes any host of Office 365 while the ticket does not say which, and only the right one afterward', () => {
    const other = look([mx('other-com.mail.protection.outlook.com')]);
    expect(switchState(other, { ...toOffice, mx: null }, null, [])?.state).toBe('switched');
    expect(switchState(other, toOffice, null, [])?.state).toBe('elsewhere');
  });

  it('compares hosts without regard to case and the final dot', () => {
    expect(switchState(look([mx('MX1.emailsrvr.com.')]), toRackspace, null, [])?.state).toBe('switched');
  });

  it('says nothing about a move that leaves MX alone', () => {
    expect(switchState(look([next]), { ...toRackspace, mx: null, mxSuffixes: [] }, null, [])).toBeNull();
  });
});

describe('after the switch', () => {
  const cases: [string, Zone[string][], typeof switched | typeof regressed, string | null][] = [
    ['the old MX is back', [old, old], switched, 'regressed'],
    ['the old MX is back on one nameserver', [next, old], switched, 'regressed'],
    ['the old MX is back beside the new one', [[...next, ...old]], switched, 'regressed'],
    ['it is still back', [old, next], regressed, 'regressed'],
    ['it is fixed', [next, next], regressed, 'switched'],
    ['it is fixed on one nameserver, and the other is silent', [next, noAnswer], regressed, null],
    ['a nameserver is silent', [next, noAnswer], switched, 'switched'],
    ['a filtering service takes over', [mx('a.pphosted.com')], switched, 'elsewhere'],
  ];

  it.each(cases)('%s', (_name, nameservers, before, state) => {
    const seen = switchState(look(nameservers), toRackspace, before, ['mail.old.com']);
    expect(seen?.state ?? null).toBe(state);
  });
});

describe('whatever servers say', () => {
  const hosts = fc.constantFrom(
    'mail.old.com',
    'mx1.emailsrvr.com',
    'mx2.emailsrvr.com',
    'a.pphosted.com',
    '.',
  );
  const records = fc.uniqueArray(hosts, { maxLength: 3 }).map((names): SeenRecord[] => mx(...names));
  const answers = fc.array(fc.oneof(records, fc.constant(noAnswer), fc.constant(lame)), { maxLength: 4 });

  it('is switched only if nobody who answered has another MX, and never regressed before a switch', () => {
    fc.assert(
      fc.property(answers, answers, (nameservers, resolvers) => {
        const seen = switchState(look(nameservers, resolvers), toRackspace, notSwitched, ['mail.old.com']);
        const has = nameservers.filter((one) => Array.isArray(one));
        const isNew = (one: SeenRecord[]) =>
          one.length > 0 && one.every(({ value }) => value.includes('emailsrvr'));
        expect(seen?.state).not.toBe('regressed');
        if (seen?.state === 'switched' || seen?.state === 'propagated') expect(has.every(isNew)).toBe(true);
        if (has.length === 0) expect(seen).toBeNull();
        if (has.some((one) => !isNew(one))) expect(seen).not.toBeNull();
      }),
    );
  });

  it('doesn’t depend on the order of servers and records', () => {
    fc.assert(
      fc.property(answers, answers, (nameservers, resolvers) => {
        const turned = (list: Zone[string][]) =>
          list.toReversed().map((one) => (Array.isArray(one) ? one.toReversed() : one));
        const state = (from: Zone[string][], by: Zone[string][]) =>
          switchState(look(from, by), toRackspace, switched, ['mail.old.com'])?.state;
        expect(state(turned(nameservers), turned(resolvers))).toBe(state(nameservers, resolvers));
      }),
    );
  });
});
