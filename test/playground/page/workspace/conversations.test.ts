import { describe, expect, test } from 'vitest';
import {
  findConversation,
  nameInUrl,
  titleOf,
  toSections,
  whyReadOnly,
} from '../../../../src/playground/page/workspace/conversations.ts';
import { createSnapshot, leads, lee, migrations, withDesk, withLee } from '../fixture.ts';

const snapshot = createSnapshot();

test.each([
  ['a channel', migrations, 'migrations', '#migrations'],
  ['the conversation with the app', withDesk, 'desk', 'Migration Desk'],
  ['a direct message', withLee, 'lee', 'Lee Park'],
])('gives %s a name in the URL and a title on the page', (_name, channel, name, title) => {
  expect(nameInUrl(channel, snapshot)).toBe(name);
  expect(titleOf(channel, snapshot)).toBe(title);
  expect(findConversation(snapshot, name)).toBe(channel);
});

describe('when the URL names no known conversation', () => {
  test('opens #migrations', () => {
    expect(findConversation(snapshot, 'secret')).toBe(migrations);
    expect(findConversation(snapshot, null)).toBe(migrations);
  });

  test('opens the first conversation if there is no #migrations', () => {
    expect(findConversation({ ...snapshot, channels: [withLee] }, null)).toBe(withLee);
    expect(findConversation({ ...snapshot, channels: [] }, null)).toBeUndefined();
  });
});

test("lists the person's conversations in the sidebar by kind and name", () => {
  const other = { ...migrations, id: 'C0', name: 'billing' };
  const sections = toSections({ ...snapshot, channels: [...snapshot.channels, leads, other] });
  expect(sections).toEqual([
    { title: 'Channels', channels: [other, migrations] },
    { title: 'Direct messages', channels: [withLee] },
    { title: 'Apps', channels: [withDesk] },
  ]);
});

test("says how to join a channel that the person isn't in", () => {
  expect(whyReadOnly(leads, snapshot)).toBe(
    "You're not in #leads. Ask a member to add you with /invite @dana.",
  );
});

test('lets people write in the channels that they are in', () => {
  expect(whyReadOnly(migrations, snapshot)).toBeNull();
  expect(whyReadOnly(leads, { ...snapshot, me: lee })).toBeNull();
});
