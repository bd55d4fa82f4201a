import type { Topic } from '../search/classify.ts';
import { waysToAskAboutTheApproach } from './approach.ts';
import { waysToAskAboutBilling } from './billing.ts';
import { waysToAskAboutCostAndTime } from './cost-and-time.ts';
import { waysToAskAboutTheCustomer } from './customer.ts';
import { waysToAskAboutDns } from './dns.ts';
import { waysToAskForHelp } from './help.ts';
import { waysToAskAboutNewMailboxes } from './new-mailboxes.ts';
import { waysToAskAboutOtherData } from './not-in-mailboxes.ts';
import { waysToAskAboutOffice365 } from './office-365.ts';
import { waysToAskAboutPasswords } from './passwords.ts';
import { waysToAskAboutPlatformChanges } from './platform-change.ts';
import { waysToAskAboutSources } from './sources.ts';
import { unansweredAccount } from './unanswered/account.ts';
import { unansweredHosting } from './unanswered/hosting.ts';
import { unansweredMail } from './unanswered/mail.ts';
import { unansweredMailboxes } from './unanswered/mailboxes.ts';
import { unansweredMoves } from './unanswered/moves.ts';
import { unansweredSmallTalk } from './unanswered/small-talk.ts';
import { unansweredWork } from './unanswered/work.ts';
import { waysToAskAboutUsers } from './users.ts';
import { waysToAskAboutItems } from './what-moves.ts';

/** For each entry, the ways in which people ask for it. */
const waysToAsk: Record<string, string> = {
  ...waysToAskAboutSources,
  ...waysToAskAboutCostAndTime,
  ...waysToAskAboutTheApproach,
  ...waysToAskAboutTheCustomer,
  ...waysToAskAboutItems,
  ...waysToAskAboutOtherData,
  ...waysToAskAboutUsers,
  ...waysToAskAboutNewMailboxes,
  ...waysToAskAboutDns,
  ...waysToAskAboutPasswords,
  ...waysToAskAboutPlatformChanges,
  ...waysToAskAboutOffice365,
  ...waysToAskAboutBilling,
  ...waysToAskForHelp,
};

/**
 * Questions that no entry answers, by topic. They keep a question about, say, a spam filter from getting the answer that
 * shares most of its words.
 */
const unanswered: Record<string, string> = {
  ...unansweredMail,
  ...unansweredMailboxes,
  ...unansweredAccount,
  ...unansweredMoves,
  ...unansweredHosting,
  ...unansweredWork,
  ...unansweredSmallTalk,
};

/** Every topic that people ask about, with and without an entry that answers it. */
export const topics: Topic[] = [
  ...Object.entries(waysToAsk).map(([id, text]) => ({ id, ways: toLines(text) })),
  ...Object.values(unanswered).map((text) => ({ id: null, ways: toLines(text) })),
];

function toLines(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim());
}
