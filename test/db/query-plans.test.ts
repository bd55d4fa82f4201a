import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { connect } from '../../src/db/client.ts';
import { countDigests } from '../../src/ops/digests.ts';
import { findAttention } from '../../src/ticket/attention/find-attention.ts';
import { readLoad } from '../../src/ticket/attention/load.ts';
import { noFilter } from '../../src/ticket/lists/filter.ts';
import { createTestDatabaseUrl } from '../support/database.ts';
import { dana, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';
import { addManyTickets, commonWord, rareWord } from '../support/many-tickets.ts';
import { type Statement, statementsOf } from '../support/statements.ts';

/*
 * Every statement on a growing table must use an index. The tests capture the statements that the product really sends,
 * for a person or for a job.
 */

/** Small tables that a statement may read without an index: people, places, and their settings. */
const smallTables = [
  'Person',
  'BotIdentity',
  'Subscription',
  'Destination',
  'HomeTab',
  'DigestSchedule',
  'DigestRun',
  'DigestPost',
  'DailyFigure',
  'Replica',
  'TeamsConversation',
  'TeamsMember',
];

const tickets = 6_000;

let url: string;
let database: Database;
let desk: TestDesk;
let explainer: pg.Client;

beforeAll(async () => {
  url = await createTestDatabaseUrl();
  database = connect(url);
  desk = await startDesk({ database });
  await addManyTickets(database, tickets, desk.clock.now());
  explainer = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await explainer.connect();
  // Postgres often prefers to read a small table without an index. With this setting, Postgres reads a table without an
  // index only if no index fits.
  await explainer.query('SET enable_seqscan = off');
});

afterAll(async () => {
  await explainer.end();
  await desk.stop();
});

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** Asks Postgres how it would run a statement. With `ANALYZE`, Postgres also runs the statement and counts rows. */
async function planOf({ text, values }: Statement, analyze: 'ANALYZE' | '' = ''): Promise<PlanNode[]> {
  const { rows } = await explainer.query(`EXPLAIN (${analyze && `${analyze}, `}FORMAT JSON) ${text}`, values);
  return nodesOf(rows[0]['QUERY PLAN'][0].Plan);
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Counts the table rows that a plan reads. */
function rowsRead(nodes: PlanNode[]): number {
  return nodes
    .filter((node) => node['Relation Name'] !== undefined)
    .map((node) => {
      const each = ['Actual Rows', 'Rows Removed by Filter', 'Rows Removed by Index Recheck'] as const;
      return each.reduce((sum, name) => sum + (node[name] ?? 0), 0) * (node['Actual Loops'] ?? 1);
    })
    .reduce((sum, rows) => sum + rows, 0);
}

/** Lists the large tables that a statement reads without an index. */
async function scansOf(statement: Statement): Promise<string[]> {
  const scans = (await planOf(statement)).filter(
    (node) => node['Node Type'] === 'Seq Scan' && !smallTables.includes(node['Relation Name'] ?? ''),
  );
  return scans.map((node) => `${node['Relation Name']}: ${statement.text}`);
}

/** Returns the statements that `work` sends for our own tables, without INSERT, BEGIN, and COMMIT. */
async function sentBy(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent = await statementsOf(work);
  return sent.filter(({ text }) => /^\s*(SELECT|WITH|UPDATE|DELETE)\b/i.test(text) && text.includes('"'));
}

async function checkedIndexes(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent = await sentBy(work);
  expect(sent.length).toBeGreaterThan(0);
  const scans: string[] = [];
  for (const statement of sent) scans.push(...(await scansOf(statement)));
  expect(scans).toEqual([]);
  return sent;
}

async function expectIndexes(work: () => Promise<unknown>): Promise<void> {
  await checkedIndexes(work);
}

const lists = [
  'list',
  'list missed',
  'list all',
  'list closed',
  'list stalled',
  'list escalated',
  'list nudge',
  'list held',
  'list snoozed',
  'list agreed',
  'list agreed mine',
  'list agreed all',
  'list mine',
  'list unowned',
  'list unowned before:MIG-1000',
  'list stalled -owner:@dana',
  `list ${rareWord}`,
  `list all ${rareWord}`,
  'list nosuchword',
  `list ${commonWord}`,
  `list all ${commonWord}`,
  'list 1000777',
  'list z9',
  'list page:3',
  'list after:MIG-1000',
  'list all before:MIG-1000',
  'list agreed after:MIG-1000',
  `list ${commonWord} after:MIG-1000`,
];

describe('uses indexes and reads a limited number of rows for', () => {
  test.each([...lists, ''])('the command "%s"', async (command) => {
    const sent = await checkedIndexes(() => desk.say(dana, command));
    let rows = 0;
    for (const statement of sent) rows += rowsRead(await planOf(statement, 'ANALYZE'));
    // At most half of the tickets match, so counting up to 500 of them reads about 1,000 rows. `all` counts tickets for
    // three statuses, and the empty command counts two lists.
    const times = command.includes('all') ? 3 : command === '' ? 2 : 1;
    expect(rows).toBeLessThan(times * 1_200);
  });
});

describe('uses indexes for', () => {
  test.each([
    'list phase:cutover,delta -from:gmail',
    'list kind:platform-change waiting:racker',
    'list blocked',
    'list to:office-365 -service:self-service',
    'list ba',
    `list stalled ${commonWord} mar`,
  ])('the command "%s"', (command) => expectIndexes(() => desk.say(dana, command)));

  test('opening App Home', () =>
    expectIndexes(async () => {
      await desk.slack.openHome(dana);
      await desk.slack.until(() => desk.slack.views.home(dana));
      await desk.app.drain();
    }));

  test.each([
    ['the whole team', noFilter],
    ['one owner', { ...noFilter, only: { ownerId: [`slack:${dana}`] } }],
  ])('finding what needs attention in the tickets of %s, and the load', (_, filter) =>
    expectIndexes(async () => {
      const wish = { filter, at: desk.clock.now(), most: 10 };
      await findAttention(desk.app.desk, database.client, wish);
      await readLoad(database.client, desk.app.desk.calendar, wish);
    }),
  );

  test('posting a digest', () => expectIndexes(() => desk.say(dana, 'digest now')));

  test('opening a ticket, assigning it, setting a date, and adding a note', () =>
    expectIndexes(async () => {
      await desk.say(dana, 'subscribe from:rackspace-email opened');
      await desk.say(dana, openLine);
      await desk.say(dana, `assign ${tickets + 1} me`);
      await desk.say(dana, `set ${tickets + 1} cutover:2026-12-04T18:00`);
      await desk.say(dana, `note ${tickets + 1} called them`);
      await desk.say(dana, `show ${tickets + 1}`);
      await desk.say(dana, `history ${tickets + 1}`);
      await desk.posted(migrations);
    }));

  test('running the jobs and finding the next due job', () =>
    expectIndexes(async () => {
      await desk.app.nextDue(desk.clock.now());
      await desk.app.tick();
    }));

  test('answering whether the bot is ready', () => expectIndexes(() => fetch(`${desk.url}/readyz`)));

  test("counting today's digests", () =>
    expectIndexes(() => countDigests(database.client, desk.app.desk.calendar, desk.clock.now())));
});

test('the check reports a statement without a matching index', async () => {
  const text = `SELECT count(*) FROM "Ticket" WHERE "mailboxes" > 5`;
  expect(await scansOf({ session: null, text })).toEqual([`Ticket: ${text}`]);
});
