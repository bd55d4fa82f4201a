import type { Sign } from '../../card.ts';
import type { AttentionClass } from './attention-class.ts';

/** How a line about a ticket of a class begins. */
export const signs: Record<AttentionClass, Sign> = {
  'locked-out': { symbol: '🔒', label: 'Locked out', tone: 'urgent' },
  'mx-wrong': { symbol: '↩', label: 'Wrong MX', tone: 'urgent' },
  'forced-mx': { symbol: '🔴', label: 'Mail at risk', tone: 'urgent' },
  'date-missed': { symbol: '🔴', label: 'Missed', tone: 'urgent' },
  escalated: { symbol: '⬆', label: 'Escalated', tone: 'urgent' },
  date: { symbol: '🕓', label: 'Soon', tone: 'warning' },
  conflict: { symbol: '⚠️', label: 'Conflict', tone: 'warning' },
  'mailboxes-failed': { symbol: '📭', label: "Can't move", tone: 'warning' },
  'hold-expired': { symbol: '▶️', label: 'Hold ended', tone: 'warning' },
  'target-missed': { symbol: '🎯', label: 'Target missed', tone: 'warning' },
  'billing-risk': { symbol: '💳', label: 'Billing', tone: 'warning' },
  'contact-due': { symbol: '📞', label: 'Contact due', tone: 'warning' },
  stalled: { symbol: '🐢', label: 'Stalled', tone: 'neutral' },
  unassigned: { symbol: '🙋', label: 'Unassigned', tone: 'neutral' },
};
