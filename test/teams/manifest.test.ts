import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import draft04 from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import product from '../../package.json' with { type: 'json' };
import { parse } from '../../src/commands/grammar/parse.ts';
import { messageActions } from '../../src/commands/messages/message-actions.ts';
import { subcommands } from '../../src/commands/table.ts';
import { createTeamsManifest, type TeamsManifest } from '../../src/teams/manifest.ts';
import { readPng } from '../support/png.ts';

const root = join(import.meta.dirname, '../..');
const schemas = join(root, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams');
const committed: TeamsManifest = JSON.parse(read('manifest.json').toString());
const [bot] = committed.bots;

/** The versions that Microsoft documented as available long ago, so that every admin center takes them. */
const available = ['1.19', '1.20', '1.21', '1.22', '1.23'];

function read(name: string): Buffer {
  return readFileSync(join(root, 'manifests/teams', name));
}

const validate = new draft04.default({ strict: false, allErrors: true, validateFormats: false }).compile(
  JSON.parse(
    readFileSync(join(schemas, `v${committed.manifestVersion}`, 'MicrosoftTeams.schema.json'), 'utf8'),
  ),
);

function faultsOf(manifest: unknown): string[] {
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

describe('the committed Teams manifest', () => {
  it('is what `npm run manifests` writes', () => {
    expect(committed).toEqual(createTeamsManifest(product.version));
  });

  it("is valid under Microsoft's schema of a version that is generally available", () => {
    expect(available).toContain(committed.manifestVersion);
    expect(committed.$schema).toContain(`/v${committed.manifestVersion}/`);
    expect(faultsOf(committed)).toEqual([]);
  });

  it.each([
    ['another manifest version', { manifestVersion: '1.29' }, '/manifestVersion const'],
    ["a bot id that isn't a GUID", { bots: [{ ...bot, botId: '{{botId}}' }] }, '/bots/0/botId pattern'],
    ['an unknown scope', { bots: [{ ...bot, scopes: ['channel'] }] }, '/bots/0/scopes/0 enum'],
    ['a long name', { name: { ...committed.name, short: 'x'.repeat(31) } }, '/name/short maxLength'],
    ['an unknown property', { commands: [] }, ' additionalProperties'],
    ['a missing icon', { icons: { color: 'color.png' } }, '/icons required'],
  ])('is rejected by the schema if someone changes it to have %s', (_what, change, fault) => {
    expect(faultsOf({ ...committed, ...change })).toEqual([fault]);
  });

  it('suggests ten working commands in each scope', () => {
    expect(bot?.scopes).toEqual(['team', 'groupChat', 'personal']);
    expect(bot?.commandLists.map(({ scopes }) => scopes)).toEqual([['team'], ['groupChat'], ['personal']]);
    for (const { commands } of bot?.commandLists ?? []) {
      expect(commands).toHaveLength(10);
      for (const { title, description } of commands) {
        const subcommand = subcommands.find(({ name }) => name === title)!;
        expect(description).toContain(subcommand.summary);
        const [, example = title] = /\. Example: (.+)$/.exec(description) ?? [];
        expect(parse(example, subcommands).subcommand).toBe(subcommand);
      }
    }
  });

  it('declares the search and the three actions of a message, and nothing else of a message extension', () => {
    const [extension, ...others] = committed.composeExtensions;
    expect(others).toEqual([]);
    expect(extension?.botId).toBe(bot?.botId);
    expect(extension?.commands.map(({ id, type, context }) => [id, type, ...context])).toEqual([
      ['search', 'query', 'compose'],
      ...messageActions.map(({ id }) => [id, 'action', 'message']),
    ]);
    expect(committed).not.toHaveProperty('composeExtensions.0.messageHandlers');
  });

  it('requests only permissions that the bot uses', () => {
    expect(committed).not.toHaveProperty('authorization');
    expect(committed).not.toHaveProperty('webApplicationInfo');
    // In Teams, slash commands are private, but the bot's answers aren't. So the manifest has no slash commands.
    expect(JSON.stringify(committed)).not.toMatch(/supportsTargetedMessages|triggers/);
  });
});

describe('the Teams icons', () => {
  it('include an opaque color icon of 192 by 192 pixels, on the accent color', () => {
    const { width, height, pixels } = readPng(read(committed.icons.color));
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const corner = Buffer.from(pixels[0]!.slice(0, 3)).toString('hex');
    expect(`#${corner}`).toBe(committed.accentColor);
    expect(pixels).toContainEqual([255, 255, 255, 255]);
  });

  it('include an outline icon of 32 by 32 pixels, white on transparent', () => {
    const { width, height, colorType, pixels } = readPng(read(committed.icons.outline));
    expect([width, height, colorType]).toEqual([32, 32, 6]);
    const seen = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(seen.filter(([red, green, blue]) => Math.min(red!, green!, blue!) < 255)).toEqual([]);
    // The icon is neither blank nor a filled square.
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(600);
    for (const corner of [0, 31, 32 * 31, 32 * 32 - 1]) expect(pixels[corner]?.[3]).toBe(0);
  });

  it.each(['color.png', 'outline.png'])('are less than 10 KB each: %s', (name) => {
    expect(read(name).length).toBeLessThan(10_000);
  });
});
