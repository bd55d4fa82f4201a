import { z } from 'zod';
import type { Mailbox } from './mailbox.ts';
import { hasEnded, meaningOf, type Run, type Status } from './status.ts';

/** What an export of the migration tool says about a mailbox. Null: the export doesn't say. */
export const report = z.object({
  /** The tool's own word for the status: `Completed`. */
  status: z.string().nullable(),
  /** The tool's own word for the last run: `Full`. */
  run: z.string().nullable(),
  /** What the tool says about the status, or the most common error. */
  says: z.string().nullable(),
  /** How many runs the tool has made. */
  passes: z.int().nullable(),
  /** How many items could not be moved. */
  itemErrors: z.int().nullable(),
  /** How many items have been moved. */
  itemsMoved: z.int().nullable(),
});

export type Report = z.infer<typeof report>;

/** When a report came in. */
export interface Reported {
  at: Date;
  /** Whether the customer's mail already goes to the new mailboxes. */
  isSwitched: boolean;
}

/**
 * A mailbox after a report about it. A report that counts fewer runs than an earlier one is older, and changes nothing.
 */
export function withReport(mailbox: Mailbox, said: Report, { at, isSwitched }: Reported): Mailbox {
  if ((said.passes ?? Number.POSITIVE_INFINITY) < (mailbox.passes ?? 0)) return mailbox;
  const itemErrors = said.itemErrors ?? mailbox.itemErrors;
  const passes = said.passes ?? mailbox.passes;
  const after: Mailbox = {
    ...mailbox,
    itemErrors,
    passes,
    itemsMoved: said.itemsMoved ?? mailbox.itemsMoved,
    toolRun: said.run ?? mailbox.toolRun,
    toolSays: said.says ?? (said.status === null ? mailbox.toolSays : null),
    // The first report may come after the switch. Nobody knows then which of its runs came before.
    passesBefore: isSwitched ? (mailbox.passesBefore ?? passes) : passes,
  };
  if (said.status === null) return after;
  const meaning = meaningOf(said.status);
  const run = meaning.run ?? runOf(said);
  const status = statusOf(meaning.status, run, itemErrors);
  const isNew = isNewRun(mailbox, after, said.status);
  const hasRun = hasEnded(status) && isNew;
  // A run that moves items has logged in on both sides.
  const isMoving = status === 'running' && isNew && !['verification', 'other'].includes(run);
  const hasCopied = hasRun && ['prestage', 'pass', 'end'].includes(run);
  return {
    ...after,
    status,
    toolStatus: said.status,
    statusSince: said.status === mailbox.toolStatus ? (mailbox.statusSince ?? at) : at,
    received: hasRun || isMoving || mailbox.received,
    exists: hasRun || isMoving || mailbox.exists,
    verified: hasRun || isMoving || (mailbox.verified && !failsLogin({ ...after, status })),
    ready:
      hasRun && run !== 'verification' && run !== 'other'
        ? true
        : mailbox.ready && (mailbox.copied || status !== 'failed'),
    copied: hasCopied || mailbox.copied,
    finished:
      mailbox.finished ||
      (isSwitched && hasCopied && run !== 'prestage' && isPassAfterSwitch(mailbox, after, said.status)),
  };
}

/** Whether a report is about a run that no earlier report was about. */
function isNewRun(before: Mailbox, after: Mailbox, word: string): boolean {
  if ((after.passes ?? 0) > (before.passes ?? 0) || word !== before.toolStatus) return true;
  if (after.toolRun !== before.toolRun) return true;
  return after.passes === null && (after.itemsMoved ?? 0) > (before.itemsMoved ?? 0);
}

/**
 * Whether a pass began after the switch. A tool that counts its runs says so. Otherwise, the tool must have reported another
 * status before.
 */
function isPassAfterSwitch(before: Mailbox, { passes, passesBefore }: Mailbox, word: string): boolean {
  if (passes !== null) return passes > (passesBefore ?? 0);
  return before.status !== null && word !== before.toolStatus;
}

/** The kind of a run, by the tool's own word. Of a tool that doesn't say, any run that moves something is a pass. */
function runOf({ run, itemsMoved }: Pick<Report, 'run' | 'itemsMoved'>): Run {
  if (run === null) return itemsMoved === 0 ? 'other' : 'pass';
  const [, kind] = kinds.find(([words]) => words.test(run)) ?? [];
  return kind ?? 'other';
}

/** The words for kinds of runs, in the order in which they are tried (`BT-OPTIONS`, `BT-SDK`). */
const kinds: [RegExp, Run][] = [
  [/verif/i, 'verification'],
  [/trial/i, 'trial'],
  [/repair|retry/i, 'retry'],
  [/pre-?stage/i, 'prestage'],
  [/full|delta|migrat|sync/i, 'pass'],
];

/** Whether the last run only tried again what had failed. */
export function hasRetried({ toolRun }: Pick<Mailbox, 'toolRun'>): boolean {
  return runOf({ run: toolRun, itemsMoved: null }) === 'retry';
}

function statusOf(status: Status, run: Run, itemErrors: number | null): Status {
  if (status !== 'done') return status;
  if (run === 'verification' || run === 'other') return 'verified';
  if (run === 'trial') return 'ready';
  return itemErrors ? 'done-with-errors' : 'done';
}

const login =
  /\b401\b|unauthori[sz]ed|credential|password|log ?(in|on)\b|logon|sign[- ]?in|authenticat|access (is )?denied|forbidden|\b403\b/i;

/** Whether a mailbox failed because the tool couldn't log in. */
export function failsLogin({ status, toolSays }: Pick<Mailbox, 'status' | 'toolSays'>): boolean {
  return status === 'failed' && toolSays !== null && login.test(toolSays);
}
