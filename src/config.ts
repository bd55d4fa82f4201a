import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type DnsSettings, dnsVariables, toDnsSettings } from './config/dns-settings.ts';
import { itemsOf, parsed, port } from './config/variables.ts';
import { parseBusinessHours } from './time/business-hours.ts';
import type { CalendarSettings } from './time/calendar.ts';
import { parseHolidays } from './time/holidays.ts';

/** The product's settings. README.md, "Configuration", explains each variable and its default. */
export interface Config {
  port: number;
  /** Undefined means all network interfaces. */
  host: string | undefined;
  /** The port of the server for metrics. Null means that there is no such server. */
  opsPort: number | null;
  opsHost: string;
  /** Undefined means that we start our own Postgres, with its files in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where daily backups go. Undefined means that there are none. */
  backupDir: string | undefined;
  slack: SlackSettings | null;
  teams: TeamsSettings | null;
  /** True when no chat platform is configured. The product then runs against a simulated Slack on this machine. */
  playground: boolean;
  calendar: CalendarSettings;
  /** Platform ids of people who are always leads. */
  leads: string[];
  /** How to ask DNS. Null: nobody asks. */
  dns: DnsSettings | null;
  /** How customers reach Support. `url` is where they find chat and tickets. */
  support: { phone: string; url: string };
  /** How customers send credentials, as a sentence with a link. Undefined: the letters leave the place to the sender. */
  secureRoute: string | undefined;
  keep: Retention;
  logLevel: string;
}

/** How many days rows are kept. Null means for good. */
export interface Retention {
  /** Deliveries that were sent. Failed ones are kept for at least 90 days. */
  deliveries: number | null;
  /** Events of closed and canceled tickets, from the day when the ticket ended. */
  events: number | null;
  /** Entries of the audit log. */
  audit: number | null;
}

export type { DnsSettings };

export type SlackSettings =
  | { mode: 'http'; botToken: string; signingSecret: string; apiUrl: string }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl: string };

export interface TeamsSettings {
  appId: string;
  /** Undefined for a managed identity, which has no password. */
  password: string | undefined;
  tenantId: string;
  type: 'SingleTenant' | 'UserAssignedMSI';
}

/** The error for wrong settings in the environment. `faults` has one sentence for each wrong setting. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

type Environment = Record<string, string | undefined>;

/**
 * Returns the environment variables, together with the variables in the working directory's `.env` file. If both set a
 * variable, the environment wins. No other code reads the environment.
 */
export function readEnvironment(): Environment {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...file, ...process.env };
}

const ownVariables = [
  'MD_DATA_DIR',
  'MD_BACKUP_DIR',
  'MD_OPS_PORT',
  'MD_OPS_HOST',
  'MD_TIMEZONE',
  'MD_BUSINESS_HOURS',
  'MD_HOLIDAYS',
  'MD_LEADS',
  ...Object.keys(dnsVariables),
  'MD_SUPPORT_PHONE',
  'MD_SUPPORT_URL',
  'MD_SECURE_ROUTE',
  'MD_KEEP_DELIVERIES',
  'MD_KEEP_EVENTS',
  'MD_KEEP_AUDIT',
];

/** The schema of a secret. Its error messages never contain the value. */
const secret = (shape: RegExp, hint: string) => z.string().regex(shape, hint).optional();

/** The schema of a number of days, or of `forever`, which is read as null. */
const days = (least: number) =>
  z
    .string()
    .regex(/^(forever|\d{1,5})$/, `must be a number of days, at least ${least}, or forever`)
    .transform((text) => (text === 'forever' ? null : Number(text)))
    .refine(
      (count) => count === null || count >= least,
      `must be a number of days, at least ${least}, or forever`,
    );

const guid = z.guid('must be an id such as 11111111-2222-3333-4444-555555555555');

