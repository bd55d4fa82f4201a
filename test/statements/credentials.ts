import { expect } from 'vitest';
import { expectNo, expectYes, lines, negation, sentences } from './answers.ts';
import { answer, bringTo, open, phasesOf, refusal, say, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const needPasswords = 'do we need the old mailbox passwords?';

statement('S0-12', "we need the source server's address, and every username and password", async () => {
  const said = await answer('EXT_RSE', 'what information do you need from the customer?');
  expect(sentences(said, /\bserver\b/i)).toMatch(/\b(address|URL)\b/i);
  expect(sentences(said, /\bpasswords?\b/i)).toMatch(/\busernames?\b.*\b(every|each|all)\b/i);

  const { key } = await open('EXT_M365');
  await bringTo(key, 'credentials');
  await say(`set ${key} supplied:11`);
  const refused = await refusal(key);
  expect(refused).toContain('E-03');
  expect(lines(refused, /E-05/)).toContain('11 of 12');
  await say(`set ${key} source-url:https://mail.acme.com supplied:12`);
  expect(await refusal(key)).not.toMatch(/E-03|E-05/);
});

statement(
  'S0-13',
  'usernames and passwords go into a spreadsheet that we send, and nowhere else',
  async () => {
    const said = await answer('EXT_RSE', 'how do they send the passwords?');
    expect(sentences(said, /\b(spread)?sheet\b/i)).toMatch(/\bwe send\b/i);
    expect(sentences(said, /\bchat\b/i)).toMatch(negation);

    const { key } = await open('EXT_RSE');
    const asked = await say(`draft ${key} information-request`);
    expect(sentences(asked, /\bpassword\b.*\bevery mailbox\b/i)).toMatch(/\battached\b.*\bsheet\b/i);
    await bringTo(key, 'credentials');
    expect(lines(await refusal(key), /E-04/)).toMatch(/\bsheet\b/i);
    expect(sentences(await say(`note ${key} password: Hunter2!`), /\bsheet\b/)).toMatch(/\bpasswords?\b/i);
    expect(await say(`history ${key}`)).not.toContain('Hunter2');
  },
);

statement('S0-15', 'nobody should reset a password during the migration', async () => {
  for (const path of ['EXT_RSE', 'RSE_M365'] as const) {
    expectNo(await answer(path, 'may a user reset the password meanwhile?'));
  }
  const { key, opening } = await open('EXT_RSE');
  const forbidden = /\b(nobody|no one|not|never|\w+n['’]t)\b[^.:;]*\breset|\bfreeze\b/i;
  expect(opening).toMatch(forbidden);
  expect(await say(`draft ${key} prepare-users`)).toMatch(forbidden);
  await bringTo(key, 'trial');
  expect(lines(await refusal(key), /C-07/)).toMatch(/\bpassword/i);
  await say(`done ${key} E-11`);
  expect(await refusal(key)).not.toContain('E-11');
  await say(`block ${key} PASSWORD_RESET`);
  expect(await refusal(key)).toContain('E-11');
});

statement('S1-23', 'passwords are not migrated', async () => {
  for (const path of ['RSE_M365', 'HEX_M365'] as const) {
    expectNo(await answer(path, 'do passwords get migrated?'));
  }
  const { key } = await open('RSE_M365');
  await bringTo(key, 'cutover');
  await say(`done ${key} U-14`);
  expect(sentences(await say(`draft ${key} user-setup`), /\bold (one|password)\b/i)).toMatch(negation);
});

statement('S1-25', 'an old password may or may not meet the Office 365 password rules', async () => {
  const said = await answer('RSE_M365', 'may users keep their old password?');
  expect(said).toMatch(/^(perhaps|maybe|sometimes|possibly|it depends)\b/i);
  expect(said).toMatch(/\bOffice 365\b/);
  const { key } = await open('RSE_M365');
  expect(sentences(await say(`draft ${key} prerequisites`), /\brules\b/i)).toMatch(
    /\b(depends?|if|may|allow)\b/i,
  );
});

statement('S1-26', 'the team has access to Hosted Exchange passwords', async () => {
  expectNo(await answer('HEX_M365', needPasswords));
  const { key } = await open('HEX_M365');
  const asked = await say(`draft ${key} information-request`);
  expect(sentences(asked, /\bExchange\b.*\bpasswords?\b|\bpasswords?\b.*\bExchange\b/)).toMatch(
    /\b(empty|blank|no|not|\w+n['’]t)\b/i,
  );
  await bringTo(key, 'credentials');
  expect(await waitsOn(key)).toBe('us');
  const refused = await refusal(key);
  expect(lines(await say(`show ${key}`), /U-09/)).toMatch(/\bExchange\b/);
  expect(refused).not.toMatch(/U-08|\bof 12\b/);
});

statement('S1-27', 'the customer supplies every Rackspace Email password', async () => {
  const said = await answer('RSE_M365', needPasswords);
  expectYes(said);
  expect(said).toMatch(/\b(each|every|all)\b.*\bRackspace Email\b/i);
  const { key } = await open('RSE_M365');
  const asked = await say(`draft ${key} information-request`);
  expect(sentences(asked, /\bRackspace Email passwords\b/)).toMatch(negation);
  expect(sentences(asked, /\busername and password\b/)).toMatch(/\b(every|each) mailbox\b/i);
  await bringTo(key, 'credentials');
  expect(await waitsOn(key)).toMatch(/\bcustomer['’]s admin\b/);
  await say(`set ${key} supplied:11`);
  expect(lines(await refusal(key), /U-08/)).toContain('11 of 12');
  await say(`set ${key} supplied:12`);
  expect(await say(`advance ${key}`)).not.toContain('U-08');
});

statement(
  'S1-28',
  'in a self-service migration, the customer types the passwords into the tool',
  async () => {
    const said = sentences(await answer('RSE_SELF', needPasswords), /\btool\b/);
    expect(said).toMatch(/\bcustomer (types|enters)\b/i);
    expect(said).not.toMatch(/^yes\b/i);
    const { key } = await open('RSE_SELF');
    expect(await phasesOf(key)).not.toContain('credentials');
    await bringTo(key, 'trial');
    expect(lines(await refusal(key), /V-03/)).toMatch(/\badmin\b/i);
  },
);
