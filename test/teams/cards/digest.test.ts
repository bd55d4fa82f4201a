import { expect, test } from 'vitest';
import { toMessage } from '../../../src/teams/cards/message.ts';
import type { AttentionEntry } from '../../../src/ticket/attention/find-attention.ts';
import type { AgreedLine } from '../../../src/ticket/digest/agreed-ahead.ts';
import { digestCards } from '../../../src/ticket/digest/digest-cards.ts';
import { emptyDigest } from '../digest-scene.ts';
import { actionsOf, calendar, contentOf, expectFits, now, openedTicket, shownLines } from '../scene.ts';

const customer = 'Customer with a name of some length, Incorporated';
const owners = Array.from({ length: 20 }, (_, i) => ({
  ownerId: `slack:U${i}`,
  name: `Owner ${i} with two names`,
  open: 90 - i,
  stalled: 20,
  dates: 12,
}));

function entry(number: number, name: AttentionEntry['class']): AttentionEntry {
  const state = openedTicket(number, { customer, ownerId: 'slack:U1', stalledAt: now, cutover: now });
  return { ...state, names: new Map([['slack:U1', 'Owner with two names']]), class: name, sameDay: [] };
}

test('fits the whole first message in a Teams card, with at most three visible buttons in each line', () => {
  const [first, , chart] = digestCards(
    calendar,
    emptyDigest({
      lines: Array.from({ length: 10 }, (_, i) => entry(1_000 + i, i < 5 ? 'date-missed' : 'escalated')),
      rest: [entry(2_000, 'stalled')],
      load: { owners, unassigned: { open: 4, stalled: 1, dates: 0 } },
      trend: Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${10 + i}`, stalled: 3 * i })),
    }),
  );
  const content = contentOf(toMessage(first!));
  expectFits(content);
  const shown = shownLines(content.body).join('\n');
  expect(shown).not.toContain("doesn't fit");
  expect(shown).toContain('In the thread ↓ 1 less urgent ticket and a chart');
  const types = content.body.map((element) => element.type);
  expect(types).toEqual(expect.arrayContaining(['ColumnSet', 'FactSet']));
  const badges = JSON.stringify(content.body).match(/"type":"Badge","text":"(Missed|Escalated)"/g);
  expect(badges).toHaveLength(10);
  expect(contentOf(toMessage(chart!)).body.map(({ type }) => type)).toContain('Chart.Line');
  for (const element of content.body) {
    const visible = actionsOf([element]).filter(
      (action) => !('mode' in action && action.mode === 'secondary'),
    );
    expect(visible.length).toBeLessThanOrEqual(3);
  }
});

test('fits each message of the thread in a Teams card', () => {
  const warnings = [
    'Scheduling conflict: the owner also has MIG-2001, MIG-2002, MIG-2003, and 3 more on 2026-12-19.',
    '2026-12-19 is a Saturday; the team is off.',
    'The customer is away from 2026-12-15 to 2027-01-03.',
  ];
  const { ticket } = openedTicket(3_000, { customer });
  const warned: AgreedLine = { ticket, agreed: { at: now, field: 'cutover' }, warnings };
  const cards = digestCards(
    calendar,
    emptyDigest({
      rest: Array.from({ length: 150 }, (_, i) => entry(1_000 + i, i < 20 ? 'date' : 'stalled')),
      warned: Array.from({ length: 50 }, () => warned),
      more: 83,
    }),
  );
  expect(cards).toHaveLength(9);
  for (const card of cards) {
    const content = contentOf(toMessage(card));
    expectFits(content);
    expect(shownLines(content.body).join()).not.toContain("doesn't fit");
  }
});
