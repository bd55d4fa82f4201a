import { expect } from 'vitest';
import { expectFree, expectYes, negation, sentences } from './answers.ts';
import { answer, open, phasesOf, say } from './desk.ts';
import { statement } from './statement.ts';

statement('S0-02', 'a migration works with a slow connection and a slow server', async () => {
  const said = await answer('EXT_RSE', 'their connection is slow, is that a problem?');
  expectYes(said);
  expect(said).toMatch(/\b(connection|link|line|bandwidth)\b/i);
  expect(said).toMatch(/\bserver\b/i);

  const { key } = await open('EXT_RSE', 'bandwidth:2');
  expect(sentences(await say(`block ${key} SLOW_LINK`), /\bfix\b/i)).toMatch(/\bfewer\b/i);
});

statement(
  'S0-04',
  'PST files by FTP are the alternative to a slow migration, but only to Hosted Exchange',
  async () => {
    const question = 'it is too slow, is there an alternative?';
    const exchange = await answer('EXT_HEX', question);
    expect(exchange).toMatch(/\bPST\b.*\bFTP\b/s);
    expect(exchange).not.toMatch(negation);
    expect(sentences(await answer('EXT_RSE', question), /\bPST\b/)).toMatch(
      /\bExchange\b.*\bonly\b|\bonly\b.*\bExchange\b/i,
    );

    const { key } = await open('EXT_HEX');
    expect(await say(`block ${key} SLOW_LINK`)).toContain('method:pst-ftp');
    await say(`set ${key} method:pst-ftp`);
    expect(await phasesOf(key)).toEqual(expect.arrayContaining(['pst-export', 'ftp-upload', 'pst-import']));
    for (const path of ['EXT_RSE', 'EXT_M365'] as const) {
      const other = await open(path);
      expect(await say(`set ${other.key} method:pst-ftp`)).toMatch(/\bHosted Exchange\b/);
      expect(await phasesOf(other.key)).not.toContain('pst-export');
    }
  },
);

statement('S0-05', 'a migration is free, whether self-service or assisted', async () => {
  for (const path of ['EXT_RSE', 'EXT_SELF', 'RSE_M365', 'RSE_SELF'] as const) {
    expectFree(await answer(path, 'what does it cost?'));
  }
  const price = /\b(free|costs?|charge|fee)\b/i;
  expectFree(sentences((await open('EXT_SELF')).opening, price));
  const { key, opening } = await open('EXT_RSE', 'ticket:180621-01234');
  expectFree(sentences(opening, price));
  await say(`assign ${key} me`);
  expectFree(sentences(await say(`draft ${key} request-received`), /\b(free|costs?|charge|fee|pay)\b/i));
});

statement('S0-06', 'a migration takes hours for some customers, days or weeks for others', async () => {
  const said = await answer('EXT_RSE', 'how long does it take?');
  for (const unit of ['hours', 'days', 'weeks']) expect(said).toContain(unit);
  expect(sentences(said, /\brange\b/i)).toMatch(/\b(never|not|\w+n['’]t)\b.*\b(one|single) (date|day)\b/i);

  const { key } = await open('EXT_RSE');
  const oneFigure = await say(`draft ${key} plan range:"5 days"`);
  expect(oneFigure).toMatch(/\brange\b/i);
  expect(oneFigure).not.toMatch(/\bMigrationWiz\b/);
  const plan = await say(`draft ${key} plan range:"3 to 8 days"`);
  expect(plan).toContain('3 to 8 days');
  expect(sentences(plan, /\b(promise|guarantee)/i)).toMatch(negation);
});
