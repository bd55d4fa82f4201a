import { describe, expect, it, test } from 'vitest';
import { type Mailbox, newMailbox } from '../../src/mailbox/mailbox.ts';
import { type Report, withReport } from '../../src/mailbox/report.ts';
import { meaningOf, statuses } from '../../src/mailbox/status.ts';
import { tallyOf } from '../../src/mailbox/tally.ts';
import { troubleOf } from '../../src/mailbox/trouble.ts';

const at = new Date('2026-11-30T15:00:00Z');
const ann = newMailbox('ann@acme.com', 'ann@acme.com');
const silent: Report = {
  status: null,
  run: null,
  says: null,
  passes: null,
  itemErrors: null,
  itemsMoved: null,
};

function told(mailbox: Mailbox, said: Partial<Report>, isSwitched = false): Mailbox {
  return withReport(mailbox, { ...silent, ...said }, { at, isSwitched });
}

describe('a status in the words of a tool', () => {
  it.each([
    ['Not Submitted', 'not-started'],
    ['NotMigrated', 'not-started'],
    ['Submitted', 'queued'],
    ['WaitingForEndUser', 'waiting-user'],
    ['Processing', 'running'],
    ['Ready for migration', 'ready'],
    ['Completed', 'done'],
    ['Failed', 'failed'],
    ['Stopping', 'stopped'],
    ['MaximumTransferReached', 'quota'],
    ['IncrementalSyncing', 'running'],
    ['CompletionSynced', 'ready'],
    ['CompletedWithWarnings', 'done-with-errors'],
    ['Corrupted', 'failed'],
    ['IncrementalStopped', 'stopped'],
    ['constructor', 'unknown'],
    ['Frobnicating', 'unknown'],
  ])('%s is %s', (word, status) => {
    expect(meaningOf(word).status).toBe(status);
    const mailbox = told(ann, { status: word });
    expect(mailbox.toolStatus).toBe(word);
  });

  it('says only that the login works after a verification, and that the mailbox is ready after a trial', () => {
    const verified = told(ann, { status: 'Completed', run: 'Verification' });
    expect(verified).toMatchObject({ status: 'verified', verified: true, ready: false, copied: false });
    const tried = told(verified, { status: 'Completed', run: 'Trial', passes: 2 });
    expect(tried).toMatchObject({ status: 'ready', verified: true, ready: true, copied: false });
    const copied = told(tried, { status: 'Completed', run: 'Full', passes: 3, itemErrors: 2 });
    expect(copied).toMatchObject({ status: 'done-with-errors', copied: true, finished: false });
  });
});

describe('the last pass', () => {
  const copied = told(ann, { status: 'Completed', run: 'Full', passes: 3 });

  it('must be one that the tool had not made before the switch', () => {
    expect(told(copied, { status: 'Completed', run: 'Full', passes: 3, itemsMoved: 9 }, true).finished).toBe(
      false,
    );
    expect(told(copied, { status: 'Completed', run: 'Full', passes: 4 }, true).finished).toBe(true);
    expect(told(copied, { status: 'Completed', run: 'Trial', passes: 4 }, true).finished).toBe(false);
  });

  it('is not known if the tool reports for the first time after the switch', () => {
    expect(told(ann, { status: 'Completed', run: 'Full', passes: 3 }, true)).toMatchObject({
      copied: true,
      finished: false,
    });
    expect(told(ann, { status: 'Completed' }, true).finished).toBe(false);
  });

  it('stays finished while the tool runs once more', () => {
    const last = told(copied, { status: 'Completed', run: 'Full', passes: 4 }, true);
    expect(told(last, { status: 'Processing', run: 'Full', passes: 5 }, true).finished).toBe(true);
  });

  it('is neither one that only retries errors, nor one of old mail only', () => {
    expect(told(copied, { status: 'Completed', run: 'Retry Errors', passes: 4 }, true).finished).toBe(false);
    expect(told(copied, { status: 'Completed', run: 'Pre-Stage', passes: 4 }, true).finished).toBe(false);
    const tried = told(ann, { status: 'Completed', run: 'Trial', passes: 1 });
    expect(told(tried, { status: 'Completed', run: 'Retry Errors', passes: 2 }).copied).toBe(false);
  });

  it('of a tool that counts no runs is one that it reports anew', () => {
    const synced = told(ann, { status: 'Synced' });
    expect(synced).toMatchObject({ status: 'ready', copied: true });
    expect(told(synced, { status: 'Synced' }, true).finished).toBe(false);
    expect(told(synced, { status: 'Completed' }, true).finished).toBe(true);
  });
});

