import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsSeen } from '../../src/dns/facts-seen.ts';
import type { SeenRecord } from '../../src/dns/observation.ts';
import { type Stage, type ToDo, toDoList } from '../../src/dns/to-do/to-do.ts';
import { wayBack } from '../../src/dns/to-do/way-back.ts';
import { judge } from '../../src/dns/verdicts/judge.ts';
import { mx, noAnswer, observe, texts, toOffice, toRackspace, type Zone } from './observe.ts';

const old: Zone = {
  'acme.com MX': mx('mx1.emailsrvr.com 10 3600', 'mx2.emailsrvr.com 20 3600'),
  'acme.com TXT': texts('v=spf1 include:emailsrvr.com include:sendgrid.net -all'),
  'autodiscover.acme.com CNAME': texts('autodiscover.emailsrvr.com'),
  '_dmarc.acme.com TXT': texts('v=DMARC1; p=none'),
  'msoid.acme.com CNAME': [],
};
const merged = 'v=spf1 include:spf.protection.outlook.com include:emailsrvr.com include:sendgrid.net ~all';
const moved: Zone = {
  ...old,
  'acme.com MX': mx('acme-com.mail.protection.outlook.com 0'),
  'acme.com TXT': texts(merged),
  'autodiscover.acme.com CNAME': texts('autodiscover.outlook.com'),
};

function words(toDo: ToDo[]): string[] {
  return toDo.map(({ deed, record: { type, host, value }, from, fromTtl }) =>
    [deed, type, host, ...from.map((one) => `${one} →`), value, fromTtl]
      .filter((one) => one !== undefined)
      .join(' '),
  );
}

const ahead: Stage = { is: 'ahead', raisedTtl: null };
const at = (is: Stage['is'], raisedTtl: number | null = null): Stage => ({ is, raisedTtl });

const list = (zones: Record<string, Zone>, wanted = toOffice, stage = ahead) =>
  words(toDoList(observe(zones), wanted, stage).toDo);

/** What is to do at one time. */
const during = (when: ToDo['when'], zones: Record<string, Zone>, stage: Stage, wanted = toOffice) =>
  words(
    toDoList(observe(zones), wanted, stage).toDo.filter((one) => one.when === when && one.deed !== 'leave'),
  );

