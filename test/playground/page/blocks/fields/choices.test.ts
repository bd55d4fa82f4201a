import { expect, test } from 'vitest';
import type { Control } from '../../../../../src/playground/page/blocks/block-kit.ts';
import { choicesOf } from '../../../../../src/playground/page/blocks/fields/choices.ts';
import type { Channel, Person } from '../../../../../src/playground/page/contract.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const person = (id: string, realName: string, fields: Partial<Person> = {}): Person => ({
  id,
  name: realName.toLowerCase(),
  realName,
  role: 'Racker',
  playable: true,
  deactivated: false,
  ...fields,
});
const [me, sam] = [person('U1', 'Dana'), person('U2', 'Sam')];
const desk = person('U3', 'Desk', { role: 'App', playable: false });
const gone = person('U4', 'Del', { playable: false, deactivated: true });
const channels: Channel[] = [
  { id: 'C1', name: 'general', kind: 'public', members: [] },
  { id: 'C2', name: 'leads', kind: 'private', members: [] },
  { id: 'D1', name: '', kind: 'direct', members: [me.id, sam.id] },
  { id: 'D2', name: '', kind: 'app', members: [me.id, desk.id] },
];
const a = { text: plain('A'), value: 'a' };
const b = { text: plain('B'), value: 'b', description: plain('the second') };

/** The labels that a menu offers, by heading. */
function offeredBy(control: Partial<Control>): Record<string, string[]> {
  const groups = choicesOf(control as Control, { me, people: [me, sam, desk, gone], channels });
  return Object.fromEntries(
    groups.map(({ heading, choices }) => [heading, choices.map(({ label }) => label)]),
  );
}

test.each<[string, Partial<Control>, Record<string, string[]>]>([
  [
    "a menu's options with their descriptions",
    { type: 'static_select', options: [a, b] },
    { '': ['A', 'B – the second'] },
  ],
  [
    'options in groups',
    { type: 'multi_static_select', option_groups: [{ label: plain('G'), options: [a] }] },
    { G: ['A'] },
  ],
  ['active people without bots', { type: 'users_select' }, { '': ['Dana', 'Sam'] }],
  ['the same people in a multi-select menu', { type: 'multi_users_select' }, { '': ['Dana', 'Sam'] }],
  [
    'a deactivated person that the bot has chosen',
    { type: 'users_select', initial_user: gone.id },
    { '': ['Dana', 'Sam', 'Del'] },
  ],
  ['public channels in a channel menu', { type: 'multi_channels_select' }, { '': ['# general'] }],
  [
    'channels and direct messages in a conversation menu',
    { type: 'conversations_select' },
    { Channels: ['# general', '# leads'], 'Direct messages': ['Sam', 'Desk'] },
  ],
  [
    'only direct messages with people if the menu excludes bots',
    { type: 'conversations_select', filter: { include: ['im'], exclude_bot_users: true } },
    { 'Direct messages': ['Sam'] },
  ],
  [
    'only private channels if the menu asks for them',
    { type: 'conversations_select', filter: { include: ['private'] } },
    { Channels: ['# leads'] },
  ],
  ['no choices for a control that is not a menu', { type: 'button' }, {}],
])('choicesOf() returns %s', (_name, control, offered) => {
  expect(offeredBy(control)).toEqual(offered);
});
