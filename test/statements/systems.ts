import { expect } from 'vitest';
import { lines, negation, sentences } from './answers.ts';
import { answer, open, openFrom, say, sayAsLead, ticketToRead } from './desk.ts';
import { statement } from './statement.ts';

const supported: [system: string, name: RegExp][] = [
  ['exchange-2003', /\b2003\b/],
  ['exchange-2007', /\b2007\b/],
  ['exchange-2010', /\b2010\b/],
  ['google-apps', /\bGoogle Apps\b/],
  ['gmail', /\bGmail\b/],
  ['groupwise-7', /\bGroupWise\b[^;.]*\b7\b/],
  ['groupwise-8', /\bGroupWise\b[^;.]*\b8\b/],
  ['zimbra', /\bZimbra\b/],
  ['lotus-notes', /\bLotus Notes\b/],
  ['pop', /\bPOP\b/],
  ['imap', /\bIMAP\b/],
];
const assisted = 'to:hosted-exchange service:assisted';
const onlyLead = /\bonly a lead\b/i;

statement(
  'S0-01',
  'eleven systems are supported as a source, and a lead must approve any other source',
  async () => {
    const said = await answer('EXT_RSE', 'which systems can we migrate from?');
    expect(said).toMatch(/\bin-house\b/i);
    expect(said).not.toMatch(/\b20(13|16|19)\b/);
    for (const [system, name] of supported) {
      expect(said).toMatch(name);
      const key = /MIG-\d+/.exec(await openFrom(system, assisted))?.[0];
      expect(await say(`done ${key} E-01`)).toMatch(/\balready\b/i);
    }
    for (const system of ['exchange-2013', 'exchange-2016', 'exchange-2019', 'office-365']) {
      const opening = await openFrom(system, assisted);
      const key = /MIG-\d+/.exec(opening)?.[0];
      expect(lines(opening, /E-01/)).toMatch(/\blead\b/i);
      expect(await say(`done ${key} E-01`)).toMatch(onlyLead);
      expect(await sayAsLead(`done ${key} E-01`)).not.toMatch(onlyLead);
    }
    const unknown = await openFrom('sendmail', assisted);
    expect(unknown).not.toMatch(/MIG-\d/);
    expect(unknown).toMatch(/exchange-2003.*imap/);
  },
);

statement(
  'S0-16',
  'what moves depends on both systems, and an article lists the items that move',
  async () => {
    const article = 'items-migrated-during-an-cloud-office-migration';
    const items = await say('items exchange-2010 hosted-exchange');
    for (const kind of ['mail', 'calendars', 'contacts', 'tasks']) {
      expect(lines(items, /^moves/i)).toContain(kind);
    }
    expect(items).toContain(article);
    const mailOnly = lines(await say('items exchange-2010 rackspace-email'), /^moves/i);
    expect(mailOnly).toMatch(/\bmail\b/i);
    expect(mailOnly).not.toMatch(/\b(calendars|contacts|tasks)\b/i);

    const asked = await say(`faq ${await ticketToRead('EXT_RSE')} do calendars and contacts move?`);
    expect(lines(asked, /\bthese items move\b/)).toMatch(/: mail\.$/);
    expect(sentences(asked, /\bmail\b.*\bRackspace Email\b/)).toMatch(/\b(mail only|only mail)\b/i);
    expect(asked).toContain(article);
    expect(lines((await open('EXT_RSE')).opening, /\bcalendars\b/i)).toMatch(negation);
  },
);
