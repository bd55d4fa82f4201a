import { expect, test } from 'vitest';
import { applyUpdate } from '../../../../src/playground/page/connection/apply-update.ts';
import type { Snapshot, Update } from '../../../../src/playground/page/contract.ts';
import { createMessage, createSnapshot, leads, migrations } from '../fixture.ts';

const ts = (snapshot: Snapshot | null) => snapshot?.messages.map((message) => message.ts);
const after = (snapshot: Snapshot, ...updates: Update[]) =>
  updates.reduce(applyUpdate, snapshot as Snapshot | null)!;
const message = (moment: string, fields = {}): Update => ({
  kind: 'message',
  message: createMessage(moment, fields),
});

test('ignores updates that arrive before the first snapshot', () => {
  expect(applyUpdate(null, message('2.000000'))).toBeNull();
});

test('replaces everything with a new snapshot, and sorts the messages', () => {
  const before = createSnapshot({ messages: [createMessage('9.000000')] });
  const fresh = createSnapshot({ messages: [createMessage('3.000000'), createMessage('2.000000')] });
  const shown = after(before, { kind: 'snapshot', ...fresh });
  expect(ts(shown)).toEqual(['2.000000', '3.000000']);
  expect(shown).not.toHaveProperty('kind');
});

test('adds a new message in order of time, and replaces a changed message', () => {
  const shown = after(createSnapshot(), message('5.000000'), message('3.000000'), message('4.000000'));
  expect(ts(shown)).toEqual(['3.000000', '4.000000', '5.000000']);
  const changed = after(shown, message('4.000000', { text: 'changed', edited: true }));
  expect(changed.messages[1]).toMatchObject({ text: 'changed', edited: true });
  expect(changed.messages).toHaveLength(3);
});

test('keeps messages of two channels apart even if they have the same ts', () => {
  const shown = after(createSnapshot(), message('5.000000'), message('5.000000', { channel: leads.id }));
  expect(shown.messages).toHaveLength(2);
  const left = after(shown, { kind: 'message_deleted', channel: leads.id, ts: '5.000000' });
  expect(left.messages.map(({ channel }) => channel)).toEqual([migrations.id]);
});

test('changes only the part that an update names', () => {
  const before = createSnapshot({ messages: [createMessage('1.000000')] });
  const time = { ...before.time, moving: true };
  const view = { id: 'V1', hash: '1', title: 'Form', submit: 'Save', close: null, blocks: [] };
  const shown = after(
    before,
    { kind: 'modals', modals: [view] },
    { kind: 'home', home: view },
    { kind: 'time', time },
  );
  expect(shown).toEqual({
    ...before,
    modals: [view],
    home: view,
    time,
  });
  expect(shown.messages).toBe(before.messages);
});
