import { businessDays, businessHours, hours } from './parts/clocks.ts';
import { toExchange } from './parts/conditions.ts';
import type { Variant } from './playbook.ts';

/** PST files by FTP, for when the tool would be too slow: docs/trade.md, "PST files by FTP". */
export const pstFtp: Variant = {
  field: 'method',
  value: 'pst-ftp',
  title: 'moves to Hosted Exchange, assisted',
  allowedIn: ['intake', 'discovery'],
  when: toExchange,
  replaces: {
    credentials: [
      { slug: 'pst-export', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
      { slug: 'ftp-upload', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
    ],
    // After `provisioning`: data goes only to mailboxes that are there (S0-24).
    trial: [{ slug: 'pst-import', waitingOn: 'racker', clock: businessHours(8, 16, 24) }],
    prestage: [],
    delta: [{ slug: 'delta', waitingOn: 'racker', clock: hours(4, 12, 24) }],
  },
  steps: [
    {
      id: 'F-01',
      text: 'Every mailbox exported to a PST file of its own, subfolders included',
      actor: 'customer admin',
      gate: 'pst-export',
      again: true,
      trace: 'S0-04',
    },
    {
      id: 'F-02',
      text: 'Tell the customer where to upload, by the usual secure way and never here',
      actor: 'racker',
      gate: 'ftp-upload',
      trace: 'S0-04',
    },
    {
      id: 'F-03',
      text: 'All PST files uploaded, as many as there are mailboxes',
      actor: 'customer admin',
      gate: 'ftp-upload',
      again: true,
      trace: 'S0-04',
    },
    {
      id: 'F-04',
      text: 'All PST files imported, what failed noted',
      actor: 'racker',
      gate: 'pst-import',
      again: true,
      trace: 'S0-04',
    },
    {
      id: 'E-21',
      text: 'What came in since the export is brought over, by a top-up PST or an IMAP pass',
      actor: 'racker',
      gate: 'delta',
      again: true,
      trace: 'S0-04',
    },
  ],
};
