import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import product from '../../package.json' with { type: 'json' };
import { createTeamsManifest } from '../../src/teams/manifest.ts';

const root = join(import.meta.dirname, '../..');
const appId = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const website = 'https://desk.acme.com/';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migration-desk-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script of `npm run teams:package` in an empty folder, with only the given environment variables. */
function makePackage(env: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/teams-package.ts'), ...args],
    { cwd: folder, env: { PATH: process.env.PATH, ...env }, encoding: 'utf8', timeout: 20_000 },
  );
  return { status, stdout, stderr };
}

function readPackage(): Buffer {
  return readFileSync(join(folder, 'dist/migration-desk.zip'));
}

describe('npm run teams:package', () => {
  it('runs scripts/teams-package.ts', () => {
    expect(product.scripts['teams:package']).toBe('node scripts/teams-package.ts');
  });

  it('writes a zip of the manifest and both icons', () => {
    const { status, stdout, stderr } = makePackage({ MICROSOFT_APP_ID: appId }, '--website', website);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('dist/migration-desk.zip');
    const files = unzipSync(readPackage());
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!));
    const links = { website, privacy: website, terms: website };
    expect(manifest).toEqual(createTeamsManifest(product.version, { appId, links }));
    expect([manifest.id, manifest.bots[0].botId]).toEqual([appId, appId]);
    expect(strFromU8(files['manifest.json']!)).not.toMatch(/example\.com|0{8}-/);
    for (const icon of Object.values(manifest.icons) as string[]) {
      expect(Buffer.from(files[icon]!)).toEqual(readFileSync(join(root, 'manifests/teams', icon)));
    }
  });

  it('writes the same bytes in every time zone', () => {
    makePackage({ MICROSOFT_APP_ID: appId, TZ: 'Pacific/Auckland' });
    const first = readPackage();
    makePackage({ MICROSOFT_APP_ID: appId, TZ: 'America/Chicago' });
    expect(readPackage().equals(first)).toBe(true);
  });

  it('reads the id from .env, unless an environment variable sets the id', () => {
    writeFileSync(join(folder, '.env'), `MICROSOFT_APP_ID=${appId}\n`);
    const links = { website, privacy: `${website}privacy`, terms: `${website}terms` };
    const args = Object.entries(links).flatMap(([name, url]) => [`--${name}`, url]);
    expect(makePackage({}, ...args).status).toBe(0);
    const developer = () => JSON.parse(strFromU8(unzipSync(readPackage())['manifest.json']!));
    expect(developer()).toEqual(createTeamsManifest(product.version, { appId, links }));
    const other = appId.replaceAll('a', 'b');
    makePackage({ MICROSOFT_APP_ID: other }, ...args);
    expect(developer().id).toBe(other);
  });

  it('warns about placeholder links', () => {
    const { status, stderr } = makePackage({ MICROSOFT_APP_ID: appId });
    expect(status).toBe(0);
    expect(stderr).toContain('https://migration-desk.example.com');
    expect(stderr).toContain('npm run teams:package -- --website https://');
  });

  const guid = 'must be an id such as 11111111-2222-3333-4444-555555555555';
  const id = { MICROSOFT_APP_ID: appId };
  it.each([
    [
      'without an id',
      {},
      [],
      ['MICROSOFT_APP_ID is missing', 'such as 11111111-2222-3333-4444-555555555555'],
    ],
    ['with an empty id', { MICROSOFT_APP_ID: '' }, [], ['MICROSOFT_APP_ID is missing']],
    ['with an invalid id', { MICROSOFT_APP_ID: 'desk' }, [], [`MICROSOFT_APP_ID ${guid}`]],
    [
      'with the placeholder',
      { MICROSOFT_APP_ID: '00000000-0000-0000-0000-000000000000' },
      [],
      ['MICROSOFT_APP_ID is the placeholder'],
    ],
    [
      'with a website that is not https',
      id,
      ['--website', 'http://acme.com'],
      ['--website is "http://acme.com"'],
    ],
    ['with --terms but no --website', id, ['--terms', website], ['--website is missing']],
    [
      'with an unknown option',
      id,
      ['--host', 'x'],
      ["'--host'", 'Use only --website, --privacy, and --terms'],
    ],
    [
      'with several faults',
      { MICROSOFT_APP_ID: 'desk' },
      ['--website', 'x', '--terms', 'y'],
      ['--website is "x"', '--terms is "y"', guid],
    ],
  ] as [string, Record<string, string>, string[], string[]][])(
    'fails if run %s, writes nothing, and says what to fix',
    (_what, env, args, said) => {
      const { status, stdout, stderr } = makePackage(env, ...args);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      for (const words of said) expect(stderr).toContain(words);
      expect(existsSync(join(folder, 'dist'))).toBe(false);
    },
  );
});
