import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dailyName } from '../../src/db/backup/folder.ts';
import type { Database } from '../../src/db/client.ts';
import type { HttpFault } from '../support/connector/connector.ts';
import { createTestDatabase } from '../support/database.ts';
import { type DeskOptions, dana, migrations, openLine, startDesk, type TestDesk } from '../support/desk.ts';
import { startTeamsDesk, type TeamsDesk } from '../support/teams-desk.ts';

let desk: TestDesk;
let undo: string[];

beforeEach(() => {
  undo = [];
});

afterEach(async () => {
  for (const statement of undo) await desk.database.client.$executeRawUnsafe(statement);
  await desk.stop();
});

/** Changes the database until the end of the test. */
async function change(statement: string, back: string): Promise<void> {
  await desk.database.client.$executeRawUnsafe(statement);
  undo.push(back);
}

async function start(options: DeskOptions = {}): Promise<void> {
  desk = await startDesk(options);
}

async function readiness(path = '') {
  const response = await fetch(`${desk.url}/readyz${path}`);
  return { status: response.status, body: await response.json() };
}

/** Waits for this answer, because results are kept for a few seconds. */
async function expectSoon(expected: object, path = ''): Promise<void> {
  await expect.poll(() => readiness(path)).toMatchObject(expected);
}

describe('the database', () => {
  test('makes the bot not ready if a table is missing, and says which', async () => {
    await start();
    await change(
      'ALTER TABLE "Subscription" RENAME TO "Lost"',
      'ALTER TABLE "Lost" RENAME TO "Subscription"',
    );
    const problem = expect.stringContaining('Subscription');
    const remedy = expect.stringContaining('Restore');
    const database = { state: 'failing', problem, remedy };
    await expectSoon({ status: 503, body: { status: 'not ready', checks: { database } } });
  });

  test('makes the bot not ready if a row cannot be written because the disk is full', async () => {
    await start();
    await change(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device' USING ERRCODE = '53100'; END $$`,
      'DROP FUNCTION refuse() CASCADE',
    );
    await desk.database.client.$executeRaw`
      CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON "Replica" FOR EACH ROW EXECUTE FUNCTION refuse()`;
    const database = { state: 'failing', problem: "The database's disk is full." };
    await expectSoon({ status: 503, body: { checks: { database } } });
  });

  test('is asked only once for many probes', async () => {
    const database = await createTestDatabase();
    let asked = 0;
    const counting: Database = {
      ...database,
      executeSql(text, values, name) {
        if (text.includes('INSERT INTO "Replica"')) asked++;
        return database.executeSql(text, values, name);
      },
    };
    await start({ database: counting });
    await Promise.all(Array.from({ length: 50 }, () => readiness()));
    expect(asked).toBe(1);
  });

  test('is healthy again once the table is back', async () => {
    await start();
    await desk.database.client.$executeRaw`ALTER TABLE "Notice" RENAME TO "Lost"`;
    await expectSoon({ status: 503 });
    await desk.database.client.$executeRaw`ALTER TABLE "Lost" RENAME TO "Notice"`;
    await expectSoon({ status: 200, body: { status: 'ready' } });
  });
});

