import type { Mailbox } from './mailbox.ts';
import { failsLogin } from './report.ts';

const minuteMs = 60_000;

/** How long a mailbox may be queued, in ms. Source: docs/trade.md, "What the migration tool reports". */
export const longestQueueMs = 40 * minuteMs;

/** How many items of a mailbox may fail. MigrationWiz stops a mailbox at this number, unless someone raises it (`BT-SDK`). */
export const mostItemErrors = 100;

/**
 * What the errors of the tools are about, in the order in which they are tried, by the codes of blockers. These are words
 * that the tools use, as far as public texts quote them: docs/trade.md, "What the migration tool reports".
 */
const errors: [code: string, words: RegExp][] = [
  [
    'THROTTLED',
    /server ?(is )?(too )?busy|throttl|too many (requests|connections|simultaneous)|\b429\b|bandwidth limit|account (is )?suspended|rate limit/i,
  ],
  [
    'MFA_BLOCKED',
    /multi-?factor|\bmfa\b|two-factor|\b2fa\b|app(lication)?[- ]specific password|app password|basic auth/i,
  ],
  ['LICENSE_MISSING', /licen[cs]e/i],
  [
    'MAILBOX_MISSING',
    /(mailbox|user|recipient|account).{0,60}(not (be )?found|(does not|doesn't) exist|non-?existent|couldn't be found)|no mailbox/i,
  ],
  ['SIZE_OVER', /quota|mailbox (is )?full|size limit|storage (limit|is full)|maximum transfer/i],
  ['FOLDER_CHARS', /(folder|mailbox) name|invalid folder|illegal character/i],
  [
    'SOURCE_UNREACHABLE',
    /unreachable|timed?[- ]?out|(can ?not|could not|couldn't|unable to|failed to) connect|connection (was )?(refused|reset|closed)|no such host|name (could )?not (be )?resolved|remote name/i,
  ],
  ['CORRUPT_ITEMS', /too many (errors|failed|bad items)|maximum.{0,20}errors|corrupt/i],
];

/** Something that keeps a mailbox from moving, and that somebody must mend. */
export interface Trouble {
  /** The code of the blocker. Null if the tool's words don't say what is wrong. */
  code: string | null;
}

/** What keeps a mailbox from moving, by what the tool reports. Null if nothing does. */
export function troubleOf(mailbox: Mailbox, at: Date): Trouble | null {
  const { status, statusSince, toolSays, itemErrors } = mailbox;
  if (status === 'waiting-user') return { code: 'WAITING_FOR_USER' };
  if (status === 'quota') return { code: 'SIZE_OVER' };
  if (status === 'queued')
    return statusSince && at.getTime() - statusSince.getTime() >= longestQueueMs
      ? { code: 'QUEUED_LONG' }
      : null;
  if (status === 'failed') return { code: failedCode(mailbox) };
  if (status === 'running' && toolSays && errors[0]![1].test(toolSays)) return { code: 'THROTTLED' };
  return (itemErrors ?? 0) >= mostItemErrors ? { code: 'CORRUPT_ITEMS' } : null;
}

function failedCode(mailbox: Mailbox): string | null {
  const said = mailbox.toolSays ?? '';
  const found = errors.find(([, words]) => words.test(said));
  if (found) return found[0];
  if (failsLogin(mailbox)) return 'CREDS_INVALID';
  return (mailbox.itemErrors ?? 0) >= mostItemErrors ? 'CORRUPT_ITEMS' : null;
}
