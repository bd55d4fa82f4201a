import { expect } from 'vitest';
import { type Button, type Card, card } from '../../src/card.ts';
import {
  type AdaptiveCard,
  type Element,
  sizeOf,
  type TeamsMessage,
  toMessage,
} from '../../src/teams/cards/message.ts';
import { instantiate } from '../../src/ticket/playbooks/instantiate.ts';
import { choosePlaybook } from '../../src/ticket/playbooks/path.ts';
import { toPhases, toSteps } from '../../src/ticket/playbooks/plan.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { type Ticket, type TicketState, withMarks } from '../../src/ticket/state.ts';
import { unset } from '../../src/ticket/ticket-row.ts';
import { parseBusinessHours } from '../../src/time/business-hours.ts';
import { createCalendar } from '../../src/time/calendar.ts';
import { plainSpaces } from '../support/shown-text.ts';

const hours = parseBusinessHours('Mon-Fri 09:00-17:00');
export const calendar = createCalendar({ timezone: 'America/Chicago', hours, holidays: [] });
export const now = new Date('2026-11-20T10:00:00-06:00');

/** Builds a ticket that was just opened, without a database. */
export function openedTicket(number: number, more: Partial<Ticket> = {}): TicketState {
  const path = { source: 'rackspace-email', target: 'office-365', service: 'assisted' };
  const playbook = choosePlaybook(playbooks, path, path.service);
  const { phases, steps } = instantiate(playbook, path);
  const ticket: Ticket = {
    ...unset,
    number,
    kind: playbook.kind,
    playbook: playbook.id,
    planHash: '',
    domain: 'acme.com',
    ...path,
    customer: 'Acme Corp',
    accountNumber: '1234567',
    status: 'open',
    listsMailboxes: false,
    clockSpentMs: 0,
    contactDueTold: false,
    missedTold: false,
    forcedMxOn: false,
    derivedBy: 0,
    lastEvent: 1,
    phase: phases[0]!.slug,
    waitingOn: phases[0]!.waitingOn,
    openedById: 'slack:U0DANA',
    phaseEnteredAt: now,
    openedAt: now,
    progressAt: now,
    clockFrom: now,
    ...more,
  };
  return {
    ticket,
    phases: toPhases(phases),
    steps: withMarks(toSteps(steps), []),
    blockers: [],
    waits: [],
    since: now,
    completed: [],
    reopened: [],
    names: new Map([['slack:U0DANA', 'Dana']]),
  };
}

export function contentOf(message: TeamsMessage) {
  return message.attachments[0]!.content;
}

/** Draws blocks as a card, and returns the card's elements. */
export function render(...blocks: Parameters<typeof card>): Element[] {
  return contentOf(toMessage(card(...blocks))).body;
}

/** Fails the test if a card is larger than Teams allows. */
export function expectFits(content: AdaptiveCard): void {
  expect(sizeOf(content)).toBeLessThanOrEqual(28_000);
}

export function buttonsOf({ blocks }: Card): Button[] {
  return blocks.flatMap((block) => {
    if (block.type === 'tasks') return block.tasks.flatMap(({ button }) => button ?? []);
    if (block.type === 'fold') return buttonsOf(block);
    return block.type === 'buttons' ? block.buttons : [];
  });
}

/** Returns a card's elements in reading order. The list is flat: it also contains the elements inside columns. */
export function flat(body: Element[]): Element[] {
  return body.flatMap((element) =>
    element.type === 'ColumnSet'
      ? element.columns.flatMap((column): Element[] => column.items)
      : element.type === 'Container'
        ? flat(element.items)
        : [element],
  );
}

/** Returns the text of each block, as Teams shows it. Hyphens and spaces are plain ones. */
export function shownLines(body: Element[]): string[] {
  return flat(body).flatMap((element) =>
    element.type === 'RichTextBlock' ? [breakable(element.inlines.map((run) => run.text).join(''))] : [],
  );
}

/** Replaces the hyphens and spaces that don't break. */
export function breakable(text: string): string {
  return plainSpaces(text).replaceAll('\u2011', '-');
}

export function actionsOf(body: Element[]) {
  return flat(body).flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
}

/** The worst texts that people could type: markdown, mentions, HTML, and an Adaptive Card's date markup. */
export const hostileTexts = [
  '[bank](https://evil.example)',
  '<at>Dana</at>',
  '<at>everyone</at> **now**',
  '# not a heading',
  '- _it_ ~~no~~ `code`',
  '<a href="https://evil.example">bank</a>',
  '{{DATE(2026-12-15T06:00:00Z, SHORT)}}',
  '{{{{TIME(2026-12-15T06:00:00Z)}}}}',
  '$\u007Bname} &lt;b&gt;',
  '\\*\u202Eevil',
];
