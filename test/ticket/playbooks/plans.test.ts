import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setFields } from '../../../src/ticket/operations/set-fields.ts';
import { fromStored, toStored } from '../../../src/ticket/playbooks/plan.ts';
import { createPlans } from '../../../src/ticket/playbooks/plans.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { loadTicket } from '../../../src/ticket/state.ts';
import { isDone } from '../../../src/ticket/steps/marks.ts';
import { createDomain, everyPlan, openOne, racker } from '../setup.ts';

let domain: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  domain = await createDomain();
  await domain.database.client.person.create({ data: { id: 'slack:U0DANA', name: 'Dana' } });
});
afterAll(() => domain.database.close());

const toExchange = { source: 'exchange-2007', target: 'hosted-exchange' };

function load(number: number) {
  return loadTicket(domain, domain.database.client, number);
}

test.each(everyPlan)(
  'reads back a stored plan unchanged: $playbook, method $method, $source to $target',
  ({ plan }) => {
    const stored = JSON.parse(JSON.stringify(toStored(plan)));
    expect(fromStored(stored, () => undefined)).toEqual(plan);
  },
);

test('stores a plan once for all tickets on a path', async () => {
  const [first, second] = [await openOne(domain), await openOne(domain, { domain: 'other.com' })];
  expect(second.ticket.planHash).toBe(first.ticket.planHash);
  const other = await openOne(domain, toExchange);
  expect(other.ticket.planHash).not.toBe(first.ticket.planHash);
  const { client } = domain.database;
  expect(await client.plan.count()).toBe(2);
  const phases = await client.planPhase.findMany({
    where: { planHash: first.ticket.planHash },
    orderBy: { position: 'asc' },
  });
  expect(phases.map(({ slug }) => slug)).toEqual(first.phases.map(({ slug }) => slug));
  expect(phases.filter(({ billed }) => billed).map(({ slug }) => slug)).toEqual(['decommission']);
});

test('stores a row for each done step, but none for open steps', async () => {
  const { ticket, steps } = await openOne(domain);
  const rows = await domain.database.client.stepMark.findMany({ where: { ticketNumber: ticket.number } });
  expect(rows.map(({ stepId }) => stepId)).toEqual(steps.filter(isDone).map(({ id }) => id));
  expect(rows.length).toBeLessThan(5);
});

describe('changing the method', () => {
  test('switches the ticket between two plans', async () => {
    const { ticket } = await openOne(domain, toExchange);
    const method = (value: string) =>
      setFields(domain, racker, ticket.number, [{ name: 'method', value, raw: value }]);
    const files = await method('pst-ftp');
    expect(files.ticket.planHash).not.toBe(ticket.planHash);
    expect(await load(ticket.number)).toEqual(files);
    expect((await method('migrationwiz')).ticket.planHash).toBe(ticket.planHash);
  });

  test('stores no plan if the change is rolled back', async () => {
    await domain.database.client.ticket.updateMany({
      data: { planHash: (await openOne(domain)).ticket.planHash },
    });
    const { ticket } = await openOne(domain, { ...toExchange, source: 'exchange-2003' });
    const values = [{ name: 'method', value: 'pst-ftp', raw: 'pst-ftp' }];
    const failing = {
      ...domain,
      database: {
        ...domain.database,
        transaction: <T>(work: Parameters<typeof domain.database.transaction<T>>[0]) =>
          domain.database.transaction<T>(async (tx) => {
            await work(tx);
            throw new Error('the power is gone');
          }),
      },
    };
    const before = await domain.database.client.plan.count();
    await expect(setFields(failing, racker, ticket.number, values)).rejects.toThrow('the power is gone');
    expect(await domain.database.client.plan.count()).toBe(before);
    const state = await setFields(domain, racker, ticket.number, values);
    expect(await load(ticket.number)).toEqual(state);
  });
});

test('reads several plans in one statement, and each plan only once', async () => {
  const numbers = [await openOne(domain), await openOne(domain, toExchange)].map(
    ({ ticket }) => ticket.planHash,
  );
  const plans = createPlans(playbooks);
  let reads = 0;
  const client = domain.database.client.$extends({
    query: {
      plan: {
        findMany({ args, query }) {
          reads++;
          return query(args);
        },
      },
    },
  }) as unknown as typeof domain.database.client;
  await plans.load(client, numbers);
  await plans.load(client, numbers);
  expect(reads).toBe(1);
});
