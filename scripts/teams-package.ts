/**
 * `npm run teams:package -- --website https://…` writes `dist/migration-desk.zip`, the app that Teams takes, for the bot
 * whose id is MICROSOFT_APP_ID. `--privacy` and `--terms` are pages of their own where there are some.
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

/** In local time, as zip has no zones: the same bytes anywhere, at any time. 1980 is the first year it knows. */
const mtime = new Date(1980, 0, 1);

const faults: string[] = [];
const links = collect(readLinks);
const appId = collect(readOwnId);
if (faults.length > 0 || !appId) {
  console.error(
    `The Teams package was not written. Please mend:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
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
    `The app's page in Teams will link to ${manifest.developer.websiteUrl}, where there is nothing. To name a page of yours: npm run teams:package -- --website https://…`,
  );
}

/** What `read` gives; what is wrong goes to the others. */
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
  throw new ConfigError([`MICROSOFT_APP_ID is ${id}, which is nobody's: it must be the id of your bot.`]);
}

/** Undefined when none is given. One page may serve as all three. */
function readLinks(): Links | undefined {
  const given = readArguments();
  const wrong = Object.entries(given).filter(([, url]) => !isHttps(url));
  if (wrong.length > 0) {
    throw new ConfigError(
      wrong.map(
        ([name, url]) => `--${name} is “${url}”: it must be an address such as https://desk.acme.com/`,
      ),
    );
  }
  const { website, privacy = website, terms = website } = given;
  if (website && privacy && terms) return { website, privacy, terms };
  if (privacy || terms) throw new ConfigError(['--website is missing: --privacy and --terms go with one.']);
  return undefined;
}

function readArguments(): Partial<Links> {
  const text = { type: 'string' } as const;
  try {
    return { ...parseArgs({ options: { website: text, privacy: text, terms: text } }).values };
  } catch (error) {
    throw new ConfigError([`${(error as Error).message}. It takes --website, --privacy and --terms.`]);
  }
}

/** Teams takes no more than 2048 characters. */
function isHttps(url: string): boolean {
  return url.length <= 2048 && URL.canParse(url) && new URL(url).protocol === 'https:';
}
