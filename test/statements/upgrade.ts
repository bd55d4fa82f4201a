import { expect } from 'vitest';
import { expectNo, expectYes, lines, negation, sentences } from './answers.ts';
import { answer, bringTo, open, openFrom, phaseOf, phasesOf, refusal, say, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const upgrades = ['RSE_M365', 'HEX_M365'] as const;
const four = ['U-01', 'U-02', 'U-03', 'U-04'];
const moveForUs = 'can rackspace move the data to office 365 for us?';

statement('S1-01', 'an upgrade goes from Rackspace Email or Hosted Exchange to Office 365', async () => {
  const said = await answer('RSE_M365', 'which moves is the upgrade FAQ about?');
  expect(said).toMatch(/\bfrom\b.*\bRackspace Email\b.*\bto Office 365\b/i);
  expect(said).toMatch(/\bfrom\b.*\bHosted Exchange\b.*\bto Office 365\b/i);
  expect(await say('glossary upgrade')).toMatch(
    /\bRackspace Email\b.*\bHosted Exchange\b.*\bto Office 365\b/,
  );

  for (const path of upgrades) {
    const { key, opening } = await open(path);
    expect(await phaseOf(key)).toBe('prerequisites');
    expect(opening).toMatch(/\bbilled\b/i);
  }
  const { key, opening } = await open('EXT_M365');
  expect(await phaseOf(key)).toBe('intake');
  expect(opening).not.toMatch(/\bbilled\b/i);
});

statement('S1-02', "the upgrade FAQ is for the customer's administrators", async () => {
  expect(await answer('RSE_M365', 'who is the upgrade article for?')).toMatch(/\bfor administrators\b/i);
  const { key, opening } = await open('RSE_M365');
  expect(sentences(opening, /\badmin(istrator)?s?\b/i)).toMatch(/\bcustomer['’]s\b/i);
  expect(await waitsOn(key)).toMatch(/\bcustomer['’]s admin\b/);
  expect(await say(`draft ${key} prerequisites`)).toMatch(/\bcustomer['’]s admin\b/);
});

statement('S1-03', 'an upgrade is moderately difficult', async () => {
  for (const said of [
    await answer('RSE_M365', 'how difficult is the upgrade?'),
    sentences((await open('RSE_M365')).opening, /\b(difficult|moderate)/i),
  ]) {
    expect(said).toMatch(/\bmoderate(ly)?\b/i);
    expect(said).not.toMatch(/\b(easy|easily|simple|hard|challenging)\b/i);
  }
});

statement(
  'S1-04',
  'the terminology article defines the terms, and the glossary explains them in our words',
  async () => {
    const article = 'cloud-office-support-terminology';
    expect(await say('faq where are the terms defined?')).toContain(article);
    expect(await say('glossary tenant')).toMatch(/\bcustomer.*\bOffice 365\b/);
    expect(await say('glossary Cloud Office')).toContain(article);
    expect(await say('glossary difficulty')).toMatch(/\bmoderate\b/i);
  },
);

statement(
  'S1-05',
  "the customer's administrators add the licenses and build the new environment",
  async () => {
    const said = await answer('RSE_M365', 'who sets up the Office 365 environment?');
    expect(said).toMatch(/\bcustomer['’]s admin/i);
    expect(said).toMatch(/\blicen[cs]es\b/i);
    expect(said).toMatch(/\b(build|set up|create)\b/i);
    expect(said).not.toMatch(/\b(we|our|Rackers?)\b/i);

    const { key } = await open('RSE_M365');
    expect(lines(await refusal(key), /U-03/)).toMatch(/\badmin\b/i);
    const asked = await say(`draft ${key} prerequisites`);
    expect(asked).toContain("for the customer's admin");
    expect(sentences(asked, /\bfour\b/i)).toMatch(/\byou need to\b/i);
    expect(sentences(asked, /\benvironment\b/)).toMatch(/\byours\b|\byou (re-?)?(build|create|set up)\b/i);
  },
);

statement(
  'S1-06',
  'the administrators create a tenant, add the domain, add licenses, and assign them, in this order',
  async () => {
    expect(await answer('RSE_M365', 'in what order is Office 365 prepared?')).toMatch(
      /\btenant\b.*\bdomain\b.*\blicen[cs]es\b.*\buser/is,
    );
    const { key } = await open('RSE_M365');
    expect(await say(`draft ${key} prerequisites`)).toMatch(
      /create-a-tenant-id.*add-a-domain-in-office-365.*add-an-office-365-license.*assign-an-office-365-license/s,
    );
    for (const [done, next] of four.entries()) {
      for (const early of four.slice(done + 1)) expect(await say(`done ${key} ${early}`)).toContain(next);
      const refused = await refusal(key);
      for (const open of four.slice(done)) expect(refused).toContain(open);
      await say(`done ${key} ${next}`);
    }
    await say(`advance ${key}`);
    expect(await phaseOf(key)).toBe('discovery');
  },
);

statement('S1-07', 'an upgrade waits until all four preparation steps are done', async () => {
  for (const path of ['RSE_M365', 'RSE_SELF'] as const) {
    expectNo(await answer(path, 'can we start before office 365 is ready?'));
    const { key } = await open(path);
    await bringTo(key, 'prerequisites');
    const refused = await refusal(key);
    for (const step of four) expect(refused).toContain(step);
    await say(`done ${key} U-01 U-02 U-03`);
    expect(await refusal(key)).toContain('U-04');
    const phases = await phasesOf(key);
    expect(phases.indexOf('trial')).toBeGreaterThan(phases.indexOf('prerequisites'));
  }
  expect(await phaseOf((await open('HEX_M365')).key)).toBe('prerequisites');
});

statement(
  'S1-08',
  'the administrators request an assisted migration, or use the self-service tool in the control panel',
  async () => {
    const said = await answer('RSE_M365', moveForUs);
    expectYes(said);
    expect(said).toMatch(/\bassisted\b/i);
    expect(sentences(said, /\bself-service tool\b/i)).toMatch(/\bcontrol panel\b/i);

    for (const path of ['RSE_M365', 'RSE_SELF'] as const) expect((await open(path)).key).toMatch(/^MIG-/);
    const refused = await openFrom('rackspace-email', 'to:office-365 service:internal');
    expect(refused).toMatch(/\bassisted\b.*\bself-service\b/);
    expect(refused).not.toMatch(/MIG-\d/);
  },
);

statement('S1-10', 'the team moves the mail in an upgrade with MigrationWiz', async () => {
  const said = sentences(await answer('HEX_M365', moveForUs), /\bMigrationWiz\b/);
  expect(said).toMatch(/\b(team|we)\b/i);
  expect(said).not.toMatch(negation);
  for (const path of upgrades) {
    const { key } = await open(path);
    const plan = await say(`draft ${key} plan range:"3 to 8 days"`);
    expect(plan).toMatch(/\bwith MigrationWiz\b/);
    expect(plan).not.toMatch(/\bPST\b/);
    await say(`set ${key} method:pst-ftp`);
    expect(await phasesOf(key)).not.toContain('pst-export');
  }
});
