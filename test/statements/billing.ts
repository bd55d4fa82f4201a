import { expect } from 'vitest';
import { expectYes, lines, sentences } from './answers.ts';
import { answer, bringTo, goTo, open, refusal, say } from './desk.ts';
import { statement } from './statement.ts';

const stopPaying = 'how to stop paying for the old mailboxes?';

statement('S1-13', 'both environments are billed while both are active', async () => {
  for (const path of ['RSE_M365', 'HEX_M365', 'RSE_SELF'] as const) {
    const said = await answer(path, 'are they billed twice?');
    expectYes(said);
    expect(said).toMatch(/\bboth\b.*\bactive\b/i);
    expect(sentences((await open(path)).opening, /\b(billed|pays?|charged)\b/i)).toMatch(/\bboth\b/i);
  }
  const { key } = await open('RSE_M365');
  const plan = await say(`draft ${key} plan range:"3 to 8 days"`);
  expect(sentences(plan, /\b(pay|billed|charged)\b/i)).toMatch(/\bboth\b/i);
  expect(await say(`show ${key}`)).not.toMatch(/\bdouble-billed\b/i);
  await say(`done ${key} U-01 U-02 U-03`);
  goTo('2026-12-02T10:00');
  expect(lines(await say(`show ${key}`), /\bdouble-billed\b/i)).toMatch(/\b13\b/);
});

statement('S1-14', "an upgrade's timeline can follow the customer's billing", async () => {
  expectYes(await answer('RSE_M365', 'can the upgrade be planned around billing?'));
  const { key } = await open('RSE_M365');
  await bringTo(key, 'discovery');
  expect(await refusal(key)).toContain('U-05');
  await say(`set ${key} billing-target:2026-12-17`);
  expect(await refusal(key)).not.toContain('U-05');
  const end = '(2026-12-17|Dec(ember)? 17)';
  expect(await say(`draft ${key} plan range:"3 to 8 days"`)).toMatch(new RegExp(end));
  const warning = new RegExp(`\\b(after|later)\\b[^·\\n]*${end}`, 'i');
  expect(await say(`set ${key} cutover:2026-12-18T18:00`)).toMatch(warning);
  expect(await say(`set ${key} cutover:2026-12-16T18:00`)).not.toMatch(warning);
});

statement('S1-15', 'after an upgrade, the customer deletes the old mailboxes', async () => {
  expect(await answer('RSE_M365', stopPaying)).toMatch(/\bdelete the old mailboxes\b/i);
  const { key } = await open('RSE_M365');
  await bringTo(key, 'decommission');
  await say(`set ${key} billing-stops:2026-12-31 next-billing:2026-12-15`);
  const step = lines(await refusal(key), /U-19/);
  expect(step).toMatch(/\bdelet/i);
  expect(step).toMatch(/\badmin\b/i);
  await say(`done ${key} U-01 U-02 U-03 U-14 E-21`);
  expect(await say(`draft ${key} decommission`)).toMatch(/\bDelete the Rackspace Email mailboxes\b/);
});

statement('S1-16', 'after an upgrade, the customer requests the removal of the old licenses', async () => {
  expect(sentences(await answer('RSE_M365', stopPaying), /\blicen[cs]es\b/i)).toMatch(/\bask us to\b/i);
  const { key } = await open('RSE_M365');
  await bringTo(key, 'decommission');
  await say(`set ${key} next-billing:2026-12-15`);
  await say(`done ${key} U-01 U-02 U-03 U-14 E-21 U-19`);
  const step = lines(await say(`show ${key}`), /U-20/);
  expect(step).toMatch(/\blicen[cs]es\b/i);
  expect(step).toMatch(/\badmin\b/i);
  expect(await say(`draft ${key} decommission`)).toMatch(/\bAsk us\b.*\bremove\b.*\blicen[cs]es\b/);
  await say(`set ${key} billing-stops:2026-12-31`);
  expect(lines(await say(`show ${key}`), /\bdouble-billed\b/i)).toMatch(/2026-12-31|Dec(ember)? 31/);
});