describe('what the admin has to do', () => {
  it('goes from what stands there now, and says when: before the switch, at it, and after it', () => {
    const high = { ...old, 'acme.com MX': mx('mx1.emailsrvr.com 10 86400', 'mx2.emailsrvr.com 20 86400') };
    const stage = at('ahead', 86_400);
    expect(during('now', { ns1: high }, stage)).toEqual([
      'ttl MX @ mx1.emailsrvr.com 86400',
      'ttl MX @ mx2.emailsrvr.com 86400',
      `change TXT @ v=spf1 include:emailsrvr.com include:sendgrid.net -all → ${merged}`,
    ]);
    expect(during('switch', { ns1: high }, stage)).toEqual([
      'add MX @ acme-com.mail.protection.outlook.com',
      'remove MX @ mx1.emailsrvr.com',
      'remove MX @ mx2.emailsrvr.com',
      'change CNAME autodiscover autodiscover.emailsrvr.com → autodiscover.outlook.com',
    ]);
    expect(during('watch', { ns1: high }, stage)).toEqual([
      `change TXT @ ${merged} → v=spf1 include:spf.protection.outlook.com include:sendgrid.net ~all`,
      'ttl MX @ acme-com.mail.protection.outlook.com 3600',
    ]);
  });

  it('is all due at the switch, and then no TTL of a record is lowered that the same list removes', () => {
    const high = { ...old, 'acme.com MX': mx('mx1.emailsrvr.com 10 86400') };
    for (const is of ['due', 'undone'] as const)
      expect(during('now', { ns1: high }, at(is))).toEqual([
        'add MX @ acme-com.mail.protection.outlook.com',
        'remove MX @ mx1.emailsrvr.com',
        `change TXT @ v=spf1 include:emailsrvr.com include:sendgrid.net -all → ${merged}`,
        'change CNAME autodiscover autodiscover.emailsrvr.com → autodiscover.outlook.com',
      ]);
  });

  it('leaves MX to people if the switch was made too early', () => {
    const early = { ...old, 'acme.com MX': mx('acme-com.mail.protection.outlook.com 0') };
    expect(list({ ns1: early }, toOffice, at('early')).filter((line) => line.includes(' MX '))).toEqual([]);
    expect(during('switch', { ns1: early }, at('early'))).toEqual([
      'change CNAME autodiscover autodiscover.emailsrvr.com → autodiscover.outlook.com',
    ]);
  });

  it('names the nameservers that have not taken over what others have', () => {
    const { toDo } = toDoList(observe({ ns1: moved, ns2: old }), toOffice, at('due'));
    expect(
      toDo
        .filter(({ deed }) => deed === 'spread')
        .map(({ record, servers, from }) => [record.type, record.value, servers, from]),
    ).toEqual([
      ['MX', 'acme-com.mail.protection.outlook.com', ['ns2'], ['mx1.emailsrvr.com', 'mx2.emailsrvr.com']],
      ['TXT', merged, ['ns2'], ['v=spf1 include:emailsrvr.com include:sendgrid.net -all']],
      ['CNAME', 'autodiscover.outlook.com', ['ns2'], ['autodiscover.emailsrvr.com']],
    ]);
    expect(toDo.some(({ deed }) => deed === 'add' || deed === 'remove')).toBe(false);
  });

  it('is only to leave the records after the switch, until five business days later', () => {
    expect(during('now', { ns1: moved, ns2: moved }, at('due'))).toEqual([]);
    const final = 'v=spf1 include:spf.protection.outlook.com include:sendgrid.net ~all';
    expect(during('watch', { ns1: moved }, at('due', 14_400))).toEqual([
      `change TXT @ ${merged} → ${final}`,
      'ttl MX @ acme-com.mail.protection.outlook.com 3600',
    ]);
    expect(during('now', { ns1: moved }, at('watched', 3600))).toEqual([`change TXT @ ${merged} → ${final}`]);
  });

  it('adds what is missing, and removes what breaks sign-in', () => {
    const bare = {
      ...moved,
      'acme.com TXT': [],
      'autodiscover.acme.com CNAME': [],
      '_dmarc.acme.com TXT': [],
      'msoid.acme.com CNAME': texts('clientconfig.microsoftonline-p.net'),
    };
    expect(list({ ns1: bare })).toEqual([
      'add TXT @ v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all',
      'remove CNAME msoid clientconfig.microsoftonline-p.net',
      'leave MX @ acme-com.mail.protection.outlook.com',
      'add CNAME autodiscover autodiscover.outlook.com',
      'change TXT @ v=spf1 include:spf.protection.outlook.com include:emailsrvr.com ~all → v=spf1 include:spf.protection.outlook.com -all',
      'add TXT _dmarc v=DMARC1; p=none',
    ]);
  });

  it('replaces an address of the autodiscover host', () => {
    const website = {
      ...old,
      'autodiscover.acme.com CNAME': [],
      'autodiscover.acme.com A': texts('192.0.2.9'),
    };
    expect(list({ ns1: website })).toContain(
      'change CNAME autodiscover 192.0.2.9 → autodiscover.outlook.com',
    );
  });

  it('sets everything if nothing was seen', () => {
    const { toDo, lacksMx } = toDoList(null, { ...toRackspace, oldMx: ['mail.old.com'] }, ahead);
    expect(lacksMx).toBe(false);
    expect(words(toDo)).toEqual([
      'set TXT @ v=spf1 include:emailsrvr.com ~all',
      'set MX @ mx1.emailsrvr.com',
      'set MX @ mx2.emailsrvr.com',
      'remove MX @ mail.old.com',
      'set CNAME autodiscover autodiscover.emailsrvr.com',
    ]);
    expect(list({ ns1: { 'acme.com MX': noAnswer, 'acme.com TXT': noAnswer } })).not.toContain('add');
  });

  it('asks for the MX of Office 365 where nobody knows it, and changes neither MX nor autodiscover', () => {
    const { toDo, lacksMx } = toDoList(observe({ ns1: old }), { ...toOffice, mx: null }, ahead);
    expect(lacksMx).toBe(true);
    expect(toDo[0]).toMatchObject({ when: 'now', deed: 'ask', purpose: 'mx' });
    expect(toDo.filter(({ when }) => when === 'switch').map(({ deed }) => deed)).toEqual(['wait']);
  });

  it('is only autodiscover if the move leaves MX alone', () => {
    expect(list({ ns1: old }, { ...toRackspace, mx: null, mxSuffixes: [] })).toEqual([
      'leave CNAME autodiscover autodiscover.emailsrvr.com',
    ]);
  });
});

