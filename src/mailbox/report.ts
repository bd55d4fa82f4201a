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

/** A mailbox after a report about it. */
export function withReport(mailbox: Mailbox, said: Report, { at, isSwitched }: Reported): Mailbox {
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
  const run = meaning.run ?? runOf(said.run);
  const status = statusOf(meaning.status, run, itemErrors);
  const isNew = said.status !== mailbox.toolStatus || isLater(mailbox, after);
  const ended = hasEnded(status) || (run === 'verification' && meaning.status === 'done');
  const copies = ended && (run === 'pass' || run === 'retry' || run === 'end');
  return {
    ...after,
    status,
    toolStatus: said.status,
    statusSince: said.status === mailbox.toolStatus ? (mailbox.statusSince ?? at) : at,
    verified: ended || (mailbox.verified && !failsLogin({ ...after, status })),
    ready: ended && run !== 'verification' ? isNew || mailbox.ready : mailbox.ready && status !== 'failed',
    copied: copies && isNew ? true : mailbox.copied,
    finished:
      isSwitched &&
      copies &&
      (mailbox.finished || isPassAfterSwitch(after, isNew && mailbox.status !== null)),
  };
}

/** Whether the tool has run again since the last report. */
function isLater(before: Mailbox, after: Mailbox): boolean {
  return (['passes', 'toolRun', 'itemsMoved', 'itemErrors'] as const).some(
    (name) => before[name] !== after[name],
  );
}

/** Whether a pass began after the switch. A tool that counts its runs says so. Otherwise, the status must be new. */
function isPassAfterSwitch({ passes, passesBefore }: Mailbox, isNew: boolean): boolean {
  return passes === null ? isNew : passes > (passesBefore ?? 0);
}

/** The kind of a run, by the tool's own word. A tool that doesn't say runs passes. */
function runOf(word: string | null): Run {
  const said = word?.toLowerCase() ?? '';
  if (said.includes('verif')) return 'verification';
  if (said.includes('trial')) return 'trial';
  return said.includes('repair') || said.includes('retry') ? 'retry' : 'pass';
}

/** Whether the last run only tried again what had failed. */
export function hasRetried({ toolRun }: Pick<Mailbox, 'toolRun'>): boolean {
  return runOf(toolRun) === 'retry';
}

function statusOf(status: Status, run: Run, itemErrors: number | null): Status {
  if (status !== 'done') return status;
  if (run === 'verification') return 'not-started';
  if (run === 'trial') return 'ready';
  return itemErrors ? 'done-with-errors' : 'done';
}

const login =
  /\b401\b|unauthori[sz]ed|credential|password|log ?(in|on)\b|logon|sign[- ]?in|authenticat|access (is )?denied|forbidden|\b403\b/i;

/** Whether a mailbox failed because the tool couldn't log in. */
export function failsLogin({ status, toolSays }: Pick<Mailbox, 'status' | 'toolSays'>): boolean {
  return status === 'failed' && toolSays !== null && login.test(toolSays);
}
