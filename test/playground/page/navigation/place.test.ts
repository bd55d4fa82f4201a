import { describe, expect, test } from 'vitest';
import { readPlace, writePlace } from '../../../../src/playground/page/navigation/place.ts';
import {
  findConversation,
  nameInUrl,
  titleOf,
  toSections,
  whyReadOnly,
} from '../../../../src/playground/page/workspace/conversations.ts';
import { createSnapshot, leads, lee, migrations, withDesk, withLee } from '../fixture.ts';

const snapshot = createSnapshot();

describe('the URL', () => {
  test.each([
    ['', { as: null, in: null, home: false, thread: null }],
    ['?as=dana&in=migrations', { as: 'dana', in: 'migrations', home: false, thread: null }],
    ['?as=lee&in=desk&tab=home', { as: 'lee', in: 'desk', home: true, thread: null }],
    ['?in=migrations&thread=1.000100', { as: null, in: 'migrations', home: false, thread: '1.000100' }],
  ])('%s', (search, place) => {
    expect(readPlace(search)).toEqual(place);
    expect(writePlace(place)).toBe(search);
  });

  test('an unknown tab is the messages', () => {
    expect(readPlace('?tab=files').home).toBe(false);
  });
});

describe('conversations', () => {
  test.each([
    [migrations, 'migrations', '#migrations'],
    [withDesk, 'desk', 'Migration Desk'],
    [withLee, 'lee', 'Lee Park'],
  ])('have a name in the URL and one for people', (channel, name, title) => {
    expect(nameInUrl(channel, snapshot)).toBe(name);
    expect(titleOf(channel, snapshot)).toBe(title);
    expect(findConversation(snapshot, name)).toBe(channel);
  });

  test('what is not there is the default', () => {
    expect(findConversation(snapshot, 'secret')).toBe(migrations);
    expect(findConversation(snapshot, null)).toBe(migrations);
    expect(findConversation({ ...snapshot, channels: [withLee] }, null)).toBe(withLee);
    expect(findConversation({ ...snapshot, channels: [] }, null)).toBeUndefined();
  });

  test('are listed by kind and name, without those that one is not in', () => {
    const other = { ...migrations, id: 'C0', name: 'billing' };
    const sections = toSections({ ...snapshot, channels: [...snapshot.channels, leads, other] });
    expect(sections).toEqual([
      { title: 'Channels', channels: [other, migrations] },
      { title: 'Direct messages', channels: [withLee] },
      { title: 'Apps', channels: [withDesk] },
    ]);
  });

  test('say why one cannot write', () => {
    expect(whyReadOnly(migrations, snapshot)).toBeNull();
    expect(whyReadOnly(leads, snapshot)).toContain('/invite @dana');
    expect(whyReadOnly(leads, { ...snapshot, me: lee })).toBeNull();
  });
});