const shape = z.object({
  PORT: port.default(3000),
  MD_OPS_PORT: port.optional(),
  MD_OPS_HOST: z.string().default('127.0.0.1'),
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'must be a Postgres URL such as postgres://user:password@host:5432/name')
    .optional(),
  MD_DATA_DIR: z.string().default('./data'),
  MD_BACKUP_DIR: z.string().optional(),
  SLACK_BOT_TOKEN: secret(/^xoxb-\S+$/, 'must be a bot token, which starts with xoxb-'),
  SLACK_SIGNING_SECRET: secret(/^\S+$/, "must be the Slack app's signing secret, without spaces"),
  SLACK_APP_TOKEN: secret(/^xapp-\S+$/, 'must be an app-level token, which starts with xapp-'),
  SLACK_API_URL: z
    .string()
    .refine(isHttpUrl, 'must be the base URL of the Slack Web API, such as https://slack.com/api/')
    .transform((url) => (url.endsWith('/') ? url : `${url}/`))
    .default('https://slack.com/api/'),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_PASSWORD: secret(/^\S+$/, "must be the app registration's client secret, without spaces"),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  MICROSOFT_APP_TYPE: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'must be SingleTenant or UserAssignedMSI')
    .optional(),
  MD_TIMEZONE: z
    .string()
    .refine(isTimezone, 'must be a time zone such as America/Chicago or Europe/London')
    .default('America/Chicago'),
  MD_BUSINESS_HOURS: parsed(parseBusinessHours).prefault('Mon-Fri 09:00-17:00'),
  MD_HOLIDAYS: parsed(parseHolidays).prefault('US'),
  MD_LEADS: parsed(parseLeads).prefault(''),
  ...dnsVariables,
  MD_SUPPORT_PHONE: z
    .string()
    .regex(/^(?=(?:[^\d\n]*\d){5})[^\n]{1,80}$/, 'must be a phone number such as 1-800-961-4454')
    .default('1-800-961-4454'),
  MD_SUPPORT_URL: z
    .string()
    .refine(
      isHttpUrl,
      'must be the URL where customers find chat and tickets, such as https://cp.rackspace.com/',
    )
    .default('https://cp.rackspace.com/'),
  MD_SECURE_ROUTE: z
    .string()
    .regex(
      /^(?=.*https:\/\/\S+\.\S)[^\n]{1,300}$/,
      'must be a sentence with an https link, such as “Send passwords only here: https://secure.example.com/”',
    )
    .optional(),
  MD_KEEP_DELIVERIES: days(7).prefault('30'),
  MD_KEEP_EVENTS: days(90).prefault('forever'),
  MD_KEEP_AUDIT: days(90).prefault('730'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
});

type Variables = z.infer<typeof shape>;

/**
 * Reads the configuration. An empty variable counts as not set. Throws a `ConfigError` that lists every wrong setting.
 */
export function readConfig(environment: Environment): Config {
  const given = withoutEmpty(environment);
  const result = shape.safeParse(given);
  const faults = [
    ...Object.keys(given).filter(isUnknown).map(unknownFault),
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...setFaults(given),
  ];
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
  return toConfig(result.data);
}

/** Reads only the bot's app id, for the script that builds the Teams package. Throws a `ConfigError`. */
export function readAppId(environment: Environment): string {
  const given = environment.MICROSOFT_APP_ID;
  if (!given) {
    throw new ConfigError([
      "MICROSOFT_APP_ID is missing. Set it in the environment or in .env to the id of the bot's app registration, such as 11111111-2222-3333-4444-555555555555.",
    ]);
  }
  const { data, error } = guid.safeParse(given);
  if (!data) throw new ConfigError([`MICROSOFT_APP_ID ${error?.issues[0]?.message}.`]);
  return data;
}

/** Where the database is. */
export type StoreSettings = Pick<Config, 'databaseUrl' | 'dataDir' | 'backupDir'>;

