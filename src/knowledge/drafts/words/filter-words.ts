import { listWords, lowerFirst } from '../../../phrase.ts';

/**
 * Asks the customer's admin if a filtering service stays in front of the mailboxes, and says what to do in either case. The changes of MX
 * follow, each with `withoutFilter`.
 *
 * @param name who runs the service, such as `Proofpoint`
 * @param deliverTo the new MX hosts
 */
export function filterQuestion(name: string, deliverTo: string[]): string {
  return `${name} filters your mail now. Decide if it stays. If it does, leave MX as it is, and set in ${name} that it delivers your mail to ${listWords(deliverTo)}. If you stop using ${name}, change MX, as the next lines say.`;
}

/** Says that a change is only to make if the customer stops using a filtering service. @param line the change, as a request */
export function withoutFilter(name: string, line: string): string {
  return `Only without ${name}: ${lowerFirst(line)}`;
}
