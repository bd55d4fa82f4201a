import { describe, expect, it } from 'vitest';
import { audiences } from '../../scripts/texts/audience.ts';
import { readSources } from '../../scripts/texts/read-sources.ts';
import { ids, shown, unseen, unseenPaths } from '../../scripts/texts/rules.ts';
import { textsOf } from '../../scripts/texts/strings.ts';
import { subcommands } from '../../src/commands/table.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { faqEntries } from '../../src/knowledge/faq/table.ts';
import { termGroups } from '../../src/knowledge/glossary/find-term.ts';
import { createManifests } from '../../src/slack/manifest.ts';
import { createTeamsManifest } from '../../src/teams/manifest.ts';
import { topics } from '../../src/ticket/announcements/topics.ts';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { phaseLabel } from '../../src/ticket/playbooks/phases.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';

const sources = readSources('src');
const texts = textsOf(sources);
const listed = new Set(texts.map(({ text }) => text.replace(/^`(.*)`$/, '$1')));

/**
 * Patterns for the listed texts that have placeholders, such as `{working}. Users keep …`. A placeholder matches any
 * words.
 */
const templates = [...listed]
  .filter((text) => /\{[^}]+\}/.test(text) && /\p{L}{4}/u.test(text.replace(/\{[^}]*\}/g, '')))
  .map(
    (text) =>
      new RegExp(
        `^${text
          .split(/\{[^}]+\}/)
          .map(escaped)
          .join('.+')}$`,
      ),
  );

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isListed(text: string): boolean {
  return listed.has(text) || templates.some((template) => template.test(text));
}

describe('the list of texts has', () => {
  const slack = createManifests()['slack.json']!;
  const teams = createTeamsManifest('1.0.0');

  it.each([
    [
      'the summary and examples of each subcommand',
      subcommands.flatMap((one) => [one.summary, ...one.examples]),
    ],
    ['the title and button of each form', subcommands.flatMap(({ form }) => [form?.title, form?.submit])],
    [
      'each blocker and its usual fix',
      blockerSpecs.flatMap(({ code, label, name, fix }) => [code, label, name, fix]),
    ],
    [
      'each step of each playbook',
      playbooks.flatMap(({ steps }) => steps.flatMap(({ label, text }) => [label, text])),
    ],
    ['each phase', playbooks.flatMap(({ phases }) => phases.map(({ slug }) => phaseLabel(slug)))],
    ['each topic that a channel can subscribe to', topics.flatMap(({ name, says }) => [name, says])],
    [
      'each FAQ question and answer',
      faqEntries.flatMap((one) => [one.question, ...one.answers.map(({ text }) => text)]),
    ],
    [
      'each glossary term',
      termGroups.flatMap(({ terms }) => terms.flatMap(({ term, also, meaning }) => [term, also, meaning])),
    ],
    ['the title of each customer draft', drafts.map(({ title }) => title)],
    [
      'the name and description of the Slack app',
      [slack.display_information.name, slack.display_information.description],
    ],
    [
      'the names and descriptions of the Teams app',
      [...Object.values(teams.name), ...Object.values(teams.description)],
    ],
  ])('%s', (_name, wanted) => {
    const words = wanted.filter((text) => /\p{L}/u.test(text ?? ''));
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((text) => !isListed(text!))).toEqual([]);
  });

  it.each([
    ['customers', 'src/knowledge/drafts/', /mailbox/],
    ['playground', 'src/playground/page/', /^Conversations$/],
    ['operators', 'src/config.ts', /^SLACK_BOT_TOKEN is missing/],
    ['operators', 'src/db/', /\{data dir\}/],
  ])('texts for %s in %s', (audience, path, pattern) => {
    const own = texts.filter((text) => text.audience === audience && text.path.startsWith(path));
    expect(own.map(({ text }) => text)).toContainEqual(expect.stringMatching(pattern));
  });

  it('no text that only the program reads', () => {
    const isForProgram =
      /\bSELECT\b|\$queryRaw|\.tsx?\b|^@slack\/|visually-hidden|^S[01]-\d\d$|^rich_text|^invalid_|^U0[A-Z]/;
    const found = [...listed].filter((text) => isForProgram.test(text));
    expect(found).toEqual([]);
  });
});

describe('the rules for the list of texts', () => {
  it('name only paths that exist', () => {
    const paths = [...audiences, ...unseenPaths].map(({ path }) => path);
    expect(paths.filter((path) => !sources.some((source) => source.path.startsWith(path)))).toEqual([]);
  });

  it('name only properties and functions that exist', () => {
    const names = [shown, unseen, ids].flatMap((rules) => Object.values(rules).flat());
    const all = sources.map(({ text }) => text).join('\n');
    expect(
      names.filter((name) => !new RegExp(`(?<![\\w$])${name.replace('$', '\\$')}\\b`).test(all)),
    ).toEqual([]);
  });
});
