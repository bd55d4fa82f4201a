import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readEnvironment } from '../src/config.ts';

const http = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_SIGNING_SECRET: 'f00dfeed' };
const socket = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_APP_TOKEN: 'xapp-1-app' };
const teams = {
  MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
  MICROSOFT_APP_PASSWORD: 'Teams~S3cret',
  MICROSOFT_APP_TENANT_ID: '99999999-8888-7777-6666-555555555555',
};

describe('readConfig', () => {
  it('chooses the playground on this machine, with defaults, if nothing is set', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      opsPort: null,
      opsHost: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: './data',
      backupDir: undefined,
      slack: null,
      teams: null,
      playground: true,
      calendar: {
        timezone: 'America/Chicago',
        hours: { days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:00' },
        holidays: [{ country: 'US' }],
      },
      leads: [],
      dns: {
        resolvers: ['1.1.1.1', '8.8.8.8', '9.9.9.9', '208.67.222.222'].map((address) => ({
          address,
          port: 53,
        })),
        nameserverPort: 53,
        allowPrivate: false,
      },
      support: { phone: '1-800-961-4454', url: 'https://cp.rackspace.com/' },
      keep: { deliveries: 30, events: null, audit: 730 },
      logLevel: 'info',
    });
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '127.0.0.1', { host: '127.0.0.1' }],
    ['MD_OPS_PORT', '9464', { opsPort: 9464 }],
    ['MD_OPS_PORT', '0', { opsPort: 0 }],
    ['MD_BACKUP_DIR', '/backups', { backupDir: '/backups' }],
    ['MD_DATA_DIR', '/var/lib/desk', { dataDir: '/var/lib/desk' }],
    ['MD_BACKUP_DIR', '/backups', { backupDir: '/backups' }],
    ['MD_TIMEZONE', 'Europe/London', { calendar: { timezone: 'Europe/London' } }],
    ['MD_TIMEZONE', 'UTC', { calendar: { timezone: 'UTC' } }],
    ['MD_BUSINESS_HOURS', 'Sun-Thu 8:00-16:30', { calendar: { hours: { days: [0, 1, 2, 3, 4] } } }],
    [
      'MD_HOLIDAYS',
      'US-TX,2026-11-27',
      { calendar: { holidays: [{ country: 'US', state: 'TX' }, { day: '2026-11-27' }] } },
    ],
    ['MD_HOLIDAYS', 'none', { calendar: { holidays: [] } }],
    [
      'MD_LEADS',
      'U012AB, 11111111-2222-3333-4444-555555555555',
      { leads: ['U012AB', '11111111-2222-3333-4444-555555555555'] },
    ],
    [
      'MD_DNS_SERVERS',
      '1.1.1.1,127.0.0.1:5353,[2606:4700::1111]:5353,2606:4700::1111',
      {
        dns: {
          resolvers: [
            { address: '1.1.1.1', port: 53 },
            { address: '127.0.0.1', port: 5353 },
            { address: '2606:4700::1111', port: 5353 },
            { address: '2606:4700::1111', port: 53 },
          ],
        },
      },
    ],
    ['MD_DNS_SERVERS', 'none', { dns: null }],
    ['MD_DNS_PORT', '5353', { dns: { nameserverPort: 5353 } }],
    ['MD_DNS_PRIVATE', 'on', { dns: { allowPrivate: true } }],
    ['MD_SUPPORT_PHONE', '0800 954 1007', { support: { phone: '0800 954 1007' } }],
    ['MD_SUPPORT_URL', 'https://login.rackspace.com/', { support: { url: 'https://login.rackspace.com/' } }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ])('accepts the setting %s=%s', (name, value, expected) =>
    expect(readConfig({ [name]: value })).toMatchObject(expected),
  );

  it('chooses Slack over HTTP, on all interfaces, if there are a bot token and a signing secret', () => {
    expect(readConfig(http)).toMatchObject({
      playground: false,
      host: undefined,
      slack: {
        mode: 'http',
        botToken: 'xoxb-1-bot',
        signingSecret: 'f00dfeed',
        apiUrl: 'https://slack.com/api/',
      },
    });
  });

  it.each([{}, { SLACK_SIGNING_SECRET: 'f00dfeed' }])(
    'chooses Socket Mode if there is an app token, whatever else is set: %o',
    (more) => {
      expect(readConfig({ ...socket, ...more })).toMatchObject({
        playground: false,
        slack: { mode: 'socket', botToken: 'xoxb-1-bot', appToken: 'xapp-1-app' },
      });
    },
  );

  it('accepts the URL of another Slack Web API, with or without a final slash', () => {
    for (const SLACK_API_URL of ['https://slack-gov.com/api', 'https://slack-gov.com/api/']) {
      expect(readConfig({ ...http, SLACK_API_URL }).slack?.apiUrl).toBe('https://slack-gov.com/api/');
    }
  });

  it.each([['postgres://desk:pw@db:5432/desk'], ['postgresql://db/desk']])(
    'accepts DATABASE_URL=%s',
    (url) => {
      expect(readConfig({ ...http, DATABASE_URL: url }).databaseUrl).toBe(url);
    },
  );

  it('reads the settings for Teams, with or without Slack', () => {
    const settings = {
      appId: teams.MICROSOFT_APP_ID,
      password: teams.MICROSOFT_APP_PASSWORD,
      tenantId: teams.MICROSOFT_APP_TENANT_ID,
      type: 'SingleTenant',
    };
    expect(readConfig({ ...http, ...teams }).teams).toEqual(settings);
    const alone = readConfig(teams);
    expect(alone).toMatchObject({ slack: null, teams: settings, playground: false, host: undefined });
    const { MICROSOFT_APP_PASSWORD: _password, ...managed } = teams;
    const identity = readConfig({ ...managed, MICROSOFT_APP_TYPE: 'UserAssignedMSI' });
    expect(identity.teams).toMatchObject({ type: 'UserAssignedMSI', password: undefined });
  });

  it('accepts any HOST if Slack or Teams is configured', () => {
    expect(readConfig({ ...http, HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });

  it("treats an empty variable as not set, and ignores other programs' variables", () => {
    const empty = { PORT: '', SLACK_BOT_TOKEN: '', MICROSOFT_APP_ID: '', MD_LEADS: '', MD_COLOUR: '' };
    expect(readConfig({ ...empty, HOME: '/root', SLACK_THEME: 'dark' })).toEqual(readConfig({}));
  });
});

describe('readConfig rejects', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::1'],
    ['HOST', 'localhost'],
    ['DATABASE_URL', 'postgres://desk:pw@db:5432/desk'],
    ['MD_TIMEZONE', 'Mars/Olympus'],
    ['MD_TIMEZONE', '+05:00'],
    ['MD_BUSINESS_HOURS', 'always'],
    ['MD_BUSINESS_HOURS', 'Mon-Fri 17:00-09:00'],
    ['MD_HOLIDAYS', 'ATLANTIS'],
    ['MD_HOLIDAYS', '2026-02-30'],
    ['MD_LEADS', '@dana'],
    ['MD_DNS_SERVERS', 'dns.example.com'],
    ['MD_DNS_SERVERS', '1.1.1.1:70000'],
    ['MD_DNS_SERVERS', '1.1.1.1:0'],
    ['MD_DNS_SERVERS', ','],
    ['MD_DNS_SERVERS', '1.1.1.1,none'],
    ['MD_DNS_PORT', '0'],
    ['MD_DNS_PORT', '65536'],
    ['MD_DNS_PORT', 'domain'],
    ['MD_DNS_PRIVATE', 'yes'],
    ['MD_SUPPORT_PHONE', 'call us'],
    ['MD_SUPPORT_URL', 'cp.rackspace.com'],
    ['LOG_LEVEL', 'loud'],
    ['MD_COLOUR', 'blue'],
  ])('the setting %s=%s', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} .*[^.]\\.$`));
  });

  it.each([
    ['SLACK_BOT_TOKEN', { ...http, SLACK_BOT_TOKEN: 'xoxp-a-person' }, 'xoxb-'],
    ['SLACK_APP_TOKEN', { ...socket, SLACK_APP_TOKEN: 'xoxb-1-bot' }, 'xapp-'],
    ['SLACK_SIGNING_SECRET', { ...http, SLACK_SIGNING_SECRET: 'two words' }, 'without spaces'],
    ['SLACK_API_URL', { ...http, SLACK_API_URL: 'slack.com/api' }, 'https://slack.com/api/'],
    ['DATABASE_URL', { ...http, DATABASE_URL: 'mysql://db/desk' }, 'postgres://'],
    ['DATABASE_URL', { ...http, DATABASE_URL: 'desk' }, 'postgres://'],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'f00dfeed' }, 'missing'],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1-app' }, 'missing'],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1-bot' }, 'SLACK_APP_TOKEN'],
    ['MICROSOFT_APP_TENANT_ID', { ...teams, MICROSOFT_APP_TENANT_ID: '' }, 'missing'],
    ['MICROSOFT_APP_PASSWORD', { ...http, ...teams, MICROSOFT_APP_PASSWORD: '' }, 'missing'],
    ['MICROSOFT_APP_ID', { ...teams, MICROSOFT_APP_ID: 'desk' }, 'must be an id'],
  ])('settings with a wrong or missing %s: %o', (name, environment, hint) => {
    const faults = faultsOf(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name}`));
    expect(faults[0]).toContain(hint);
  });

  it('several wrong settings at once, with one sentence for each', () => {
    const faults = faultsOf({
      PORT: 'http',
      SLACK_BOT_TOKEN: 'xoxb-1-bot',
      DATABASE_URL: 'mysql://db/desk',
      MD_TIMEZONE: 'Mars/Olympus',
      MD_HOLIDAYS: 'ATLANTIS',
      MD_COLOUR: 'blue',
      MD_COLOR: 'blue',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'MD_COLOR',
      'MD_COLOUR',
      'MD_HOLIDAYS',
      'MD_TIMEZONE',
      'PORT',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  it('a wrong secret, without repeating the secret in the message', () => {
    const said = faultsOf({
      SLACK_BOT_TOKEN: 'hunter2-bot',
      SLACK_APP_TOKEN: 'hunter2-app',
      SLACK_SIGNING_SECRET: 'hunter2 signing',
      MICROSOFT_APP_PASSWORD: 'hunter2-teams',
      DATABASE_URL: 'mysql://desk:hunter2-db@db/desk',
      SLACK_API_URL: 'ftp://desk:hunter2-api@slack.com',
      MD_PASSWORD: 'hunter2-own',
    }).join('\n');
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain('hunter2');
  });
});

describe('readEnvironment', () => {
  it('adds the variables in the .env file, but prefers real environment variables', () => {
    const before = process.cwd();
    const folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
    try {
      process.chdir(folder);
      expect(readEnvironment().MD_TEST_ONE).toBeUndefined();
      writeFileSync('.env', '# a comment\nMD_TEST_ONE="from the file"\nMD_TEST_TWO=from the file\n');
      process.env.MD_TEST_TWO = 'from outside';
      expect(readEnvironment()).toMatchObject({
        MD_TEST_ONE: 'from the file',
        MD_TEST_TWO: 'from outside',
        PATH: process.env.PATH,
      });
    } finally {
      process.chdir(before);
      delete process.env.MD_TEST_TWO;
      rmSync(folder, { recursive: true });
    }
  });
});

function faultsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}
