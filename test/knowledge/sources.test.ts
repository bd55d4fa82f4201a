import { describe, expect, test } from 'vitest';
import { besidesSheet, eachLogin, loginsOf } from '../../src/knowledge/logins.ts';
import { needsOf, serverAsked, sourceBriefing } from '../../src/knowledge/sources.ts';
import { sources } from '../../src/ticket/playbooks/systems.ts';

/** How our tool gets into the mailboxes of each source, and which server people name. Written by hand from docs/trade.md. */
const expected: Record<string, [login: string, server: string | null]> = {
  'exchange-2003': ['administrator', 'https://mail.example.com/exchange'],
  'exchange-2007': ['administrator', 'https://mail.example.com/owa'],
  'exchange-2010': ['impersonation', 'https://mail.example.com/owa'],
  'exchange-2013': ['impersonation', 'https://mail.example.com/owa'],
  'exchange-2016': ['impersonation', 'https://mail.example.com/owa'],
  'exchange-2019': ['impersonation', 'https://mail.example.com/owa'],
  'office-365': ['impersonation', null],
  'google-apps': ['administrator', null],
  gmail: ['app-password', null],
  'groupwise-7': ['each-user', 'https://mail.example.com'],
  'groupwise-8': ['each-user', 'https://mail.example.com'],
  'lotus-notes': ['each-user', 'https://mail.example.com'],
  zimbra: ['administrator', 'https://mail.example.com'],
  imap: ['each-user', 'mail.example.com:993 (with SSL) or mail.example.com:143 (without SSL)'],
  pop: ['each-user', 'pop.example.com'],
  'rackspace-email': ['each-user', null],
  'hosted-exchange': ['ours', null],
};

test.each(sources)('says for $name how our tool gets in, and which server people name', ({ slug }) => {
  expect([needsOf(slug).login, serverAsked(slug)?.example ?? null]).toEqual(expected[slug]);
});

test('knows the server of Rackspace Email', () => {
  expect(needsOf('rackspace-email').server).toEqual({ known: 'secure.emailsrvr.com:993' });
});

test('begins what people should know about POP with the inbox', () => {
  expect(sourceBriefing('pop')[0]).toMatch(/^Inbox only: /);
  expect(sources.filter(({ slug }) => needsOf(slug).warning).map(({ slug }) => slug)).toEqual(['pop']);
});

test('says what else to know about a source', () => {
  const known = (source: string) => sourceBriefing(source).join(' ');
  expect(known('gmail')).toMatch(/labels become folders.*2,500 MB a day/);
  expect(known('google-apps')).toBe(known('gmail'));
  expect(known('imap')).toContain('only letters and digits');
  expect(known('exchange-2003')).toMatch(/BCC recipients and resource attendees don't move/);
  expect(known('exchange-2007')).toBe('');
});

test('treats a source that only a newer release knows like a server with a login for each mailbox', () => {
  expect(needsOf('toString')).toMatchObject({ login: 'each-user', items: [] });
});

describe('the logins of a path', () => {
  test.each([
    ['gmail', 'rackspace-email', [], 'both'],
    ['exchange-2010', 'hosted-exchange', ['exchange-2010'], 'new'],
    ['imap', 'office-365', ['office-365'], 'old'],
    ['google-apps', 'office-365', ['google-apps', 'office-365'], null],
    ['rackspace-email', 'office-365', ['office-365'], 'old'],
    ['hosted-exchange', 'office-365', ['office-365'], null],
    ['rackspace-email', 'hosted-exchange', [], null],
  ])(
    'from %s to %s are of administrators %j, and of each mailbox: %s',
    (source, target, administrators, each) => {
      expect(loginsOf({ source, target })).toEqual({ administrators, each });
      expect(eachLogin({ source, target }) === null).toBe(each === null);
    },
  );

  test('are sent besides the sheet, and so is a server that is not known yet', () => {
    const path = { source: 'imap', target: 'office-365', service: 'assisted', method: null };
    expect(besidesSheet({ ...path, sourceUrl: null })).toEqual([
      expect.stringContaining('such as mail.example.com:993'),
      'The username and password for every mailbox',
      'The login of a global administrator of Office 365',
    ]);
    expect(besidesSheet({ ...path, sourceUrl: 'mail.acme.com:993' })).toHaveLength(2);
    for (const more of [{ service: 'self-service' }, { method: 'pst-ftp' }])
      expect(besidesSheet({ ...path, sourceUrl: null, ...more })).toEqual([]);
  });
});
