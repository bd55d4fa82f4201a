import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { changeTicket } from '../../src/ticket/change.ts';
import { assignTicket } from '../../src/ticket/operations/assign-ticket.ts';
import { setFields } from '../../src/ticket/operations/set-fields.ts';
import { eventTypes, readEvent, type TypedData, writtenData } from '../../src/ticket/ticket-event.ts';
import { createDomain, openOne, racker } from './setup.ts';

let desk: Awaited<ReturnType<typeof createDomain>>;

beforeAll(async () => {
  desk = await createDomain();
});
afterAll(() => desk.database.close());

async function lastEvent(ticketNumber: number) {
  const { client } = desk.database;
  return client.event.findFirstOrThrow({ where: { ticketNumber }, orderBy: { seq: 'desc' } });
}

/** Text with NUL, emoji, halves of surrogate pairs, and characters that JSON or Postgres escapes. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\0', '\ud800', '\udc00', '😀', '\\', '"', "'", 'a', '\u2028') }),
);

/** Values that fit a JSON schema made by zod. Zod itself rejects some of them, because a JSON schema can't say everything. */
function valuesOf(schema: z.core.JSONSchema.BaseSchema): fc.Arbitrary<unknown> {
  const all = (schemas: z.core.JSONSchema._JSONSchema[]) => schemas.map((one) => valuesOf(Object(one)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf ?? schema.anyOf) return fc.oneof(...all(schema.oneOf ?? schema.anyOf ?? []));
  if (Array.isArray(schema.type)) return fc.oneof(...all(schema.type.map((type) => ({ ...schema, type }))));
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'array') return fc.array(valuesOf(Object(schema.items)), { maxLength: 4 });
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => [name, valuesOf(Object(field))] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
  }
  const moment = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
  if (schema.format === 'date') return moment.map((date) => date.toISOString().slice(0, 10));
  if (schema.format === 'date-time') return moment.map((date) => date.toISOString());
  if (schema.type === 'string') return text;
  if (schema.type === 'integer') return fc.integer();
  throw new Error(`no values for ${JSON.stringify(schema)}`);
}

test('reads back every event that the schema accepts', async () => {
  const { ticket } = await openOne(desk);
  const seen = new Set<string>();
  const accepted = valuesOf(z.toJSONSchema(writtenData))
    .map((value) => writtenData.safeParse(value).data)
    .filter((event) => event !== undefined);
  await fc.assert(
    fc.asyncProperty(accepted, async (event: TypedData) => {
      await changeTicket(desk, racker, ticket.number, () => ({
        event: { ...event, text: 'did something', progress: false },
      }));
      const { type, data } = readEvent(await lastEvent(ticket.number))!;
      expect({ type, data }).toEqual(event);
      seen.add(type);
    }),
    { numRuns: 300 },
  );
  expect([...seen].sort()).toEqual(eventTypes.toSorted());
}, 600_000);

function written(reason: string) {
  return writtenData.safeParse({ type: 'canceled', data: { reason } }).data?.data;
}

test('replaces half an emoji in the text of an event with “�”', () => {
  expect(written('no 😀\ud83d')).toEqual({ reason: 'no 😀\ufffd' });
});

test('rejects a NUL character in the text of an event', () => {
  expect(written('no\0')).toBeUndefined();
});

test.each([
  ['a field that its type does not allow', 'note', { way: 'phone' }],
  ['a missing field', 'owner', { from: null }],
  ['a wrong value', 'hold', { until: 'tomorrow', reason: 'vacation' }],
  ['an unknown type', 'moved', {}],
])('ignores a stored event with %s', async (_, type, data) => {
  const { ticket } = await openOne(desk);
  const { client } = desk.database;
  await client.event.updateMany({ where: { ticketNumber: ticket.number }, data: { type, data } });
  const row = await lastEvent(ticket.number);
  expect(readEvent(row)).toBeNull();
});

test('an event lists the steps that its change completed automatically', async () => {
  const { ticket } = await openOne(desk);
  const ticks = async () => readEvent(await lastEvent(ticket.number))!.data.ticks;
  expect(await ticks()).toEqual(['C-02']);
  await assignTicket(desk, racker, ticket.number, { id: 'slack:U0DANA', name: 'Dana' });
  expect(await ticks()).toEqual(['C-03']);
  await setFields(desk, racker, ticket.number, [{ name: 'mailboxes', value: 40, raw: '40' }]);
  expect(await ticks()).toBeUndefined();
});
