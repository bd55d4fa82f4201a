import type { SlackPlatform } from '../../src/playground/slack/platform.ts';

interface Block {
  type: string;
  block_id: string;
  text?: { text: string };
  element: Record<string, unknown>;
}

function blocksOf(slack: SlackPlatform, user: string): Block[] {
  return (slack.views.top(user)?.blocks ?? []) as unknown as Block[];
}

/** Returns the value of each input of a person's open form that has one, by name. */
export function filledIn(slack: SlackPlatform, user: string): Record<string, unknown> {
  const values = blocksOf(slack, user)
    .filter(({ type }) => type === 'input')
    .map(({ block_id, element }) => {
      const { initial_value, initial_date, initial_date_time, initial_option, initial_user } = element;
      const option = (initial_option as { value: string } | undefined)?.value;
      return [block_id, initial_value ?? initial_date ?? initial_date_time ?? option ?? initial_user];
    });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Returns the text right above an input of a person's open form. */
export function textAbove(slack: SlackPlatform, user: string, name: string): string | undefined {
  const all = blocksOf(slack, user);
  return all[all.findIndex(({ block_id }) => block_id === name) - 1]?.text?.text;
}
