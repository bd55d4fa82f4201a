import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSecret, findSecretInFields } from '../../../src/ticket/secrets/find-secret.ts';

test.each<Record<string, string>>([
  { reason: 'login administrator', comment: 'Hunter2xyz!' },
  { contact: 'ann@acme.com', note: 'Winter2024' },
  { contact: 'administrator', note: 'Harbor-Seal9' },
  { title: 'New password for all mailboxes', reason: 'Try-Again-9' },
  { contact: 'ann@acme.com', domain: 'acme.com', note: 'use this to log in: Sun-Dial7' },
])('finds a login that is split between the fields of a form: %o', (fields) => {
  const names = Object.keys(fields);
  expect(findSecretInFields(fields)).toMatchObject({ secret: 'password', field: names.at(-1) });
});

test('says whether one field has the secret, or only several together', () => {
  expect(findSecretInFields({ note: 'password: x', comment: 'later' })).toEqual({
    secret: 'password',
    field: 'note',
    together: false,
  });
  expect(findSecretInFields({ note: 'ann@acme.com', comment: 'Winter24x' })).toEqual({
    secret: 'password',
    field: 'comment',
    together: true,
  });
});

test('finds a login to a DNS host in a form', () => {
  expect(findSecretInFields({ note: 'ok', comment: 'godaddy login bob / S3cret' })).toMatchObject({
    secret: 'dns-login',
    field: 'comment',
  });
});

test.each<Record<string, string>>([
  { contact: 'ann@studio54.com', customer: 'Studio54' },
  { customer: 'B2Gold4u', contact: 'Ann Lee ann@acme.com' },
  { contact: 'ann@acme.com', mailboxes: '1200', account: '1234567', ticket: '180621-01234' },
  { note: 'password reset confirmed', owner: 'U012AB3CD', until: '2026-12-01' },
  { login: '', note: ' ', reason: 'Tiger2026' },
  {},
])('accepts a form without a secret: %o', (fields) => {
  expect(findSecretInFields(fields)).toBeNull();
});

test('finds in a form whatever it finds in one field, and never throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom('pw: x', 'ann@acme.com'),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string({ maxLength: 10 }), text, { maxKeys: 5 }), (fields) => {
      const alone = Object.values(fields).some((value) => findSecret(value));
      if (alone) expect(findSecretInFields(fields)).not.toBeNull();
      else findSecretInFields(fields);
    }),
  );
});

test('the text that names a file is no secret, in a command, in a button, and in a form', () => {
  const slackId = fc.stringMatching(/^F0[A-Z0-9]{8,10}$/).map((id) => `slack:${id}`);
  const ref = fc.oneof(
    slackId,
    fc.uuid().map((id) => `teams:${id}`),
  );
  fc.assert(
    fc.property(ref, (file) => {
      expect(findSecret(`mailboxes MIG-12 upload file:${file}`)).toBeNull();
      expect(findSecretInFields({ which: 'MIG-12', what: 'upload', file })).toBeNull();
    }),
    { numRuns: 300 },
  );
});
