import { dnsCard } from '../dns/dns-card.ts';
import { seeDomain } from '../dns/see-domain.ts';
import { defineSubcommand } from '../subcommand.ts';

export const dns = defineSubcommand({
  name: 'dns',
  reads: true,
  summary: "Look at the DNS of a ticket's domain: is the mail switched, and which records are right",
  examples: ['dns MIG-12'],
  details: [
    'Every nameserver of the domain is asked, and the resolvers. Nameservers that disagree are named.',
    'If no nameserver answers, you see what was last seen.',
  ],
  ticket: true,
  async run(context, args) {
    return dnsCard(context, await seeDomain(context, args.ticket));
  },
});