describe('a report', () => {
  const copied = told(ann, { status: 'Completed', run: 'Full', passes: 3, itemsMoved: 900 });
  const forgotten = { ...copied, verified: false, copied: false };

  it('that says the same again shows nothing again', () => {
    expect(told(forgotten, { status: 'Completed', run: 'Full', passes: 3, itemsMoved: 900 })).toEqual(
      forgotten,
    );
    const listed = { ...forgotten, itemErrors: 4 };
    expect(told(listed, { status: 'Completed', run: 'Full', passes: 3, itemErrors: 0 })).toMatchObject({
      copied: false,
    });
  });

  it('that is older changes nothing', () => {
    expect(told(forgotten, { status: 'Failed', run: 'Full', passes: 2, itemsMoved: 1200 })).toEqual(
      forgotten,
    );
  });

  it('about a run of a kind that we do not know shows only that the login works', () => {
    const other = told(ann, { status: 'Completed', run: 'Credentials check', passes: 1 });
    expect(other).toMatchObject({ status: 'verified', verified: true, copied: false, ready: false });
    expect(told(ann, { status: 'Completed', passes: 1, itemsMoved: 0 }).copied).toBe(false);
  });
});

describe('an error', () => {
  it.each([
    ['Your migration failed checking source credentials. HTTP 401 Unauthorized', 'CREDS_INVALID'],
    ['Login failed for user', 'CREDS_INVALID'],
    ['The account requires multi-factor authentication', 'MFA_BLOCKED'],
    ['ErrorServerBusy: The server cannot service this request right now. Server is busy', 'THROTTLED'],
    ['User is not licensed: no license is assigned', 'LICENSE_MISSING'],
    ['The destination mailbox was not found', 'MAILBOX_MISSING'],
    ['Mailbox has exceeded its quota', 'SIZE_OVER'],
    ['Unable to connect to the remote server', 'SOURCE_UNREACHABLE'],
    ['Invalid folder name: 1.Inbox', 'FOLDER_CHARS'],
    ['The number of errors exceeds the limit: too many errors', 'CORRUPT_ITEMS'],
    ['Qwerty', null],
  ])('“%s” is %s', (says, code) => {
    expect(troubleOf(told(ann, { status: 'Failed', says }), at)).toEqual({ code });
  });

  it('is no trouble in a mailbox that moves on, unless too many items fail', () => {
    expect(
      troubleOf(told(ann, { status: 'Completed', says: 'Login failed', itemErrors: 99 }), at),
    ).toBeNull();
    expect(troubleOf(told(ann, { status: 'Completed', itemErrors: 100 }), at)).toEqual({
      code: 'CORRUPT_ITEMS',
    });
    expect(troubleOf(told(ann, { status: 'Queued' }), at)).toBeNull();
    expect(troubleOf(told(ann, { status: 'Queued' }), new Date(at.getTime() + 40 * 60_000))).toEqual({
      code: 'QUEUED_LONG',
    });
  });
});

test('every status is counted, and late mailboxes are counted apart', () => {
  const words = [
    'Completed',
    'Ready for migration',
    'Processing',
    'Queued',
    'Waiting for User',
    'Not Submitted',
    'Stopped',
    'MaximumTransferReached',
    'Failed',
    'Odd',
  ];
  const own = words.map((status, i) =>
    told(newMailbox(`${i}@acme.com`, `${i}@acme.com`), { status, run: 'Full' }),
  );
  const late = { ...newMailbox('z@acme.com', 'z@acme.com'), late: true };
  const tally = tallyOf([...own, late], 'rackspace-email');
  expect(Object.keys(tally.reported).toSorted()).toEqual(
    statuses.filter((one) => !['done-with-errors', 'verified'].includes(one)).toSorted(),
  );
  expect([tally.total, tally.late, tally.lateOpen]).toEqual([10, 1, 1]);
  expect(
    tallyOf([...own, told(late, { status: 'Completed', run: 'Full' })], 'rackspace-email').lateOpen,
  ).toBe(0);
});
