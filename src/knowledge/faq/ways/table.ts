import type { Topic } from '../search/classify.ts';
import { waysToAskAboutBilling } from './billing.ts';
import { waysToAskAboutCostAndTime } from './cost-and-time.ts';
import { waysToAskAboutTheCustomer } from './customer.ts';
import { waysToAskAboutDns } from './dns.ts';
import { waysToAskForHelp } from './help.ts';
import { waysToAskAboutOffice365 } from './office-365.ts';
import { waysToAskAboutPasswords } from './passwords.ts';
import { waysToAskAboutPlatformChanges } from './platform-change.ts';
import { waysToAskAboutSources } from './sources.ts';
import { unansweredAccount } from './unanswered-account.ts';
import { unansweredMail } from './unanswered-mail.ts';
import { unansweredMoves } from './unanswered-moves.ts';
import { unansweredOffice } from './unanswered-office.ts';
import { waysToAskAboutUsers } from './users.ts';
import { waysToAskAboutItems } from './what-moves.ts';

/** For each entry, the ways in which people ask for it. */
const waysToAsk: Record<string, string> = {
  ...waysToAskAboutSources,
  ...waysToAskAboutCostAndTime,
  ...waysToAskAboutTheCustomer,
  ...waysToAskAboutItems,
  ...waysToAskAboutUsers,
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
  ...unansweredAccount,
  ...unansweredMoves,
  ...unansweredOffice,
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
