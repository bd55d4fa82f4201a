import { dnsButton } from '../../dns/dns-button.ts';
import { behindWords, switchWords } from '../../dns/switch-words.ts';
import type { SaysOf } from './says.ts';

/** Mail goes to the wrong side: `MX switched on 1 of 2 nameservers; ns2.acme.com still has the old MX`. */
export const mxWrong: SaysOf = ({ ticket }) => {
  const { dnsFacts } = ticket;
  const words = (dnsFacts && switchWords(dnsFacts)) ?? 'mail goes to the wrong side';
  const behind = dnsFacts && behindWords(dnsFacts);
  return {
    why: [behind ? `${words}; ${behind}` : words],
    button: dnsButton(ticket),
  };
};
