import type { Subcommand } from './subcommand.ts';
import { advance } from './subcommands/advance.ts';
import { assign } from './subcommands/assign.ts';
import { block, unblock } from './subcommands/block.ts';
import { bulk } from './subcommands/bulk.ts';
import { cancel, reopen } from './subcommands/cancel.ts';
import { close } from './subcommands/close.ts';
import { contact } from './subcommands/contact.ts';
import { cutovers } from './subcommands/cutovers.ts';
import { deliveries } from './subcommands/deliveries.ts';
import { digest } from './subcommands/digest.ts';
import { dns } from './subcommands/dns.ts';
import { done, undo } from './subcommands/done.ts';
import { draft } from './subcommands/draft.ts';
import { faq } from './subcommands/faq.ts';
import { glossary } from './subcommands/glossary.ts';
import { createHelp } from './subcommands/help.ts';
import { history } from './subcommands/history.ts';
import { hold, resume } from './subcommands/hold.ts';
import { items } from './subcommands/items.ts';
import { link, unlink } from './subcommands/link.ts';
import { list } from './subcommands/list.ts';
import { mailboxes } from './subcommands/mailboxes.ts';
import { move } from './subcommands/move.ts';
import { mute, unmute } from './subcommands/mute.ts';
import { next } from './subcommands/next.ts';
import { note } from './subcommands/note.ts';
import { nudge, snooze } from './subcommands/nudge.ts';
import { open } from './subcommands/open.ts';
import { records } from './subcommands/records.ts';
import { roleSubcommand } from './subcommands/role.ts';
import { runbook } from './subcommands/runbook.ts';
import { set } from './subcommands/set.ts';
import { sheet } from './subcommands/sheet.ts';
import { show } from './subcommands/show.ts';
import { subscribe, unsubscribe } from './subcommands/subscribe.ts';
import { overview, today } from './subcommands/today.ts';
import { wait } from './subcommands/wait.ts';

/** All subcommands, in the order in which help lists them. */
export const subcommands: Subcommand[] = [
  overview,
  today,
  next,
  open,
  show,
  list,
  cutovers,
  assign,
  advance,
  move,
  close,
  done,
  undo,
  set,
  wait,
  block,
  unblock,
  hold,
  resume,
  note,
  contact,
  nudge,
  snooze,
  mute,
  unmute,
  bulk,
  cancel,
  reopen,
  history,
  runbook,
  mailboxes,
  sheet,
  dns,
  records,
  draft,
  items,
  glossary,
  faq,
  subscribe,
  unsubscribe,
  digest,
  deliveries,
  roleSubcommand,
  link,
  unlink,
  createHelp(() => subcommands),
];
