import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playbooks } from '../src/ticket/playbooks/table.ts';
import { knowledgeTrace, statements } from './knowledge/seed-trace.ts';

const gates = 'ticket/steps/gates.test.ts: every phase is reached through its gate';
const phases =
  'ticket/playbooks/playbooks.test.ts: has the phases, waiting parties, thresholds and gates of the trade';
const walked = 'flows/paths.test.ts: gets from open to closed with the commands that refusals name';
const facts = 'knowledge/faq.test.ts: has 42 entries, each with a sample question above';
const mailboxes =
  'ticket/playbooks/playbooks.test.ts: makes the mailboxes before any data moves, and has nobody but the customer';
const drafts = 'knowledge/drafts.test.ts: is complete, with no gaps or code in it';
const four = 'flows/upgrade.test.ts: the gate holds until the four are ticked, in their order';
const passwords = 'knowledge/drafts.test.ts: T3 asks for passwords only where we need them';
const eight = 'ticket/playbooks/playbooks.test.ts: names all eight kinds of items that the customer rebuilds';
const billed = 'ticket/playbooks/playbooks.test.ts: is not over while the old mailboxes are billed';
const counted = 'flows/evidence.test.ts: completes a step when every mailbox is counted';
const signed = 'flows/evidence.test.ts: records a sign-off with a name';
const free = 'ticket/playbooks/playbooks.test.ts: says that it is free and that users keep working';
const dns = 'knowledge/drafts.test.ts: T9 lists the records of the target and declines access to DNS';

/** What the product does because of each statement of the two documents: the test that shows it, by its file and name. */
const shownBy: Record<string, string | string[]> = {
  'S0-01': 'ticket/playbooks/playbooks.test.ts: are those of the FAQ, the later ones asking for a lead',
  'S0-02': 'flows/blockers.test.ts: says the usual fix, and has the ticket wait for whoever can mend it',
  'S0-03': 'flows/nudges.test.ts: is reminded once when the ticket stands still, and nobody else',
  'S0-04': 'flows/variant.test.ts: replaces the coming phases when a method is chosen',
  'S0-05': free,
  'S0-06': 'knowledge/drafts.test.ts: reports each placeholder that has no value',
  'S0-07': 'flows/nudges.test.ts: both clocks are told: ours and the customer’s',
  'S0-08': [
    'flows/agreed-dates.test.ts: a cutover on a day on which the owner or the customer cannot',
    signed,
  ],
  'S0-09': phases,
  'S0-10': 'flows/nudges.test.ts: is recorded, its age is shown, and the next one is due by the cadence',
  'S0-11': gates,
  'S0-12': [gates, counted],
  'S0-13': gates,
  'S0-14': free,
  'S0-15': 'flows/blockers.test.ts: the catalogue names each once, with parties and phases that there are',
  'S0-16': 'flows/knowledge.test.ts: items lists what moves for two systems or a ticket',
  'S0-17':
    'ticket/playbooks/playbooks.test.ts: the trades are the seven paths with every service that they have',
  'S0-18': 'flows/paths.test.ts: opens the kind of ticket that the path needs, with either command or a form',
  'S0-19': phases,
  'S0-20': facts,
  'S0-21': 'flows/upgrade.test.ts: a platform change opens, books its slot at five business days',
  'S0-22': mailboxes,
  'S0-23': mailboxes,
  'S0-24': 'flows/variant.test.ts: replaces the coming phases when a method is chosen',
  'S0-25': 'flows/knowledge.test.ts: sends a question without an answer to Support, and offers three guesses',
  'S1-01': 'ticket/playbooks/playbooks.test.ts: that no playbook is for is refused, naming those that are',
  'S1-02': facts,
  'S1-03': facts,
  'S1-04': 'flows/knowledge.test.ts: glossary finds a term, the closest one, all terms, or none',
  'S1-05': 'ticket/playbooks/playbooks.test.ts: leaves DNS, mailboxes and the rebuild to the customer',
  'S1-06': four,
  'S1-07': 'flows/upgrade.test.ts: an assisted upgrade opens in prerequisites and names the four',
  'S1-08': walked,
  'S1-09': 'ticket/playbooks/playbooks.test.ts: leaves DNS, mailboxes and the rebuild to the customer',
  'S1-10':
    'knowledge/drafts.test.ts: T2 needs the chosen method only to Hosted Exchange, and names MigrationWiz elsewhere',
  'S1-11': gates,
  'S1-12': drafts,
  'S1-13': [
    'ticket/playbooks/playbooks.test.ts: says at the start that two systems are billed and where mail goes',
    'flows/evidence.test.ts: counts double billing from the first license until the old licenses stop',
  ],
  'S1-14': [
    'flows/digest.test.ts: what is due soon is told after what is late, and the billing date',
    'flows/agreed-dates.test.ts: days off are warned of by what they are, and what lies after the end of the old bill',
  ],
  'S1-15': billed,
  'S1-16': billed,
  'S1-17': 'knowledge/faq.test.ts: gives one answer about downtime on %s',
  'S1-18':
    'ticket/playbooks/playbooks.test.ts: says at the start that two systems are billed and where mail goes',
  'S1-19': mailboxes,
  'S1-20': dns,
  'S1-21': 'flows/rights.test.ts: %s is refused, and nothing of it is kept, logged or said back',
  'S1-22':
    'ticket/playbooks/playbooks.test.ts: sends an upgrade through all that is said of upgrades, and leads each to its own',
  'S1-23': drafts,
  'S1-24': mailboxes,
  'S1-25': facts,
  'S1-26': passwords,
  'S1-27': [passwords, counted],
  'S1-28': phases,
  'S1-29': eight,
};

test.each(statements)('%s is shown by a test', (seed) => {
  const shown = [shownBy[seed] ?? []].flat();
  expect(shown).not.toEqual([]);
  for (const one of shown) {
    const [file = '', name = ''] = one.split(/: (.*)/s);
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(name);
  }
});

test.each(statements)('%s is traced: a fact, a text or a step names it', (seed) => {
  const steps = playbooks.flatMap(({ steps }) => steps).filter(({ trace }) => trace?.includes(seed));
  const known = knowledgeTrace.filter((trace) => trace.seed === seed);
  expect(steps.length + known.length).toBeGreaterThan(0);
});

test('the table has the statements, and no others', () => {
  expect(Object.keys(shownBy)).toEqual(statements);
});
