import { expect, test } from 'vitest';
import { toForm } from '../../src/commands/form.ts';
import { toMention } from '../../src/commands/mention.ts';
import { parse } from '../../src/commands/parse.ts';
import { subcommands } from '../../src/commands/table.ts';
import { toView } from '../../src/slack/form-view.ts';

const dana = toMention('slack:U0DANA', 'dana');

function formOf(text: string) {
  return toForm(parse(text, subcommands), 'migration')!;
}

test.each(['role "Dana Reyes"', `role ${dana}`, 'link dana@example.com', 'done 12 E-03 E-04'])(
  'a form knows its command, names with blanks too: %s',
  (text) => {
    expect(formOf(text).command).toBe(text);
    expect(formOf(formOf(text).command)).toEqual(formOf(text));
  },
);

test.each([
  [`role ${dana}`, 'U0DANA'],
  ['role dana', undefined],
  [`role ${toMention('teams:aad-dana', 'Dana Reyes')}`, undefined],
])("Slack's form has whoever was picked: %s", (text, picked) => {
  const [block] = toView(formOf(text), null).blocks;
  expect(block).toMatchObject({ block_id: 'person', element: { type: 'users_select' } });
  expect(JSON.stringify(block)).not.toContain('hint');
  expect(JSON.stringify(block).match(/"initial_user":"(\w+)"/)?.[1]).toBe(picked);
});
