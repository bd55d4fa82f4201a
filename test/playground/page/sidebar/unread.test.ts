import { expect, test } from 'vitest';
import { unreadIn, withoutFuture } from '../../../../src/playground/page/sidebar/unread.ts';
import { createMessage, dana, desk, migrations, withDesk } from '../fixture.ts';

const from = (fields = {}) => createMessage('5.000000', { user: desk.id, ...fields });
const inChannel = (fields: object, read = {}) => unreadIn(migrations, [from(fields)], dana, read);
const inDirect = (fields: object) =>
  unreadIn(withDesk, [from({ channel: withDesk.id, ...fields })], dana, {});
const nothing = { isUnread: false, count: 0 };

test('marks a channel with new messages, and counts mentions of the person', () => {
  expect(inChannel({})).toEqual({ isUnread: true, count: 0 });
  expect(inChannel({ text: 'for <@U1>' })).toEqual({ isUnread: true, count: 1 });
  const blocks = [{ type: 'rich_text', block_id: 'b', elements: [{ type: 'user', user_id: 'U1' }] }];
  expect(inChannel({ blocks })).toEqual({ isUnread: true, count: 1 });
});

test("ignores messages that are read, ephemeral, in another channel, or the person's own", () => {
  expect(inChannel({}, { C1: '5.000000' })).toEqual(nothing);
  expect(inChannel({}, { C1: '4.000000' }).isUnread).toBe(true);
  expect(inChannel({ user: dana.id })).toEqual(nothing);
  expect(inChannel({ ephemeral: true })).toEqual(nothing);
  expect(inChannel({ channel: withDesk.id })).toEqual(nothing);
});

test('counts a reply in a thread only if it mentions the person', () => {
  expect(inChannel({ thread_ts: '1.000000' })).toEqual(nothing);
  expect(inChannel({ thread_ts: '1.000000', text: '<@U1>' })).toEqual({ isUnread: true, count: 1 });
  expect(inDirect({ thread_ts: '1.000000' })).toEqual(nothing);
});

test('counts every new direct message', () => {
  expect(inDirect({})).toEqual({ isUnread: true, count: 1 });
});

test('forgets read marks in the future, left by a previous run whose clock was ahead', () => {
  const minute = 1_800_000;
  expect(withoutFuture({ C1: '1800.000000', C2: '1859.900000', C3: '1860.000000' }, minute)).toEqual({
    C1: '1800.000000',
    C2: '1859.900000',
  });
});
