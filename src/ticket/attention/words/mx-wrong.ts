import { dnsButton } from '../../dns/dns-button.ts';
import { earlyAlarm, mxAlarm } from '../../dns/mx-alarm.ts';
import { althoughEarly, behindWords, switchWords } from '../../dns/switch-words.ts';
import { earlySwitch } from '../../steps/obstacles.ts';
import type { SaysOf } from './says.ts';

/**
 * Mail goes to the wrong mailboxes: `MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX`. Says whom to
 * call if MX was right before, or if it is switched too early.
 */
export const mxWrong: SaysOf = (entry, { calendar, at }) => {
  const { ticket } = entry;
  const { dnsFacts } = ticket;
  const words = (dnsFacts && switchWords(dnsFacts)) ?? 'mail goes to the wrong mailboxes';
  const behind = dnsFacts && behindWords(dnsFacts);
  const early = earlySwitch(entry, at);
  const tooEarly = althoughEarly(calendar, ticket, early, at);
  const alarm = mxAlarm(ticket) ?? earlyAlarm(entry, at);
  const [button, ...more] = alarm?.buttons ?? [dnsButton(ticket)];
  return {
    why: [`${behind ? `${words}; ${behind}` : words}${tooEarly}`],
    ...(alarm && { next: alarm.words }),
    button,
    more,
  };
};
