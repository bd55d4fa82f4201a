import { expect } from 'vitest';
import { expectYes, lines, sentences } from './answers.ts';
import { answer, bringTo, open, refusal, say, ticketToRead, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const eight = [
  /\baliases\b/i,
  /\balternate addresses\b/i,
  /\bgroup lists\b/i,
  /\bdistribution lists\b/i,
  /\bpublic folders\b/i,
  /\bgroups\b.*\bOutlook\b|\bOutlook groups\b/i,
  /\bcolou?rs?\b/i,
  /\blocal\b/i,
];

statement('S1-09', 'the administrators rebuild the whole environment', async () => {
  const said = await answer('RSE_M365', 'what must admins recreate?');
  expect(sentences(said, /\benvironment\b/i)).toMatch(/\b(all|everything|whole|entire)\b/i);

  const { key } = await open('RSE_M365');
  const asked = sentences(await say(`draft ${key} prerequisites`), /\benvironment\b/);
  expect(asked).toMatch(/\byours\b|\byou (re-?)?(build|create|set up)\b/i);
  await bringTo(key, 'discovery');
  expect(lines(await refusal(key), /U-07/)).toMatch(/\badmin\b/i);
  await bringTo(key, 'client-setup');
  expect(lines(await refusal(key), /U-16/)).toMatch(/\badmin\b/i);
});

statement('S1-11', 'every user needs a new profile in each mail app and on each device', async () => {
  const said = await answer('RSE_M365', 'do Outlook and phones need a new profile?');
  expectYes(said);
  expect(said).toMatch(/\bevery user\b.*\b(every|each|all)\b/i);

  const { key } = await open('RSE_M365');
  await bringTo(key, 'client-setup');
  expect(await waitsOn(key)).toMatch(/\busers\b/);
  const refused = await refusal(key);
  expect(lines(refused, /U-17/)).toMatch(/\bprofiles?\b/i);
  expect(lines(refused, /U-18/)).toMatch(/\b(phones|devices)\b/i);
});

statement('S1-12', 'emailhelp.rackspace.com shows users how to set up their mail', async () => {
  const tool = 'https://emailhelp.rackspace.com/';
  expect(await say(`faq ${await ticketToRead('RSE_M365')} outlook setup`)).toContain(tool);
  const { key } = await open('RSE_M365');
  await bringTo(key, 'cutover');
  await say(`done ${key} U-14`);
  expect(lines(await say(`draft ${key} user-setup`), /^\d\. .*emailhelp/)).toContain(tool);
  await bringTo(key, 'client-setup');
  expect(lines(await say(`show ${key}`), /U-17/)).toContain(tool);
});

statement('S1-29', 'eight kinds of items do not move to Office 365', async () => {
  const stay = /\b(not|\w+n['’]t|stays? behind)\b/i;
  const { key, opening } = await open('RSE_M365');
  const [, items = ''] = (await say(`items ${key}`)).split(/^does not move/im);
  const request = await say(`draft ${key} recreate-list`);
  const said = await answer('HEX_M365', 'what does not move to office 365?');
  const told = lines(opening, /\bdistribution lists\b/i);
  const plan = await say(`draft ${key} plan range:"3 to 8 days"`);
  for (const list of [said, told, items, request, plan]) {
    for (const kind of eight) expect(list).toMatch(kind);
  }
  expect(said).toMatch(/\beight\b/i);
  expect(told).toMatch(stay);
  expect(items.match(/^• /gm)).toHaveLength(8);
  expect(request.match(/^- /gm)).toHaveLength(8);
  expect(sentences(request, /\beight\b/i)).toMatch(stay);

  await bringTo(key, 'discovery');
  expect(await refusal(key)).toContain('U-06');
});
