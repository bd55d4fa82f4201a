import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { expect, test } from 'vitest';
import { card, text } from '../../../src/card.ts';
import { faultsCard } from '../../../src/commands/faults-card.ts';
import { toForm } from '../../../src/commands/form.ts';
import { parse } from '../../../src/commands/grammar/parse.ts';
import { subcommands } from '../../../src/commands/table.ts';
import { Fault } from '../../../src/errors.ts';
import { toFormCard } from '../../../src/teams/cards/form.ts';
import { type TeamsMessage, toMessage } from '../../../src/teams/cards/message.ts';
import { headlineCard, ticketCard } from '../../../src/ticket/cards/ticket-card.ts';
import { digestCards } from '../../../src/ticket/digest/digest-cards.ts';
import { gateFault } from '../../../src/ticket/operations/passage.ts';
import { playbooks } from '../../../src/ticket/playbooks/table.ts';
import { createRelativeDays } from '../../../src/time/relative-days.ts';
import { emptyDigest } from '../digest-scene.ts';
import { calendar, contentOf, hostileTexts, now, openedTicket } from '../scene.ts';

// Node can load only the package's bundle, not its modules.
const { AdaptiveCard, HostConfig, SerializationContext }: typeof AdaptiveCards = createRequire(
  import.meta.url,
)('adaptivecards/dist/adaptivecards.js');

/**
 * Returns what Microsoft's own parser reports about a card. The parser knows the schema's elements, but not the
 * elements that only Teams has.
 */
function complaints(message: TeamsMessage): string[] {
  const parsed = new AdaptiveCard();
  // Teams shows six actions in a set, and any number in its menu. The parser counts both, and its default is five.
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 20 } });
  const context = new SerializationContext();
  parsed.parse(contentOf(message), context);
  const parsing = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return [...parsing, ...parsed.validateProperties().validationEvents].map((event) => event.message);
}

const relativeDay = createRelativeDays(calendar, now);
const state = openedTicket(12, { waitingFor: 'the DNS login', holdReason: 'freeze' });

test("Microsoft's parser reports a value that it doesn't know", () => {
  const message = toMessage(card(text('x')));
  Object.assign(contentOf(message).body[0]!, { spacing: 'Immense' });
  expect(complaints(message)).toEqual([expect.stringContaining('Immense')]);
});

const latest = [{ seq: 1, at: now, actorId: 'slack:U0DANA', text: 'noted: called' }];

test.each([
  ['a ticket', ticketCard({ calendar }, state, now, null, { latest })],
  ['a headline', headlineCard({ calendar }, state, now)],
  [
    'a list of missing steps',
    faultsCard(
      [gateFault(calendar, state, 'prerequisites', state.steps, now, { person: null })],
      subcommands,
      relativeDay,
    ),
  ],
  ['hostile texts that people type', card(...hostileTexts.map((words) => text(words)))],
])("Microsoft's parser accepts the card of %s", (_, shown) => {
  expect(complaints(toMessage(shown))).toEqual([]);
});

test.each(subcommands.filter(({ name }) => name !== '').map(({ name }) => name))(
  "Microsoft's parser accepts the help for the command %s",
  async (name) => {
    const help = subcommands.find((subcommand) => subcommand.name === 'help')!;
    for (const about of [name, undefined]) {
      const answer = await help.run(
        { noun: 'migration', desk: { playbooks, calendar }, at: now, actor: { lead: true } } as never,
        { get: () => about } as never,
      );
      expect(complaints(toMessage(answer as never))).toEqual([]);
    }
  },
);

const forms = subcommands.flatMap(({ name, ticket }) => {
  const form = toForm(parse(ticket ? `${name} 12` : name, subcommands), 'migration', { calendar, now });
  return form ? [form] : [];
});

test.each(forms)(
  "Microsoft's parser accepts the form of the command $subcommand, with and without faults",
  (form) => {
    const faults = form.inputs.map(({ name }) => new Fault('Not allowed.', { field: name }));
    const values = Object.fromEntries(form.inputs.map(({ name }) => [name, hostileTexts[0]!]));
    for (const message of [toFormCard(form), toFormCard(form, { values, faults })])
      expect(complaints(message)).toEqual([]);
  },
);

test("Microsoft's parser shows a digest without what only Teams can show: badges and the chart", () => {
  const trend = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'];
  const [digest, chart] = digestCards(
    calendar,
    emptyDigest({
      lines: [{ ...state, class: 'escalated', sameDay: [] }],
      trend: trend.map((day, i) => ({ day, stalled: 10 * i })),
    }),
  );
  const unknown = (type: string) => `Unknown element type "${type}". Fallback will be used if present.`;
  expect(complaints(toMessage(digest!))).toEqual([unknown('Badge')]);
  expect(complaints(toMessage(chart!))).toEqual([unknown('Chart.Line')]);
  const shown = new AdaptiveCard();
  shown.parse(contentOf(toMessage(chart!)));
  expect(JSON.stringify(shown.toJSON())).toContain('Nov 20 40');
});
