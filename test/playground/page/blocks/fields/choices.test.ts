import { expect, test } from 'vitest';
import type { Control } from '../../../../../src/playground/page/blocks/block-kit.ts';
import { choicesOf } from '../../../../../src/playground/page/blocks/fields/choices.ts';
import { createSnapshot, dana, lee } from '../../fixture.ts';

const gone = { ...lee, id: 'U7', name: 'del', realName: 'Del Gone', playable: false, deactivated: true };
const around = createSnapshot();
const offered = (control: Partial<Control>) =>
  choicesOf({ action_id: 'a', ...control } as Control, { ...around, people: [...around.people, gone] })
    .flatMap(({ choices }) => choices)
    .map(({ value }) => value);

test.each(['users_select', 'multi_users_select'])('%s offers those who can be asked', (type) => {
  expect(offered({ type })).toEqual([dana.id, lee.id]);
});

test('whom the bot has chosen stays', () => {
  expect(offered({ type: 'users_select', initial_user: gone.id })).toEqual([dana.id, lee.id, gone.id]);
});
