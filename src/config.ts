import { type CalendarSettings, parseBusinessHours, parseHolidays } from './ticket/calendar.ts';
export type SlackSettings =
  | { mode: 'http'; botToken: string; signingSecret: string; apiUrl: string }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl: string };
export interface Config {
  host: string | undefined; port: number; databaseUrl: string | undefined; dataDir: string; slack: SlackSettings | null;
  calendar: CalendarSettings; leads: string[]; logLevel: string;
}
export function readConfig(env: Record<string, string | undefined>): Config {
  return {
    host: env.HOST, port: Number(env.PORT ?? 3000), databaseUrl: env.DATABASE_URL, dataDir: env.MD_DATA_DIR ?? './data',
    slack: { mode: 'http', botToken: env.SLACK_BOT_TOKEN ?? '', signingSecret: env.SLACK_SIGNING_SECRET ?? '', apiUrl: env.SLACK_API_URL ?? '' },
    calendar: { timezone: 'America/Chicago', hours: parseBusinessHours('Mon-Fri 09:00-17:00'), holidays: parseHolidays(env.MD_HOLIDAYS ?? 'US') },
    leads: [], logLevel: 'info',
  };
}
