import { expect } from 'vitest';
import { expectNo, lines, negation, sentences } from './answers.ts';
import { answer, bringTo, open, phasesOf, refusal, say, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const copied = ['EXT_RSE', 'EXT_HEX', 'EXT_M365', 'RSE_M365', 'HEX_M365'] as const;
const changed = ['RSE_HEX', 'HEX_RSE'] as const;
const works = /\bno downtime\b|\b(keep|keeps|work|works) (on|working|using)\b|\bas usual\b/i;
const stops = /\blocked out\b|\bcan(not|['’]t) (open|use|work|access)\b|\bstop(ped)? working\b/i;
const toolCreates = 'does the tool create the mailboxes?';

statement('S0-14', 'users keep working in their mailbox while it moves', async () => {
  const question = 'can users keep working during the migration?';
  for (const path of copied) {
    const said = await answer(path, question);
    expect(said).toMatch(works);
    expect(said).not.toMatch(stops);
  }
  const { key, opening } = await open('EXT_RSE');
  expect(lines(opening, /\busers\b/i)).toMatch(works);
  expect(await say(`draft ${key} prepare-users`)).toMatch(works);
  // Users can't work during a platform change.
  for (const path of changed) {
    expect(await answer(path, question)).toMatch(stops);
    expect((await open(path)).opening).toMatch(stops);
  }
});

statement('S0-22', 'the tool does not create mailboxes', async () => {
  for (const path of copied) {
    const said = await answer(path, toolCreates);
    expectNo(said);
    expect(sentences(said, /\btool\b/i)).toMatch(negation);
  }
  const { key } = await open('EXT_RSE');
  expect(await say(`draft ${key} prepare-users`)).toMatch(
    /\btool (makes|creates) (none|no)\b|\btool (never|does not|doesn['’]t) (makes?|creates?)\b/i,
  );
  const blocked = await say(`block ${key} MAILBOX_MISSING`);
  expect(sentences(blocked, /\bcreates?\b/i)).toMatch(/\badmin to create\b/i);
  expect(sentences(blocked, /\btool\b/i)).toMatch(negation);
});

statement('S0-23', 'the mailboxes are created in the control panel before the migration', async () => {
  expect(sentences(await answer('EXT_RSE', toolCreates), /\bcontrol panel\b/)).toMatch(
    /\bcustomer\b.*\b(beforehand|before|first)\b/i,
  );
  const { key } = await open('EXT_RSE');
  expect(sentences(await say(`draft ${key} prepare-users`), /\bcontrol panel\b/)).toMatch(
    /\bcreate\b.*\b(every|each|all)\b/i,
  );
  await bringTo(key, 'provisioning');
  await say(`set ${key} created:11`);
  expect(lines(await refusal(key), /E-09/)).toContain('11 of 12');
  await say(`set ${key} created:12`);
  expect(await say(`advance ${key}`)).not.toContain('E-09');
  const phases = await phasesOf(key);
  expect(phases.indexOf('trial')).toBeGreaterThan(phases.indexOf('provisioning'));
});

statement('S0-24', 'data goes only to mailboxes that exist', async () => {
  expect(sentences(await answer('EXT_RSE', toolCreates), /\btool\b/i)).toMatch(/\b(finds|exists?)\b/i);
  const { key } = await open('EXT_HEX');
  expect(sentences(await say(`draft ${key} prepare-users`), /\btool (makes|moves|copies)\b/i)).toMatch(
    /\b(nothing|only)\b.*\b(none|exists?|without|no mailbox)\b/i,
  );
  await say(`block ${key} MAILBOX_MISSING`);
  expect(await waitsOn(key)).toMatch(/\bcustomer['’]s admin\b/);
  await say(`set ${key} method:pst-ftp`);
  const phases = await phasesOf(key);
  expect(phases.indexOf('pst-import')).toBeGreaterThan(phases.indexOf('provisioning'));
});

statement('S1-17', 'an upgrade has no downtime', async () => {
  for (const path of ['RSE_M365', 'HEX_M365', 'RSE_SELF'] as const) {
    const said = await answer(path, 'is there downtime?');
    expectNo(said);
    expect(said).not.toMatch(stops);
  }
  const { key } = await open('RSE_M365');
  await say(`set ${key} cutover:2026-12-04T18:00`);
  const notice = await say(`draft ${key} cutover mx:acme-com.mail.protection.outlook.com`);
  expect(sentences(notice, /\bdowntime\b/i)).toMatch(/\bno downtime\b/i);
  for (const path of changed) expect(await answer(path, 'is there downtime?')).toMatch(stops);
});

statement(
  'S1-24',
  'the administrators create the new mailboxes in the admin center, with new passwords',
  async () => {
    const center = /\badmin cent(er|re)\b/i;
    const said = sentences(await answer('RSE_M365', 'do passwords get migrated?'), center);
    expect(said).toMatch(/\badmins\b.*\bnew\b/i);
    const { key } = await open('RSE_M365');
    expect(sentences(await say(`draft ${key} prerequisites`), center)).toMatch(/\bnew password/i);
    await bringTo(key, 'provisioning');
    expect(await waitsOn(key)).toMatch(/\bcustomer['’]s admin\b/);
    await say(`set ${key} created:11`);
    expect(lines(await refusal(key), /U-10/)).toContain('11 of 12');
  },
);
