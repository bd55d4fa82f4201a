/**
 * `npm run teams:package -- --website https://…` writes the Teams app to `dist/migration-desk.zip`, for the bot whose
 * id is MICROSOFT_APP_ID. Use `--privacy` and `--terms` if you have separate pages for them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import product from '../package.json' with { type: 'json' };
import { ConfigError, readAppId, readEnvironment } from '../src/config.ts';
import { createTeamsManifest, type Links, placeholderId } from '../src/teams/manifest.ts';

const source = join(import.meta.dirname, '../manifests/teams');
const written = join('dist', 'migration-desk.zip');

/**
 * A fixed local time, so that the zip file has the same bytes on every machine. Zip has no time zones and starts in
 * 1980.
 */
const mtime = new Date(1980, 0, 1);

const faults: string[] = [];
const links = collect(readLinks);
const appId = collect(readOwnId);
if (faults.length > 0 || !appId) {
  console.error(
    `The Teams package was not written. Fix these settings:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
  );
  process.exit(1);
}

const manifest = createTeamsManifest(product.version, { appId, links });
const files = {
  'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
  'color.png': readFileSync(join(source, 'color.png')),
  'outline.png': readFileSync(join(source, 'outline.png')),
};
mkdirSync('dist', { recursive: true });
writeFileSync(written, zipSync(files, { mtime }));
console.log(`Wrote ${written}: Migration Desk ${product.version} for the bot ${appId}`);
if (!links) {
  console.warn(
    `The app's page in Teams links to ${manifest.developer.websiteUrl}, which does not exist. To link to your own page, run: npm run teams:package -- --website https://…`,
  );
}

/** Returns the result of `read`. If `read` throws, collects the faults and returns undefined. */
function collect<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

function readOwnId(): string {
  const id = readAppId(readEnvironment());
  if (id !== placeholderId) return id;
  throw new ConfigError([`MICROSOFT_APP_ID is the placeholder ${id}. Set it to the id of your bot.`]);
}

/**
 * Reads the links from the command line. If the privacy policy or the terms have no link, uses the website's link for
 * them. Returns undefined if there are no links.
 */
function readLinks(): Links | undefined {
  const given = readArguments();
  const wrong = Object.entries(given).filter(([, url]) => !isHttps(url));
  if (wrong.length > 0) {
    throw new ConfigError(
      wrong.map(([name, url]) => `--${name} is "${url}". Use an address such as https://desk.acme.com/`),
    );
  }
  const { website, privacy = website, terms = website } = given;
  if (website && privacy && terms) return { website, privacy, terms };
  if (privacy || terms) throw new ConfigError(['--website is missing. --privacy and --terms require it.']);
  return undefined;
}

function readArguments(): Partial<Links> {
  const text = { type: 'string' } as const;
  try {
    return { ...parseArgs({ options: { website: text, privacy: text, terms: text } }).values };
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}. Use only --website, --privacy, and --terms.`]);
  }
}

/** Whether Teams accepts the URL: https, and at most 2048 characters. */
function isHttps(url: string): boolean {
  return url.length <= 2048 && URL.canParse(url) && new URL(url).protocol === 'https:';
}
