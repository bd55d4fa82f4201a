import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moments } from '../../../src/ticket/mending/moments.ts';

const schema = readFileSync(join(import.meta.dirname, '../../../prisma/schema.prisma'), 'utf8');

interface Model {
  name: string;
  columns: { name: string; type: string }[];
  key: string[];
}

const models: Model[] = [...schema.matchAll(/^model (\w+) \{\n(.*?)\n\}/gms)].map(
  ([, name = '', body = '']) => {
    const columns = [...body.matchAll(/^ {2}(\w+) +(\w+)\??(?: |$)/gm)].map(([, name = '', type = '']) => ({
      name,
      type,
    }));
    const own = /^ {2}(\w+) .*@id\b/m.exec(body)?.[1];
    const several = /@@id\(\[([^\]]+)\]\)/.exec(body)?.[1];
    return { name, columns, key: own ? [own] : (several?.split(', ') ?? []) };
  },
);

/**
 * Columns that hold no moment and no day, although their names look like it. A new column with such a name belongs here or
 * in the table of moments.
 */
const others = [
  'DigestSchedule.days',
  'Ticket.contactEveryDays',
  'Ticket.forcedMxOn',
  'Ticket.waitingOn',
  'TicketPeriod.waitingOn',
  'Person.linkedTo',
];

/** Whether a column holds a moment, a day as text, or a mark that people were told, by its type or name. */
function isMoment({ type, name }: Model['columns'][number]): boolean {
  return type === 'DateTime' || /([dD]ays?|Date|Told|On|From|To|Until|replyBy|billingTarget)$/.test(name);
}

test('every column with a moment, a day, or a mark that people were told is in the table of moments', () => {
  const inSchema = models.flatMap(({ name: model, columns }) =>
    columns.filter(isMoment).map(({ name }) => `${model}.${name}`),
  );
  const inTable = Object.entries(moments).flatMap(([model, { columns }]) =>
    Object.keys(columns).map((column) => `${model}.${column}`),
  );
  expect([...inTable, ...others].toSorted()).toEqual(inSchema.toSorted());
});

test('the table of moments has the primary key of each model', () => {
  const keys = Object.fromEntries(
    models.filter(({ name }) => name in moments).map(({ name, key }) => [name, key]),
  );
  expect(Object.fromEntries(Object.entries(moments).map(([name, { key }]) => [name, key]))).toEqual(keys);
});
