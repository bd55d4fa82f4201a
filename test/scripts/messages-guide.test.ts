import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { picturesOf } from '../../scripts/screenshots/scene.ts';
import { scenes } from '../../scripts/screenshots/scenes.ts';
import { signs } from '../../src/ticket/attention/signs.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/messages');
const guide = readFileSync(join(root, 'docs/messages.md'), 'utf8');
const [, ...sections] = guide.split(/^### /m);

/** The files that a section of the guide shows. */
function shownIn(section: string): string[] {
  return [...section.matchAll(/!\[[^\]]+\]\(messages\/([\w-]+\.png)\)/g)].map(([, file = '']) => file);
}

describe('docs/messages.md', () => {
  it('has a section for each kind of message, and no other', () => {
    const titles = sections.map((section) => section.split('\n')[0]);
    expect(titles.sort()).toEqual(scenes.map(({ title }) => title).sort());
  });

  it.each(scenes)('shows "$title" on each platform, and says when people get it', (scene) => {
    const section = sections.find((one) => one.startsWith(`${scene.title}\n`)) ?? '';
    expect(shownIn(section)).toEqual(picturesOf(scene));
    expect(section.split('\n')[2]).toMatch(/^[A-Z].{30}/);
  });

  it('has a picture file for each kind, and no file that nothing uses', () => {
    expect(readdirSync(folder).sort()).toEqual(scenes.flatMap(picturesOf).sort());
  });

  it('has small pictures', () => {
    const sizes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(3_000_000);
  });

  it('explains each sign', () => {
    const rows = Object.values(signs).map(({ symbol, label }) => `| ${symbol} | ${label} | `);
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((row) => !guide.includes(row))).toEqual([]);
  });
});

describe('a scene', () => {
  it('has its own name and its own title', () => {
    expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
    expect(new Set(scenes.map(({ title }) => title)).size).toBe(scenes.length);
  });
});