describe('Teams', () => {
  const secret = randomUUID();
  const description = `AADSTS700016: Application with identifier was not found, ${secret}`;
  const refusal = {
    status: 400,
    body: { error: 'unauthorized_client', error_description: description },
  };

  /** Starts the product while Microsoft's token service gives this answer. */
  async function startWith(fault: HttpFault, more: DeskOptions = {}): Promise<TeamsDesk> {
    const started = await startTeamsDesk({
      ...more,
      arrange: ({ login }) => Object.assign(login, { fault }),
    });
    desk = started;
    return started;
  }

  test('with an invented app id fails its own check, but leaves Slack its requests', async () => {
    await startWith(refusal, { env: { MICROSOFT_APP_PASSWORD: secret } });
    const teams = {
      state: 'failing',
      problem: "Teams refuses the bot's credentials (AADSTS700016).",
      remedy: expect.stringContaining('MICROSOFT_APP_ID'),
    };
    await expectSoon({
      status: 200,
      body: { status: 'degraded', checks: { teams, slack: { state: 'ok' } } },
    });
    expect(await readiness('/teams')).toMatchObject({ status: 503, body: teams });
    expect((await readiness('/slack')).status).toBe(200);
    expect((await readiness('/nothing')).status).toBe(404);
    expect(JSON.stringify(await readiness())).not.toContain(secret);
    expect(desk.log.join()).not.toContain(secret);
  });

  test('with an invented app id makes the bot not ready if Slack does not work either', async () => {
    await startWith(refusal);
    await expectSoon({ status: 200 });
    await desk.stop();
    const { slack } = desk;
    await slack.start();
    slack.faults.failNext('auth.test', 'invalid_auth', 1_000);
    await startWith(refusal, { slack });
    await expectSoon({
      status: 503,
      body: {
        status: 'not ready',
        checks: { slack: { problem: "Slack refuses the bot's token (invalid_auth)." } },
      },
    });
    await slack.stop();
  });

  test('is not ready before the first token, and only a warning if the token service is down later', async () => {
    const { connector } = await startWith({ status: 503 });
    await expectSoon({ body: { checks: { teams: { state: 'failing', problem: /not accepted/ } } } });
    connector.login.fault = undefined;
    await expectSoon({ status: 200, body: { status: 'ready' } });
  });
});

describe('deliveries', () => {
  test('are a warning, and no reason to stop requests, if a message could be sent but is not', async () => {
    await start();
    await desk.say(dana, 'subscribe');
    await desk.database.client.$executeRaw`
      INSERT INTO "Destination" (place, "leasedBy", "leaseEnds")
      VALUES (${`slack:${migrations}`}, 'a stuck courier', ${new Date(desk.clock.now().getTime() + 50_000)})
      ON CONFLICT (place) DO UPDATE SET "leasedBy" = excluded."leasedBy", "leaseEnds" = excluded."leaseEnds"`;
    await desk.say(dana, openLine);
    desk.clock.advance(3);
    await desk.database.client.destination.updateMany({
      data: { leaseEnds: new Date(desk.clock.now().getTime() + 50_000) },
    });
    const deliveries = { state: 'warning', problem: 'A message has been ready to be sent for 3 minutes.' };
    await expectSoon({ status: 200, body: { status: 'degraded', checks: { deliveries } } });
  });

  test('that wait for the end of a rate limit are no fault', async () => {
    await start();
    await desk.say(dana, 'subscribe');
    desk.slack.faults.rateLimitChannel(migrations, { retryAfter: 3_600 });
    await desk.say(dana, openLine);
    await desk.app.drain();
    desk.clock.advance(30);
    await expectSoon({ body: { checks: { deliveries: { state: 'ok' } } } });
  });

  test('that failed for good are a warning with the command that lists them', async () => {
    await start();
    await desk.say(dana, 'subscribe');
    desk.slack.faults.failChannel(migrations, 'is_archived');
    await desk.say(dana, openLine);
    await desk.app.drain();
    const places = { state: 'warning', problem: /^One channel/, remedy: /"deliveries failed"/ };
    await expectSoon({ status: 200, body: { checks: { places } } });
    desk.slack.faults.failChannel(migrations, undefined);
    await desk.say(dana, 'note 1 works again');
    await desk.app.drain();
    await expectSoon({ body: { checks: { places: { state: 'ok' } } } });
  });
});

test('a backup that is too old is a warning', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'migration-desk-'));
  await start({ env: { MD_BACKUP_DIR: dir } });
  await expectSoon({
    status: 200,
    body: { checks: { backups: { state: 'warning', problem: /no backup/ } } },
  });
  const now = desk.clock.now().getTime();
  const old = join(dir, dailyName(new Date(now - 30 * 3_600_000)));
  writeFileSync(old, '');
  await expectSoon({ body: { checks: { backups: { problem: 'The last backup is 1 day old.' } } } });
  writeFileSync(join(dir, dailyName(new Date(now))), '');
  await expectSoon({ body: { checks: { backups: { state: 'ok' } } } });
  rmSync(dir, { recursive: true });
});
