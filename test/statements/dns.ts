import { expect } from 'vitest';
import { expectNo, lines, negation, sentences } from './answers.ts';
import { answer, bringTo, open, refusal, say, ticketToRead, waitsOn } from './desk.ts';
import { statement } from './statement.ts';

const whoGivesRecords = 'who gives the list of DNS records?';

/** Opens an upgrade, sets its cutover, and drafts the cutover notice. */
async function cutoverNotice(): Promise<{ key: string; notice: string }> {
  const { key } = await open('RSE_M365');
  await say(`set ${key} cutover:2026-12-04T18:00`);
  return { key, notice: await say(`draft ${key} cutover mx:acme-com.mail.protection.outlook.com`) };
}

statement('S1-18', 'users stay on the old mailboxes until DNS points to Office 365', async () => {
  for (const path of ['RSE_M365', 'HEX_M365'] as const) {
    const said = sentences(await answer(path, 'is there downtime?'), /\buntil\b/i);
    expect(said).toMatch(/\b(keep|stay|remain)\b.*\bDNS\b/i);
  }
  const { key, notice } = await cutoverNotice();
  expect(sentences(notice, /\buntil\b/i)).toMatch(/\bold mailbox(es)?\b/i);
  const { opening } = await open('RSE_M365');
  expect(lines(opening, /\bDNS\b/i)).toMatch(
    /\bold mailbox(es)?\b.*\buntil\b|\buntil\b.*\bold mailbox(es)?\b/i,
  );
  await bringTo(key, 'prestage');
  expect(lines(await say(`show ${key}`), /U-12/)).toMatch(/\bold mailbox(es)?\b/i);
});

statement('S1-19', 'the customer changes DNS records, and we never do', async () => {
  for (const path of ['EXT_RSE', 'RSE_M365', 'HEX_M365'] as const) {
    const said = await answer(path, 'who changes the DNS records?');
    expect(said).toMatch(/\bcustomer['’]s admin\b/i);
    expect(sentences(said, /\bwe\b/i)).toMatch(negation);
  }
  const { key, notice } = await cutoverNotice();
  expect(sentences(notice, /\bmake this change\b/i)).toMatch(/\byou\b/i);
  await bringTo(key, 'cutover');
  expect(await waitsOn(key)).toMatch(/\bcustomer['’]s admin\b/);
  expect(lines(await refusal(key), /U-14/)).toMatch(/\badmin\b/i);
});

statement('S1-20', 'the migration specialist supplies the list of records', async () => {
  expect(sentences(await answer('RSE_M365', whoGivesRecords), /\blist\b/i)).toMatch(/\bspecialist\b/i);
  const { key, notice } = await cutoverNotice();
  expect(notice).toMatch(/^\d\. .*\bMX record: .*\bvalue acme-com\.mail\.protection\.outlook\.com,/m);
  expect(notice).toMatch(
    /^ *If it names only .*\bvalue is v=spf1 include:spf\.protection\.outlook\.com .*all$/m,
  );
  expect(notice).toMatch(/^\d\. .*\bCNAME record: .*\bautodiscover, value autodiscover\.outlook\.com,/m);
  const records = await say(`records ${key}`);
  expect(records).toMatch(/^\d\. .*\bMX record: .*\bvalue acme-com\.mail\.protection\.outlook\.com,/m);
  expect(records).toMatch(/^\d\. .*\bvalue v=spf1 include:spf\.protection\.outlook\.com .*all,/m);
  await bringTo(key, 'cutover');
  expect(lines(await say(`show ${key}`), /U-13/)).toMatch(/\brecords\b/i);
});

statement('S1-21', 'we cannot accept a login to a DNS host outside Rackspace', async () => {
  const said = await answer('RSE_M365', 'can they give us access to their DNS registrar?');
  expectNo(said);
  expect(said).toMatch(/\bdecline\b|\b(may not|cannot|can['’]t)\b.*\b(take|accept)\b/i);
  const { key, notice } = await cutoverNotice();
  expect(sentences(notice, /\blogin\b/i)).toMatch(/\bno login\b|\b(not|never|\w+n['’]t)\b[^,;]*\blogin\b/i);

  const refused = await say(`note ${key} godaddy login bob / S3cret`);
  expect(sentences(refused, /\baccept a login\b/i)).toMatch(negation);
  expect(await say(`history ${key}`)).not.toContain('S3cret');
});

statement(
  'S1-22',
  'in a self-service migration, the customer follows the article on adding a domain',
  async () => {
    const article = 'add-a-domain-in-office-365';
    expect(sentences(await answer('RSE_SELF', whoGivesRecords), /\barticle\b/i)).toMatch(
      /\bcustomer\b.*\badd(ing)?\b.*\bdomain\b/i,
    );
    expect(await say(`faq ${await ticketToRead('RSE_SELF')} ${whoGivesRecords}`)).toContain(article);

    const { key } = await open('RSE_SELF');
    const own = await say(`draft ${key} cutover`);
    expect(lines(own, /\bset the new MX\b/i)).toContain(article);
    expect(own).not.toMatch(/\bMX record: /);
    await bringTo(key, 'cutover');
    expect(await refusal(key)).toContain('V-07');
    expect(lines(await say(`show ${key}`), /V-07/)).toContain(article);
  },
);
