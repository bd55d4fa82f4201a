import { expect } from 'vitest';
import { expectFree, expectYes, sentences } from './answers.ts';
import { answer, formFields, open, openFrom, say, ticketToRead, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const both = ['RSE_HEX', 'HEX_RSE'] as const;

statement('S0-17', 'a customer can go from Rackspace Email to Hosted Exchange, and back', async () => {
  for (const path of both) {
    const said = await answer(path, 'can they switch between rackspace email and exchange?');
    expectYes(said);
    expect(said).toMatch(/\b(both|either) (directions?|ways?)\b/i);
  }
  expect((await open('RSE_HEX')).opening).toMatch(/Rackspace Email (→|to) Hosted Exchange/);
  expect((await open('HEX_RSE')).opening).toMatch(/Hosted Exchange (→|to) Rackspace Email/);
});

statement(
  'S0-18',
  'a move between Rackspace Email and Hosted Exchange is called a platform change',
  async () => {
    const ends = /\bRackspace Email\b.*\bHosted Exchange\b/;
    expect(sentences(await answer('RSE_HEX', 'who does platform changes?'), /\bname|\bcall/i)).toMatch(ends);
    expect(sentences(await say('glossary platform change'), ends)).toMatch(/\bback\b|\bvice versa\b/i);
    for (const path of both) expect((await open(path)).key).toMatch(/^PLC-/);
    for (const path of ['EXT_HEX', 'HEX_M365'] as const) expect((await open(path)).key).toMatch(/^MIG-/);

    const line = 'open other.example.com to:office-365 customer:Acme account:1234567';
    const refused = await say(line, '/platform-change');
    expect(sentences(refused, ends)).toMatch(/\bplatform change\b/i);
    expect(refused).not.toMatch(/\b(PLC|MIG)-\d/);
  },
);

statement('S0-19', 'the Internal Migration team does platform changes', async () => {
  const team = /\bInternal Migration team\b/;
  expect(await answer('RSE_HEX', 'who does platform changes?')).toMatch(team);
  for (const path of both) {
    const { key } = await open(path);
    expect(await waitsOn(key)).toMatch(team);
    expect(await say(`draft ${key} platform-change-plan`)).toMatch(team);
  }
  const fields = 'to:hosted-exchange service:assisted channel:chat ticket:180621-01234';
  const refused = await openFrom('rackspace-email', fields);
  expect(refused).toMatch(team);
  expect(refused).not.toMatch(/PLC-\d/);
});

statement('S0-20', 'a platform change is free', async () => {
  for (const path of both) {
    expectFree(await answer(path, 'what does a platform change cost?'));
    const { key, opening } = await open(path);
    const price = /\b(free|costs?|charge|fee|pay)\b/i;
    expectFree(sentences(opening, price));
    expectFree(sentences(await say(`draft ${key} platform-change-plan`), price));
  }
});

statement(
  'S0-21',
  'a platform change is requested by chat or ticket, both in the control panel',
  async () => {
    const question = 'how do you request a platform change?';
    const said = await answer('RSE_HEX', question);
    for (const way of [/\bchat\b/i, /\bticket\b/i, /\bcontrol panel\b/i]) expect(said).toMatch(way);
    expect(said).not.toMatch(/\b(phone|e-?mail)\b/i);
    expect(await say(`faq ${await ticketToRead('RSE_HEX')} ${question}`)).toContain(
      'https://cp.rackspace.com/',
    );

    const line = 'open asked.example.com to:hosted-exchange customer:Acme account:1234567';
    expect(await formFields(line, '/platform-change')).toEqual(expect.arrayContaining(['via', 'ticket']));
    const byLetter = await say(`${line} channel:letter ticket:180621-01234`, '/platform-change');
    expect(sentences(byLetter, /\bchat\b/)).toMatch(/\bticket\b/);
    expect(byLetter).not.toMatch(/PLC-\d/);
  },
);
