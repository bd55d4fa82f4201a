import { expect } from 'vitest';
import { lines, negation, sentences } from './answers.ts';
import { answer, bringTo, goTo, open, refusal, say, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const byHand = 'is this done automatically or by hand?';

statement('S0-03', 'experienced Rackers do the work, and one of them owns each migration', async () => {
  const said = await answer('EXT_RSE', 'their connection is slow, is that a problem?');
  expect(sentences(said, /\b(specialists|Rackers)\b/i)).toMatch(/\b(all|many|different|every|various)\b/i);

  const { key } = await open('EXT_RSE', 'ticket:180621-01234');
  expect(await refusal(key)).toContain('C-03');
  await say(`assign ${key} me`);
  expect(await say(`show ${key}`)).toMatch(/assisted.* · Dana Reyes$/m);
  await say(`advance ${key}`);
  expect(await refusal(key)).not.toContain('C-03');
});

statement('S0-07', 'the customer and the team do a migration together', async () => {
  const together = /\b(together|jointly|partnership|share)\b/i;
  expect(await answer('EXT_RSE', 'what does the customer have to do?')).toMatch(together);
  const { key } = await open('EXT_RSE', 'ticket:180621-01234');
  await say(`assign ${key} me`);
  expect(await say(`draft ${key} request-received`)).toMatch(together);

  expect(await waitsOn(key)).toBe('us');
  await bringTo(key, 'credentials');
  expect(await waitsOn(key)).toMatch(/\bcustomer\b/);
  goTo('2026-11-23T10:00');
  expect(await say(`show ${key}`)).toMatch(
    /\b0\b[^,;]*\bus\b.*\b1\b[^,;]*\bcustomer\b|\bus\b[^,;]*\b0\b.*\bcustomer\b[^,;]*\b1\b/,
  );
});

statement(
  'S0-08',
  'the customer tests, and a customer without time to test delays the migration',
  async () => {
    const said = await answer('EXT_RSE', 'what does the customer have to do?');
    expect(said).toMatch(/\btest/i);
    expect(sentences(said, /\b(each|every) day\b/i)).toMatch(
      /\b(moves|delays|postpones|pushes|later|longer)\b/i,
    );
    expect(await answer('EXT_RSE', 'how long does it take?')).toMatch(/\btest/i);

    const { key } = await open('EXT_RSE');
    await bringTo(key, 'customer-testing');
    expect(await waitsOn(key)).toMatch(/\bcustomer\b/);
    expect(await refusal(key)).toContain('E-15');
    await say(`set ${key} sign-off:"Ann Lee"`);
    expect(await refusal(key)).not.toContain('E-15');
    expect(await say(`set ${key} cutover:2026-12-04T18:00 unavailable:2026-12-01..2026-12-05`)).toMatch(
      /\bcustomer\b.*\b(away|unavailable)\b/i,
    );
  },
);

statement('S0-09', 'tools copy the data, and Rackers run them', async () => {
  const said = await answer('EXT_RSE', byHand);
  expect(said).toMatch(/\bboth\b/i);
  expect(said).toMatch(/\btools?\b/i);
  expect(said).toMatch(/\bRackers?\b/);

  const { key } = await open('EXT_RSE');
  await bringTo(key, 'trial');
  expect(await waitsOn(key)).toBe('us');
  expect(await refusal(key)).toContain('E-12');
  await bringTo(key, 'prestage');
  expect(await waitsOn(key)).toMatch(/\btool\b/);
  expect(await refusal(key)).toContain('E-14');
});

statement('S0-10', 'the team stays in contact with the customer at every step', async () => {
  const said = sentences(await answer('EXT_RSE', byHand), /\b(every|each) step\b/i);
  expect(said).toMatch(/\b(hear|contact|updates?|updated|told)\b/i);
  expect(said).not.toMatch(negation);
  const { key } = await open('EXT_RSE');
  await bringTo(key, 'discovery');
  const refused = await refusal(key);
  expect(refused).toContain('C-05');
  expect(refused).toContain('C-06');
  await say(`set ${key} cadence:2`);
  await say(`contact ${key} phone said hello`);
  expect(await refusal(key)).not.toMatch(/C-05|C-06/);
  const late = /last contact[^\n]*\b(over)?due\b/i;
  expect(await say(`show ${key}`)).not.toMatch(late);
  goTo('2026-11-30T10:00');
  expect(await say(`show ${key}`)).toMatch(late);
});

statement(
  'S0-11',
  'the approach is discussed, and depends on the source server and the kind of move',
  async () => {
    const said = await answer('EXT_RSE', 'how is the approach chosen?');
    expect(said).toMatch(/\bspecialist\b/i);
    expect(sentences(said, /\bsource server\b/i)).toMatch(/\b(kind|type) of\b/i);

    const { key } = await open('EXT_HEX');
    await bringTo(key, 'discovery');
    expect(lines(await refusal(key), /C-10/)).toMatch(/\bapproach\b/i);
    await say(`set ${key} method:migrationwiz method-reason:"a fast link"`);
    expect(await refusal(key)).not.toContain('C-10');
    await say(`set ${key} method:pst-ftp`);
    expect(await refusal(key)).toContain('C-10');
  },
);

statement('S0-25', 'Support answers everything else, at any hour of any day', async () => {
  const always = /\b(24x7|24\/7|any hour|around the clock)\b/i;
  const said = sentences(await say('faq purple elephants'), /\bSupport\b/);
  expect(said).toMatch(always);
  expect(said).toMatch(/\b(any|every) day\b|365/i);

  const { key } = await open('EXT_RSE', 'ticket:180621-01234');
  await bringTo(key, 'client-setup');
  expect(await refusal(key)).toContain('C-09');
  await bringTo(key, 'closed');
  expect(sentences(await say(`draft ${key} closing`), /\bSupport\b/)).toMatch(always);
});
