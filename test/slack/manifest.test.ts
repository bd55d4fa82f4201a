import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/commands/grammar/parse.ts';
import { subcommands } from '../../src/commands/table.ts';
import { methods } from '../../src/playground/slack/web-api/methods/index.ts';
import { listenToCommands, slashCommands } from '../../src/slack/doors/command.ts';
import type { Door } from '../../src/slack/doors/door.ts';
import { eventPayloads } from '../../src/slack/doors/payloads.ts';
import { listenToShortcuts } from '../../src/slack/doors/shortcut.ts';
import { createManifests, type Manifest } from '../../src/slack/manifest.ts';
import { readPng } from '../support/png.ts';
import schema from '../support/slack-manifest.schema.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const names = ['slack.json', 'slack-socket.json'];
const source = readdirSync(join(root, 'src/slack'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'src/slack', name), 'utf8'))
  .join('\n');

function committed(name: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'manifests', name), 'utf8'));
}

/** Returns what a pattern's first group matches in the code under `src/slack`, without duplicates. */
function found(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, match]) => match ?? ''))].sort();
}

describe('a committed Slack manifest', () => {
  it('is what `npm run manifests` writes', () => {
    const files = readdirSync(join(root, 'manifests')).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual([...names].sort());
    expect(Object.fromEntries(names.map((name) => [name, committed(name)]))).toEqual(createManifests());
  });

  it.each(names)("is valid under Slack's schema: %s", (name) => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.validate(schema, committed(name));
    expect(ajv.errors).toBeNull();
  });

  it.each(names)('declares exactly the slash commands that the code handles: %s', (name) => {
    const listened: unknown[] = [];
    listenToCommands({ command: (command: unknown) => listened.push(command) } as unknown as App, {} as Door);
    const declared = committed(name).features?.slash_commands ?? [];
    expect(declared.map(({ command }) => command)).toEqual(listened);
    expect(declared.every(({ should_escape }) => should_escape)).toBe(true);
  });

  it.each(names)('declares exactly the shortcuts that the code handles: %s', (name) => {
    const listened: unknown[] = [];
    const listen = ({ callback_id }: { callback_id: string }) => listened.push(callback_id);
    listenToShortcuts({ shortcut: listen } as unknown as App, {} as Door);
    const declared = committed(name).features?.shortcuts ?? [];
    expect(declared.map(({ callback_id }) => callback_id)).toEqual(listened);
    // Slack's limits.
    expect(declared.length).toBeLessThanOrEqual(10);
    for (const each of declared) expect(each.name.length, each.name).toBeLessThanOrEqual(24);
  });

  it.each(names)('requests exactly the scopes that the code needs: %s', (name) => {
    const called = found(/(?<!database\.)\bclient\.(\w+(?:\.\w+)+)\(/g);
    expect(called.filter((method) => !(method in methods))).toEqual([]);
    expect(called).toContain('chat.postMessage');
    const needed = called.flatMap((method) => methods[method]?.scopes ?? []);
    const asked = committed(name).oauth_config?.scopes?.bot ?? [];
    // No API call needs these scopes. They are for slash commands, for mentions, and for posts in channels that the bot hasn't
    // joined.
    const others = ['commands', 'chat:write.public', 'app_mentions:read'];
    expect([...asked].sort()).toEqual([...new Set([...needed, ...others])].sort());
  });

  it.each(names)('subscribes to exactly the events that the code handles: %s', (name) => {
    const listened = found(/\bapp\.event(?:<\w+>)?\(\s*'([^']+)'/g);
    const { features, settings } = committed(name);
    const subscribed = listened.map((event) => (event === 'message' ? 'message.im' : event));
    expect(settings?.event_subscriptions?.bot_events ?? []).toEqual(subscribed);
    expect(Object.keys(eventPayloads)).toEqual(listened);
    expect(features?.app_home?.home_tab_enabled).toBe(listened.includes('app_home_opened'));
  });

  it('has a request URL only in HTTP mode', () => {
    const url = 'https://migration-desk.example.com/slack/events';
    const http = committed('slack.json');
    expect(http.settings?.socket_mode_enabled).toBe(false);
    expect(http.settings?.interactivity?.request_url).toBe(url);
    expect(http.features?.slash_commands?.every((command) => command.url === url)).toBe(true);
    const socket = committed('slack-socket.json');
    expect(socket.settings?.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(socket)).not.toContain('http');
  });
});

describe('the Slack app', () => {
  it('has a usage hint that fits next to the command and names subcommands', () => {
    for (const { usage_hint = '' } of committed('slack.json').features?.slash_commands ?? []) {
      expect(usage_hint.length).toBeLessThanOrEqual(40);
      const words = usage_hint
        .replaceAll(/[[\]…|]/g, ' ')
        .trim()
        .split(/\s+/);
      expect(words.length).toBeGreaterThan(3);
      for (const word of words) expect(subcommands.map(({ name }) => name)).toContain(word);
    }
  });

  it("has a dark background color, which is the icon's", () => {
    const { width, height, pixels } = readPng(readFileSync(join(root, 'manifests/slack-icon.png')));
    expect(width).toBe(height);
    // Slack's limits for an icon.
    expect(width).toBeGreaterThanOrEqual(512);
    expect(width).toBeLessThanOrEqual(2_000);
    const corner = Buffer.from(pixels[0]!.slice(0, 3)).toString('hex');
    for (const name of names)
      expect(committed(name).display_information?.background_color).toBe(`#${corner}`);
    expect(Math.max(...pixels[0]!.slice(0, 3))).toBeLessThan(128);
  });
});

describe('README.md', () => {
  it('lists every subcommand, in the order of help', () => {
    expect(rowsOf('Commands').map(([name]) => name)).toEqual(
      subcommands.map(({ name }) => name).filter(Boolean),
    );
  });

  it.each(rowsOf('Commands'))('has a working example of the command %s', (name, example) => {
    const [command = '', ...words] = example.split(' ');
    expect(Object.keys(slashCommands)).toContain(command);
    expect(parse(words.join(' '), subcommands).subcommand.name).toBe(name);
  });

  it('lists every environment variable that the configuration reads', () => {
    const parts = readdirSync(join(root, 'src/config')).map((file) => `config/${file}`);
    const config = ['config.ts', ...parts]
      .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
      .join('\n');
    const read = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    expect(read).toContain('DATABASE_URL');
    expect(
      rowsOf('Configuration')
        .map(([name]) => name)
        .sort(),
    ).toEqual(read.sort());
  });
});

/** Returns the first two cells of each row in a README section's table, without backquotes. */
function rowsOf(section: string): [string, string][] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const text = readme.split('\n## ').find((part) => part.startsWith(`${section}\n`)) ?? '';
  return [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map(([, first = '', second = '']) => [
    first,
    second.replaceAll('`', ''),
  ]);
}
