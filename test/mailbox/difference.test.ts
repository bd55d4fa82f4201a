import { expect, it } from 'vitest';
import { changedColumns, differenceOf } from '../../src/mailbox/difference.ts';
import { type Mailbox, newMailbox } from '../../src/mailbox/mailbox.ts';
import { merge } from '../../src/mailbox/merge.ts';

function mailbox(source: string, more: Partial<Mailbox> = {}): Mailbox {
  return { ...newMailbox(source, source), ...more };
}

const when = { at: new Date('2026-11-30T15:00:00Z'), isSwitched: false, late: false };

it('a sheet leaves alone what it says nothing about, and keeps what it repeats', () => {
  const before = [
    mailbox('ann@acme.com', { received: true, sizeGb: 3 }),
    mailbox('bob@acme.com', { exists: true }),
  ];
  const after = merge(
    before,
    [
      { source: 'ann@acme.com', destination: 'ann@acme.com', exists: true },
      { source: 'bob@acme.com', destination: 'bob@acme.com', exists: true },
      { source: 'cy@acme.com', destination: 'cy@acme.com' },
    ],
    when,
  );
  expect(differenceOf(before, after)).toEqual({
    added: [mailbox('cy@acme.com')],
    changed: [mailbox('ann@acme.com', { received: true, sizeGb: 3, exists: true })],
    gone: [],
  });
  expect(differenceOf(before, after.slice(1)).gone).toEqual([before[0]]);
});

it('a row without a new address leaves the new address of its mailbox as it is', () => {
  const before = [mailbox('ann@old.example', { destination: 'ann@acme.com' })];
  const after = merge(before, [{ source: 'ann@old.example', exists: true }], when);
  expect(after).toEqual([{ ...before[0], exists: true }]);
});

it('what a sheet changes is counted by column, and what the tool reported is not', () => {
  const before = [mailbox('ann@acme.com'), mailbox('bob@acme.com'), mailbox('cy@acme.com')];
  const changed = [
    { ...before[0]!, received: true, exists: true },
    { ...before[1]!, received: true, sizeGb: 4 },
    { ...before[2]!, status: 'done' as const },
  ];
  expect(changedColumns(before, changed)).toEqual(['created (1)', 'credentials (2)', 'size (1)']);
});