/** Reads only where the database is, for commands that need no credentials of a platform. Throws a `ConfigError`. */
export function readStoreSettings(environment: Environment): StoreSettings {
  const wanted = shape.pick({ DATABASE_URL: true, MD_DATA_DIR: true, MD_BACKUP_DIR: true });
  const { data, error } = wanted.safeParse(withoutEmpty(environment));
  if (!data) throw new ConfigError(error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  return { databaseUrl: data.DATABASE_URL, dataDir: data.MD_DATA_DIR, backupDir: data.MD_BACKUP_DIR };
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function toConfig(variables: Variables): Config {
  const slack = toSlackSettings(variables);
  const teams = toTeamsSettings(variables);
  const playground = slack === null && teams === null;
  return {
    port: variables.PORT,
    host: variables.HOST ?? (playground ? '127.0.0.1' : undefined),
    opsPort: variables.MD_OPS_PORT ?? null,
    opsHost: variables.MD_OPS_HOST,
    databaseUrl: variables.DATABASE_URL,
    dataDir: variables.MD_DATA_DIR,
    backupDir: variables.MD_BACKUP_DIR,
    slack,
    teams,
    playground,
    calendar: {
      timezone: variables.MD_TIMEZONE,
      hours: variables.MD_BUSINESS_HOURS,
      holidays: variables.MD_HOLIDAYS,
    },
    leads: variables.MD_LEADS,
    dns: toDnsSettings(variables),
    support: { phone: variables.MD_SUPPORT_PHONE, url: variables.MD_SUPPORT_URL },
    secureRoute: variables.MD_SECURE_ROUTE,
    keep: {
      deliveries: variables.MD_KEEP_DELIVERIES,
      events: variables.MD_KEEP_EVENTS,
      audit: variables.MD_KEEP_AUDIT,
    },
    logLevel: variables.LOG_LEVEL,
  };
}

function toSlackSettings(variables: Variables): SlackSettings | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = variables;
  const apiUrl = variables.SLACK_API_URL;
  if (botToken && appToken) return { mode: 'socket', botToken, appToken, apiUrl };
  if (botToken && signingSecret) return { mode: 'http', botToken, signingSecret, apiUrl };
  return null;
}

function toTeamsSettings(variables: Variables): TeamsSettings | null {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = variables;
  if (!appId || !tenantId) return null;
  return { appId, password, tenantId, type: variables.MICROSOFT_APP_TYPE ?? 'SingleTenant' };
}

/**
 * Checks settings that depend on each other. Credentials must be complete, and the playground may listen only on this
 * machine.
 */
function setFaults(given: Environment): string[] {
  const faults: string[] = [];
  const slack = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].some((name) => name in given);
  const teams = Object.keys(given).some((name) => name.startsWith('MICROSOFT_APP_'));
  if (slack && !('SLACK_BOT_TOKEN' in given)) {
    faults.push(
      'SLACK_BOT_TOKEN is missing. Slack needs SLACK_BOT_TOKEN and either SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).',
    );
  }
  if ('SLACK_BOT_TOKEN' in given && !('SLACK_SIGNING_SECRET' in given) && !('SLACK_APP_TOKEN' in given)) {
    faults.push(
      'SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) is missing. Slack needs one of them in addition to SLACK_BOT_TOKEN.',
    );
  }
  const needed = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID'];
  if (given.MICROSOFT_APP_TYPE !== 'UserAssignedMSI') needed.push('MICROSOFT_APP_PASSWORD');
  for (const name of teams ? needed.filter((name) => !(name in given)) : []) {
    faults.push(`${name} is missing. Teams needs ${needed.join(', ')}.`);
  }
  if (!slack && !teams && given.HOST && given.HOST !== '127.0.0.1') {
    faults.push(
      'HOST must be 127.0.0.1 when no chat platform is configured, because the playground is only for this machine.',
    );
  }
  if (!slack && !teams && given.MD_OPS_HOST && given.MD_OPS_HOST !== '127.0.0.1') {
    faults.push('MD_OPS_HOST must be 127.0.0.1 in the playground, which is only for this machine.');
  }
  if (given.MD_OPS_PORT && given.MD_OPS_PORT !== '0' && given.MD_OPS_PORT === (given.PORT ?? '3000')) {
    faults.push('MD_OPS_PORT must differ from PORT, because the metrics have their own server.');
  }
  if (!slack && !teams && 'DATABASE_URL' in given) {
    faults.push(
      'DATABASE_URL only works with Slack or Teams. Remove DATABASE_URL, or configure one of them. Without a chat platform, Migration Desk runs the playground, which keeps its sample tickets in its own database.',
    );
  }
  return faults;
}

function isUnknown(name: string): boolean {
  return name.startsWith('MD_') && !ownVariables.includes(name);
}

function unknownFault(name: string): string {
  return `${name} is not a Migration Desk setting. The settings that start with MD_ are ${ownVariables.join(', ')}.`;
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/**
 * Accepts only time zone names from the IANA database. `Intl` also accepts offsets such as +05:00, but an offset
 * ignores daylight saving time.
 */
function isTimezone(text: string): boolean {
  try {
    return (
      /^[a-z]/i.test(text) &&
      new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions().timeZone !== ''
    );
  } catch {
    return false;
  }
}

function parseLeads(text: string): string[] {
  const ids = itemsOf(text);
  const wrong = ids.find((id) => !/^([UW][A-Z0-9]{2,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(id));
  if (wrong)
    throw new Error(
      `"${wrong}" is neither a Slack user id such as U012AB nor an AAD object id. Separate ids with commas`,
    );
  return ids;
}
