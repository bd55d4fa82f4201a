import { dnsButton } from '../../dns/dns-button.ts';
import { mxAlarm } from '../../dns/mx-alarm.ts';
import { behindWords, switchWords } from '../../dns/switch-words.ts';
import type { SaysOf } from './says.ts';

/**
 * Mail goes to the wrong side: `MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX`. If it did go to the new
 * mailboxes before, says whom to call.
 */
export const mxWrong: SaysOf = ({ ticket }) => {
  const { dnsFacts } = ticket;
  const words = (dnsFacts && switchWords(dnsFacts)) ?? 'mail goes to the wrong side';
  const behind = dnsFacts && behindWords(dnsFacts);
  const alarm = mxAlarm(ticket);
  const [button, ...more] = alarm?.buttons ?? [dnsButton(ticket)];
  return {
    why: [behind ? `${words}; ${behind}` : words],
    ...(alarm && { next: alarm.words }),
    button,
    more,
  };
};
