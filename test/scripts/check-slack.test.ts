import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postToChannel, validateSamples } from '../../scripts/check-slack/check.ts';
import { collectSamples } from '../../scripts/check-slack/collect-samples.ts';
import { onePerKind, type Sample } from '../../scripts/check-slack/sample.ts';
import { subcommands } from '../../src/commands/table.ts';
import { createSlackPlatform } from '../../src/playground/slack/platform.ts';
import { createTestDatabase } from '../support/database.ts';
import { mislabeled, opensForm, pressablesIn } from '../support/form-labels.ts';
import { shownText } from '../support/shown-text.ts';

const slack = createSlackPlatform();
const channel = 'C0MIGR';
let client: WebClient;

beforeAll(async () => {
  await slack.start();
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
});
beforeEach(() => slack.faults.clear());
afterAll(() => slack.stop());

function sample(name: string, text: string): Sample {
  return { name, kind: 'message', blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
}

describe('the collected samples', () => {
  let samples: Sample[];

  beforeAll(async () => {
    samples = await collectSamples({ database: await createTestDatabase() });
  }, 120_000);

  test('include an answer or a form for every subcommand, and every form', () => {
    const names = samples.map(({ name }) => name);
    for (const { name, form } of subcommands) {
      const isAnswered = names.some((each) => each.startsWith(`the answer to /migration ${name}`.trim()));
      expect([name, isAnswered || names.includes(`views.open: ${form?.title}`)]).toEqual([name, true]);
    }
    expect(names).toContain('views.publish: Home');
  });

  test('include every block that the product draws', () => {
    const drawn = JSON.stringify(samples);
    const types = [
      'header',
      'rich_text',
      'section',
      'actions',
      'context',
      'data_visualization',
      'data_table',
    ];
    for (const type of [...types, 'static_select', 'input', 'datepicker', 'users_select', 'number_input'])
      expect(drawn).toContain(`"type":"${type}"`);
  });

  test('have buttons and menu options that end in … if they open a form, and only then', () => {
    const blocks = samples.flatMap((one) => (one.kind === 'view' ? one.view.blocks : one.blocks)) as unknown;
    const all = pressablesIn(blocks);
    expect(mislabeled(all)).toEqual([]);
    const forms = new Set(all.filter(opensForm).map(({ label }) => label));
    for (const label of ['Assign…', 'Add note…', 'Snooze…', 'Open a ticket…', 'Set a schedule…'])
      expect(forms).toContain(label);
    const others = new Set(all.map(({ label }) => label));
    for (const label of ['History', 'Help', 'Undo']) expect(others).toContain(label);
    // Without the mark, the check finds each of these.
    const bare = all.filter(opensForm).map((one) => ({ ...one, label: one.label.replace('…', '') }));
    expect(mislabeled(bare).length).toBeGreaterThanOrEqual(forms.size);
  });

  test('are all valid, one of each kind', async () => {
    const some = onePerKind(samples);
    expect(some.length).toBeGreaterThan(20);
    expect(some.length).toBeLessThan(samples.length / 2);
    expect(await validateSamples(client, some)).toEqual({ checked: some.length, faults: [] });
  });
});

test('names each fault that Slack finds, and checks the other samples, too', async () => {
  const all = [sample('good', 'x'), sample('empty', ''), sample('long', 'x'.repeat(3_001))];
  expect(await validateSamples(client, all)).toEqual({
    checked: 3,
    faults: [
      'empty: must be more than 0 characters at /blocks/0/text/text',
      'long: must be less than 3001 characters at /blocks/0/text/text',
    ],
  });
});

test('checks views, too', async () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'x'.repeat(25) }, blocks: [] };
  const { faults } = await validateSamples(client, [{ name: 'a form', kind: 'view', view }]);
  expect(faults).toEqual(['a form: must be less than 25 characters at /title/text']);
});

test('says so if Slack does not offer the check to the token', async () => {
  slack.faults.failNext('blocks.validate', 'unknown_method');
  expect(await validateSamples(client, [sample('good', 'x'), sample('other', 'y')])).toEqual({
    checked: 0,
    faults: [],
    unavailable: 'unknown_method',
  });
});

test('posts one message to the channel, or says why Slack refused it', async () => {
  expect(await postToChannel(client, channel)).toBeNull();
  expect(slack.messages(channel).map(shownText)).toEqual([expect.stringContaining('npm run check:slack')]);
  expect(await postToChannel(client, 'C0NONE')).toBe('channel_not_found');
});
