import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../../src/ticket/desk.ts';
import { findTickets, noFilter } from '../../src/ticket/find-tickets.ts';
import { createDomain, openOne } from './setup.ts';

const customers = ['Acme 100% Mail', 'Acme_Mail', 'Acme\\Mail', 'AcmeXMail'];

let desk: Desk;

beforeAll(async () => {
  desk = await createDomain();
  for (const customer of customers) await openOne(desk, { customer });
});

afterAll(() => desk.database.close());

test.each([
  ['acme', customers],
  ['%', ['Acme 100% Mail']],
  ['_', ['Acme_Mail']],
  ['e_m', ['Acme_Mail']],
  ['\\', ['Acme\\Mail']],
  ['a%l', []],
])('the word %s is searched for as it is', async (word, expected) => {
  const options = { at: desk.clock.now(), page: 1, size: 10 };
  const { tickets } = await findTickets(
    desk.plans,
    desk.database.client,
    { ...noFilter, words: [word] },
    options,
  );
  expect(tickets.map(({ customer }) => customer)).toEqual(expected);
});
