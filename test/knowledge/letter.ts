import { expect } from 'vitest';
import { type Draft, type DraftDetails, writeDraft } from '../../src/knowledge/drafts/draft.ts';
import type { PlaceholderName } from '../../src/knowledge/drafts/placeholders.ts';
import { drafts } from '../../src/knowledge/drafts/table.ts';
import { systemName } from '../../src/ticket/playbooks/systems.ts';
import { type PathName, paths } from './paths.ts';

/** A value for each placeholder. No draft's own wording contains any of these values. */
export const values: Record<PlaceholderName, string> = {
  contact: 'Zoe',
  'dns-contact': 'Rob Roe, rob@agency.example',
  'rackspace-ticket': '180621-01234',
  owner: 'Dana Doe',
  mailboxes: '41 mailboxes',
  method: 'migrationwiz',
  cutover: 'Tuesday, December 15, at 6:00 PM Central Time',
  slot: 'Wednesday, December 16, at 7:00 PM Central Time',
  'next-billing': 'Tuesday, January 5, 2027',
  'waiting-for': 'the completed sheet',
  by: 'Tuesday, December 1',
  'next-message': 'Thursday, December 3',
  range: '3 to 8 days',
  side: 'source',
  failing: 'ann and bob',
  errors: '12',
  'old-mx': 'mx.elsewhere.example',
  mx: 'acme-com.mail.protection.outlook.com',
  dkim: 'selector1-acme-com._domainkey.acme.onmicrosoft.com',
};

/** The details of a ticket with every value, or with `more`. */
export function detailsOf(path: PathName, more: Partial<DraftDetails> = {}): DraftDetails {
  const { source, target } = paths[path];
  return {
    path: paths[path],
    phase: 'discovery',
    phases: ['discovery', 'credentials', 'closed'],
    from: systemName(source),
    to: systemName(target),
    domain: 'acme.com',
    isByPst: false,
    team: 'Rackspace Migrations',
    support: { phone: '1-800-555-0100', url: 'https://support.example' },
    lockout: { change: '2 hours', isOverPlan: false },
    mail: 'ahead',
    titles: { now: 'Now', switch: 'Not before the switch', watch: 'Later' },
    waitsForCustomer: true,
    paysTwice: true,
    mayClose: false,
    isLate: false,
    steps: new Map([
      ['U-01', true],
      ['U-04', false],
      ['E-14', true],
      ['E-21', true],
    ]),
    values,
    reopened: [],
    listsMailboxes: false,
    gaps: [],
    requestedOn: 'Monday, November 2',
    progress: { done: [], open: [], openHere: [], nextPhase: 'credentials', blockers: [], cleared: [] },
    ...more,
  };
}

export function find(id: string): Draft {
  return drafts.find((draft) => draft.id === id)!;
}

/** Writes a draft that nothing may be missing from. */
export function write(id: string, path: PathName, more: Partial<DraftDetails> = {}): string {
  const draft = find(id);
  const last = draft.lastStep !== undefined && { phase: 'credentials' };
  const { text, ...written } = writeDraft(draft, detailsOf(path, { ...last, ...more }));
  expect(written).toMatchObject({ missing: [], missingSteps: [], missingPhase: undefined });
  return text;
}
