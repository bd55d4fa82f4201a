import { expect, test } from 'vitest';
import { firstName } from '../../src/commands/drafts/first-name.ts';

test.each([
  ['Ann Lee, ann@acme.com', 'Ann'],
  ['Ann', 'Ann'],
  ['Ann Lee <ann@acme.com>', 'Ann'],
  ['Ann Lee (210-555-0142)', 'Ann'],
  ['Ann Lee ann@acme.com 210-555-0142', 'Ann'],
  ['Mary-Jane O’Neil; mj@acme.com', 'Mary-Jane'],
  ['José Álvarez - jose@acme.com', 'José'],
  ['Dr. Ann Lee, ann@acme.com', 'Dr. Lee'],
  ['Mr. Lee', 'Mr. Lee'],
])('greets “%s” as %s', (contact, name) => {
  expect(firstName(contact)).toBe(name);
});

test.each([
  'ann@acme.com',
  '210-555-0142',
  '@sam',
  'Mr.',
  'the IT manager',
  'IT department',
  'Office manager',
  'ann lee',
  '',
])('knows no name in “%s”', (contact) => {
  expect(firstName(contact)).toBeUndefined();
});
