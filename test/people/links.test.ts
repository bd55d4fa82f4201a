import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linkAccounts, unlinkAccounts } from '../../src/people/links.ts';
import { setRole } from '../../src/people/roles.ts';
import type { Desk } from '../../src/ticket/desk.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { createDomain, openOne, racker } from '../ticket/setup.ts';

let desk: Desk;
const at = new Date('2026-11-20T10:00:00-06:00');
const change = { actorId: 'slack:U0LEE', at, show: ({ name }: { name: string }) => name };
const slack = 'slack:U0DANA';
const teams = 'teams:aad-dana';

beforeAll(async () => {
  desk = await createDomain();
});

afterAll(() => desk.database.close());

beforeEach(async () => {
  const { person } = desk.database.client;
  await person.deleteMany();
  const ids = [slack, teams, 'slack:U0SAM', 'teams:aad-sam'];
  await person.createMany({ data: ids.map((id) => ({ id, name: id })) });
});

function link(one: string, other: string): Promise<unknown> {
  return desk.database.transaction((tx) => linkAccounts(tx, [one, other], change));
}

function unlink(id: string): Promise<unknown> {
  return desk.database.transaction((tx) => unlinkAccounts(tx, id, change));
}

async function links(): Promise<[string, string | null][]> {
  const all = await desk.database.client.person.findMany({ where: { linkedTo: { not: null } } });
  return all.map(({ id, linkedTo }) => [id, linkedTo]);
}

test.each([
  [slack, teams],
  [teams, slack],
])('makes the Slack account the main account when linking %s and %s', async (one, other) => {
  await link(one, other);
  expect(await links()).toEqual([[teams, slack]]);
  await unlink(other);
  expect(await links()).toEqual([]);
});

test.each<[string, ...[string, string][]]>([
  ['the account in Teams', [slack, teams], ['slack:U0SAM', teams], [teams, slack]],
  ['the account in Slack', [slack, teams], ['teams:aad-sam', slack], [teams, slack]],
])('makes only one link if several people link %s at the same time', async (_, ...pairs) => {
  const made = await Promise.allSettled(pairs.map(([one, other]) => link(one, other)));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of made) if (one.status === 'rejected') expect(one.reason.message).toContain('already');
  expect(await links()).toHaveLength(1);
});

test('refuses to link an account twice', async () => {
  await link(slack, teams);
  await expect(link(slack, 'teams:aad-sam')).rejects.toThrow('already');
  await expect(link('slack:U0SAM', teams)).rejects.toThrow('already');
  await expect(link(teams, slack)).rejects.toThrow('already');
  expect(await links()).toEqual([[teams, slack]]);
});

test('assigns a ticket to the main account if the new owner was linked in the meantime', async () => {
  const { ticket } = await openOne(desk);
  await link(slack, teams);
  const stale = { id: teams, name: 'Dana Reyes' };
  const state = await assignTicket(desk, racker, ticket.number, stale);
  expect(state.ticket.ownerId).toBe(slack);
  await expect(assignTicket(desk, racker, ticket.number, stale)).rejects.toThrow('already');
});

test('sets a role on the Slack account only, but removes a role from both accounts', async () => {
  const roles = () =>
    desk.database.client.person
      .findMany({ where: { id: { in: [slack, teams] } }, orderBy: { id: 'asc' } })
      .then((all) => all.map(({ role }) => role));
  const give = (id: string, role: string | null) =>
    desk.database.transaction((tx) => setRole(tx, { id, role, actorId: 'slack:U0LEE', at }));
  await link(slack, teams);
  await give(slack, 'lead');
  expect(await roles()).toEqual(['lead', null]);
  await unlink(teams);
  await give(teams, 'lead');
  await link(slack, teams);
  await give(slack, null);
  expect(await roles()).toEqual([null, null]);
});
