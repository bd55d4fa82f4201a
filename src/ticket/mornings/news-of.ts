import type { Sign } from '../../card.ts';
import { capitalize } from '../../phrase.ts';
import type { AttentionClass } from '../attention/attention-class.ts';
import { menuOf } from '../attention/to-task.ts';
import type { Reader } from '../attention/words/says.ts';
import type { NoticeKind } from '../notices/notice-kinds.ts';
import type { Line } from '../notices/take-lines.ts';
import { ticketWords } from '../state.ts';
import type { News } from '../today/news.ts';

/** How a line begins, by what its most urgent notice is about. */
const signs: Record<NoticeKind, Sign> = {
  'locked-out': { symbol: '🔒', label: 'Locked out', tone: 'urgent' },
  missed: { symbol: '🔴', label: 'Missed', tone: 'urgent' },
  'forced-mx': { symbol: '📭', label: 'Mail at risk', tone: 'urgent' },
  unlocked: { symbol: '✓', label: 'Lockout over', tone: 'good' },
  moved: { symbol: '🕓', label: 'Date moved', tone: 'warning' },
  rescheduled: { symbol: '🕓', label: 'Date moved', tone: 'warning' },
  canceled: { symbol: '✖', label: 'Canceled', tone: 'neutral' },
  date: { symbol: '🕓', label: 'Date', tone: 'warning' },
  escalated: { symbol: '⬆', label: 'Escalated', tone: 'urgent' },
  eased: { symbol: '⬆', label: 'Was escalated', tone: 'neutral' },
  closing: { symbol: '💳', label: 'Billing ends', tone: 'warning' },
  stalled: { symbol: '🐢', label: 'Stalled', tone: 'warning' },
  back: { symbol: '⏰', label: 'Back', tone: 'neutral' },
  contact: { symbol: '📞', label: 'Contact due', tone: 'warning' },
  billing: { symbol: '💳', label: 'Billing', tone: 'warning' },
  nudge: { symbol: '🐢', label: 'Soon stalled', tone: 'neutral' },
};

/** The class of the tickets whose line in Today says the same as a notice. Absent: no line says it. */
const classes: Partial<Record<NoticeKind, AttentionClass>> = {
  'locked-out': 'locked-out',
  missed: 'date-missed',
  'forced-mx': 'forced-mx',
  date: 'date',
  escalated: 'escalated',
  stalled: 'stalled',
  contact: 'contact-due',
  billing: 'billing-risk',
};

/** Turns notices into news: one for each ticket, in the order of its most urgent notice. */
export function newsOf(lines: Line[], reader: Reader): News[] {
  return [...Map.groupBy(lines, ({ state }) => state)].map(([state, own]) => {
    const [{ kind, said }] = own as [Line, ...Line[]];
    const { button } = said;
    const words = own.map((line) => capitalize(line.said.words)).join('. ');
    return {
      number: state.ticket.number,
      task: {
        sign: signs[kind],
        text: [...ticketWords(state.ticket), `: ${words}`],
        command: button.command,
        button,
        more: menuOf(state, reader, { button }),
      },
      says: own.map(({ kind, said: { words, brief = words, next } }) => ({
        words: brief,
        next,
        class: classes[kind] ?? null,
      })),
    };
  });
}
