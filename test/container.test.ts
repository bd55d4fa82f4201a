import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const dockerfile = read('Dockerfile');
const { scripts, optionalDependencies } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  optionalDependencies: Record<string, string>;
};

describe('the image', () => {
  test('copies only files that exist and that .dockerignore lets through', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    const allowed = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, file]) => file);
    expect(copied.toSorted()).toEqual(allowed.toSorted());
    expect(copied.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('has the Node release that the bot runs on, and starts the bot as npm start does', () => {
    const [major] = optionalDependencies.node!.split('.');
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases).toEqual([`node:${major}-bookworm-slim`, `node:${major}-bookworm-slim`]);
    const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]!) as string[];
    expect(scripts.start).toMatch(new RegExp(`exec ${command.join(' ')}$`));
  });

  test('runs as a user who may not change the code', () => {
    const last = dockerfile.split(/^FROM /m).at(-1);
    expect(last).toMatch(/^USER node$/m);
    expect(last).not.toContain('--chown');
  });
});
