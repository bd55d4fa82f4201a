import { expect, test } from 'vitest';
import { toMessage } from '../../../src/teams/cards/message.ts';
import type { AgreedLine } from '../../../src/ticket/digest/agreed-ahead.ts';
import type { DigestEntry } from '../../../src/ticket/digest/digest.ts';
import { digestCards } from '../../../src/ticket/digest/digest-cards.ts';
import {
  actionsOf,
  buttonsOf,
  calendar,
  contentOf,
  expectFits,
  now,
  openedTicket,
  shownLines,
} from '../scene.ts';

test('fits ten tickets of a digest and their buttons in one message', () => {
  const entries = Array.from({ length: 40 }, (_, i): DigestEntry => {
    const state = openedTicket(1_000 + i, {
      customer: `Customer ${i} of some length`,
      stalledAt: now,
    });
    return { ...state, class: i < 10 ? 'escalated' : 'stalled', dates: [] };
  });
  const openByPhase = Array.from({ length: 20 }, (_, i) => ({ phase: `phase-${i}`, count: i }));
  const trend = Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${10 + i}`, stalled: i }));
  const agreed = { lines: [], more: 0, isCut: false };
  const digest = {
    day: '2026-11-20',
    at: now,
    entries,
    more: 0,
    agreed,
    names: new Map(),
    openByPhase,
    trend,
  };
  const cards = digestCards(calendar, {
    ...digest,
    open: 90,
    stalled: 40,
    escalated: 10,
    snoozed: 5,
    held: 5,
    parked: 0,
  });
  expect(cards).toHaveLength(4);
  for (const each of cards) {
    const content = contentOf(toMessage(each));
    expectFits(content);
    expect(actionsOf(content.body).map(({ data }) => data)).toEqual(
      buttonsOf(each).map(({ command }) => ({ command, noun: 'migration' })),
    );
    expect(shownLines(content.body).join()).not.toContain("doesn't fit");
  }
  const types = contentOf(toMessage(cards[0]!)).body.map((element) => element.type);
  expect(types).toContain('Chart.HorizontalBar');
  expect(types).toContain('Chart.Line');
});

test('fits a digest of five tickets and ten agreed dates with warnings in one message', () => {
  const ticketOf = (number: number) =>
    openedTicket(number, { customer: `Customer ${number} of some length` });
  const entries = Array.from({ length: 5 }, (_, i): DigestEntry => {
    return { ...ticketOf(1_000 + i), class: 'stalled', dates: [] };
  });
  const warnings = [
    'Its owner has MIG-2001, MIG-2002, MIG-2003, MIG-2004, MIG-2005 and 3 more on the same day, 2026-12-19.',
    '2026-12-19 is a Saturday: the team does not work.',
    'The customer is away from 2026-12-15 to 2027-01-03.',
    'The cutover and the target date (2026-12-21) lie after 2026-12-17, when the old billing is to end.',
    'E-16 is open, and was due by 2026-12-18 18:00: resolvers may keep the old MX for as long as its old TTL.',
  ];
  const lines = Array.from({ length: 10 }, (_, i): AgreedLine => {
    const { ticket } = ticketOf(2_000 + i);
    return {
      ticket,
      agreed: { at: now, name: 'cutover', field: 'cutover' },
      warnings,
    };
  });
  const [only, ...rest] = digestCards(calendar, {
    ...{
      day: '2026-11-20',
      at: now,
      entries,
      more: 0,
      agreed: { lines, more: 7, isCut: false },
      names: new Map(),
    },
    ...{ open: 90, stalled: 40, escalated: 10, snoozed: 5, held: 5, parked: 0 },
    openByPhase: Array.from({ length: 20 }, (_, i) => ({ phase: `phase-${i}`, count: i })),
    trend: Array.from({ length: 10 }, (_, i) => ({ day: `2026-11-${10 + i}`, stalled: i })),
  });
  expect(rest).toEqual([]);
  const content = contentOf(toMessage(only!));
  expectFits(content);
  const shown = shownLines(content.body);
  expect(shown.filter((line) => warnings.every((warning) => line.includes(warning)))).toHaveLength(10);
  expect(shown.join()).not.toContain("doesn't fit");
});
