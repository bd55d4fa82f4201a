import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSecret } from '../../../src/ticket/secrets/find-secret.ts';
import { accepted, dnsLogins, passwords } from './cases.ts';

describe('text with a secret', () => {
  test.each(passwords)('is refused if it contains a password: %j', (text) => {
    expect(findSecret(text)).toBe('password');
  });

  test.each(dnsLogins)('is refused if it contains a login to a DNS host: %j', (text) => {
    expect(findSecret(text)).toBe('dns-login');
  });

  test.each(['user pw hunter', 'login pw abc', 'username password swordfish'])(
    'is refused if a password follows a word such as “login” or “user”: %s',
    (text) => {
      expect(findSecret(text)).toBe('password');
    },
  );

  test('is refused wherever the secret appears', () => {
    const filler = fc.constantFrom(
      'the customer will call back.',
      'Ann tested the trial.\n',
      'MX is set; TTL is 3600.',
    );
    const around = fc.array(filler, { maxLength: 5 }).map((parts) => parts.join(' '));
    const secret = fc.constantFrom(
      'password: Hunter2!',
      'pwd=abc123',
      'pass is Summer24',
      'user/pass bob/hunter2',
    );
    fc.assert(
      fc.property(around, secret, around, (before, text, after) => {
        expect(findSecret(`${before} ${text} ${after}`)).not.toBeNull();
      }),
    );
  });

  test('is refused even if invisible characters hide the word “password”', () => {
    const hidden = fc.constantFrom(
      '\u200b',
      '\u200c',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u034f',
      '\ufe0f',
    );
    fc.assert(
      fc.property(fc.nat({ max: 8 }), hidden, (at, sign) => {
        expect(findSecret(`${'password'.slice(0, at)}${sign}${'password'.slice(at)}: hunter`)).toBe(
          'password',
        );
      }),
    );
  });
});

describe('text without a secret', () => {
  test.each(accepted)('is accepted: %j', (text) => {
    expect(findSecret(text)).toBeNull();
  });
});

describe('any text', () => {
  test('is checked without errors', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void findSecret(text)));
  });

  // A regular expression that backtracks exponentially would exceed the timeout.
  test.each([
    'a',
    'a ',
    '1',
    'a1',
    'a.',
    '-',
    '@a.',
    ':',
    'password',
    'password ',
    'password:',
    'password: a ',
    'password is a1 ',
    'user/pass ',
    'pass_',
    'godaddy login ',
    'login a/',
    'a://a:',
    '<@',
    '&amp;',
    'bearer ',
    'basic a',
    '-----begin ',
    'dana@acme.com:',
    '\u200b',
    'e\u0301',
    '\n',
    'xox',
    'eyJ',
    '\ufdfa',
    '\u3316',
    '→',
    'password abcd ',
    'password is "a ',
    'u: p ',
    'set it to ',
    'secret answer ',
    'backup code ',
    'pin a ',
    'pin 4821 ',
    'code 482 110 ',
    'a1B2 ',
    'a,b1c2,',
    'a-b-',
    'verification-',
    'p=a',
    '/o=',
    'net user a ',
    '密码a1',
    'パスワード',
    '\ue000',
  ])('is checked quickly, even if it repeats %j for 40,000 characters', (unit) => {
    expect(['password', 'dns-login', null]).toContain(
      findSecret(unit.repeat(Math.ceil(40_000 / unit.length))),
    );
  });
});
