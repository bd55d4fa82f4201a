import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainText } from '../../../src/card.ts';
import { ticketCard } from '../../../src/ticket/cards/ticket-card.ts';
import type { Desk } from '../../../src/ticket/desk.ts';
import { tickSteps } from '../../../src/ticket/operations/tick-steps.ts';
import { articles } from '../../../src/ticket/playbooks/parts/common-steps.ts';
import { createDomain, openOne, racker } from '../setup.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await createDomain();
});

afterAll(() => desk.database.close());

test('links to the how-to article of an open step, but not of a completed step', async () => {
  const { ticket } = await openOne(desk);
  const { state } = await tickSteps(desk, racker, ticket.number, { steps: 'U-01' });
  const { blocks } = ticketCard(desk, state, desk.clock.now(), null);
  const links = blocks
    .flatMap((block) => (block.type === 'fold' ? block.blocks : []))
    .flatMap((block) => (block.type === 'list' ? block.items : []))
    .flat()
    .filter((inline) => typeof inline === 'object' && 'link' in inline);
  expect(links).toEqual(
    [articles.addDomain, articles.addLicense, articles.assignLicense].map((link) => ({ link, label: 'how' })),
  );
  expect(plainText(blocks)).toContain(
    'Domain verified (U-02): Add the domain to the tenant and verify it (how (',
  );
});