describe('after the admin has done everything', () => {
  const some = <T>(...all: T[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 3 });
  const spf = [
    'v=spf1 include:emailsrvr.com ~all',
    'v=spf1 mx -all',
    'v=spf1 redirect=_spf.x.com',
    'other=1',
  ];
  const hosts = [
    'mx1.emailsrvr.com',
    'mail.old.com',
    'acme-com.mail.protection.outlook.com',
    'x-com.mail.protection.outlook.com',
  ];
  const zone = fc
    .record({
      'acme.com MX': some(...hosts).map((names) => mx(...names)),
      'acme.com TXT': some(...spf).map((values) => texts(...values)),
      'autodiscover.acme.com CNAME': fc
        .option(fc.constantFrom('autodiscover.outlook.com', 'mail.old.com'))
        .map((value) => (value ? texts(value) : [])),
      'msoid.acme.com CNAME': fc
        .constantFrom([], ['clientconfig.microsoftonline-p.net'], ['www.acme.com'])
        .map((values) => texts(...values)),
      '_dmarc.acme.com TXT': fc.constantFrom([], ['v=DMARC1; p=reject']).map((values) => texts(...values)),
    })
    .map((one): Zone => one);

  function done(before: Zone, toDo: ToDo[]): Zone {
    const after = new Map(
      Object.entries(before).map(([key, records]) => [key, [...(records as SeenRecord[])]]),
    );
    for (const { deed, record, purpose, from } of toDo) {
      const key = `${record.host === '@' ? '' : `${record.host}.`}acme.com ${record.type}`;
      const old = after.get(key) ?? [];
      const gone = deed === 'remove' ? [record.value] : deed === 'change' ? from : [];
      const isNew = deed === 'add' || deed === 'change';
      const { value, priority, ttl } = record;
      const added = isNew ? [{ value, ttl, ...(purpose === 'mx' && { priority }) }] : [];
      after.set(key, [...old.filter((one) => !gone.includes(one.value)), ...added]);
    }
    return Object.fromEntries(after);
  }

  it('every record is right, and nothing is left to do', () => {
    fc.assert(
      fc.property(zone, zone, (one, other) => {
        const { toDo } = toDoList(observe({ a: one, b: other }), toOffice, ahead);
        // Each nameserver has its own part of what is to do.
        const own = (from: Zone) => done(from, toDoList(observe({ a: from }), toOffice, ahead).toDo);
        const after = observe({ a: own(one) });
        expect(judge(after, toOffice).records.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
        expect(toDoList(after, toOffice, at('watched')).toDo.filter(({ deed }) => deed !== 'leave')).toEqual(
          [],
        );
        expect(factsSeen(after, toOffice, { switched: true, raisedTtl: null })['mail-records']).toBe(true);
        // What one nameserver needs is in the list for both.
        const needed = toDoList(observe({ a: one }), toOffice, ahead).toDo.filter(
          ({ deed }) => deed !== 'leave',
        );
        const listed = new Set(
          toDo.filter(({ deed }) => deed !== 'leave').map(({ record }) => `${record.type} ${record.host}`),
        );
        for (const { record } of needed) expect(listed).toContain(`${record.type} ${record.host}`);
      }),
    );
  });
});

describe('the way back', () => {
  it('goes to the records of before, and leaves SPF that covers both', () => {
    expect(words(wayBack(observe({ ns1: old }), observe({ ns1: moved }), toOffice))).toEqual([
      'add MX @ mx1.emailsrvr.com',
      'add MX @ mx2.emailsrvr.com',
      'remove MX @ acme-com.mail.protection.outlook.com',
      `leave TXT @ ${merged}`,
      'change CNAME autodiscover autodiscover.outlook.com → autodiscover.emailsrvr.com',
    ]);
  });

  it('changes SPF back if the old system can no longer send, and removes a new autodiscover', () => {
    const before = { ...old, 'autodiscover.acme.com CNAME': [] };
    const now = { ...moved, 'acme.com TXT': texts('v=spf1 include:spf.protection.outlook.com -all') };
    expect(words(wayBack(observe({ ns1: before }), observe({ ns1: now }), toOffice)).slice(3)).toEqual([
      'change TXT @ v=spf1 include:spf.protection.outlook.com -all → v=spf1 include:emailsrvr.com include:sendgrid.net -all',
      'remove CNAME autodiscover autodiscover.outlook.com',
    ]);
  });

  it('has nothing to do before anything changed', () => {
    expect(wayBack(observe({ ns1: old }), observe({ ns1: old }), toOffice).map(({ deed }) => deed)).toEqual([
      'leave',
      'leave',
      'leave',
      'leave',
    ]);
  });

  it('brings a domain from any state to the one before', () => {
    const hosts = fc.uniqueArray(fc.constantFrom('a.com', 'b.com', 'mx1.emailsrvr.com'), { maxLength: 3 });
    fc.assert(
      fc.property(hosts, hosts, (before, now) => {
        const zone = (names: string[]): Zone => ({ 'acme.com MX': mx(...names) });
        const has = new Set<string>(now);
        for (const { deed, record } of wayBack(
          observe({ a: zone(before) }),
          observe({ a: zone(now) }),
          toRackspace,
        )) {
          if (record.type !== 'MX') continue;
          if (deed === 'remove') has.delete(record.value);
          else has.add(record.value);
        }
        expect([...has].toSorted()).toEqual(before.toSorted());
      }),
    );
  });
});
