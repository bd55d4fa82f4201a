import type { Line } from './line.ts';
import type { Environment } from './settings.ts';

/** The settings that nobody may read in a report. */
const secretSettings = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'MICROSOFT_APP_PASSWORD',
];

/** Writes a line of the report, without secrets. */
export function toText({ about, finding }: Line, environment: Environment): string {
  const first = `${finding.state.padEnd(6)} ${about.padEnd(11)} ${finding.says}`;
  const lines = finding.state === 'wrong' ? [first, `${' '.repeat(19)}What to do: ${finding.fix}`] : [first];
  return secretsOf(environment).reduce(
    (text, secret) => text.replaceAll(secret, '[secret]'),
    lines.join('\n'),
  );
}

/** Lists the secrets of the settings, also as they are written in a URL. The longest come first. */
function secretsOf(environment: Environment): string[] {
  const written = [
    ...secretSettings.map((name) => environment[name] ?? ''),
    ...passwordOf(environment.DATABASE_URL),
  ];
  return written.filter((secret) => secret !== '').sort((a, b) => b.length - a.length);
}

function passwordOf(url = ''): string[] {
  if (!URL.canParse(url)) return url === '' ? [] : [url];
  const { password } = new URL(url);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
