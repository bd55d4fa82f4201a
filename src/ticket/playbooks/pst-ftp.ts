import { businessDays, businessHours, hours } from './parts/clocks.ts';
import { fromExchange, toExchange } from './parts/conditions.ts';
import type { Variant } from './playbook.ts';

/**
 * PST files by FTP, a method for moves where the migration tool would be too slow: docs/trade.md, "PST files by FTP".
 */
export const pstFtp: Variant = {
  field: 'method',
  value: 'pst-ftp',
  title: 'assisted moves from Exchange to Hosted Exchange',
  allowedIn: ['intake', 'discovery'],
  when: toExchange,
  offeredFor: fromExchange,
  replaces: {
    credentials: [
      { slug: 'pst-export', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
      { slug: 'ftp-upload', waitingOn: 'customer-admin', clock: businessDays(2, 3, 7) },
    ],
    // The import comes after `provisioning`, because data only goes to mailboxes that exist (S0-24).
    trial: [{ slug: 'pst-import', waitingOn: 'racker', clock: businessHours(8, 16, 24) }],
    prestage: [],
    delta: [{ slug: 'delta', waitingOn: 'racker', clock: hours(4, 12, 24) }],
  },
  steps: [
    {
      id: 'F-01',
      label: 'PST files exported',
      text: 'Export every mailbox to its own PST file, including subfolders',
      actor: 'customer admin',
      gate: 'pst-export',
      again: true,
      everyMailbox: true,
      trace: 'S0-04',
    },
    {
      id: 'F-02',
      label: 'Upload location sent',
      text: 'Send the customer the upload location by a secure method, never in chat',
      actor: 'racker',
      gate: 'ftp-upload',
      trace: 'S0-04',
    },
    {
      id: 'F-03',
      label: 'PST files uploaded',
      text: 'Upload all PST files, one for each mailbox',
      actor: 'customer admin',
      gate: 'ftp-upload',
      again: true,
      everyMailbox: true,
      trace: 'S0-04',
    },
    {
      id: 'F-04',
      label: 'PST files imported',
      text: 'Import all PST files, and note what failed',
      actor: 'racker',
      gate: 'pst-import',
      earliest: { phase: 'pst-import' },
      again: true,
      everyMailbox: true,
      trace: 'S0-04',
    },
    {
      id: 'E-21',
      label: 'New mail brought over',
      text: 'Bring over mail that arrived after the export, with an extra PST file or an IMAP pass',
      actor: 'racker',
      gate: 'delta',
      earliest: { phase: 'delta' },
      again: true,
      everyMailbox: true,
      trace: 'S0-04',
    },
  ],
};
