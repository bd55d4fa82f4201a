import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/card.ts';
import { parse } from '../../src/commands/grammar/parse.ts';
import { read } from '../../src/commands/grammar/read.ts';
import { argumentsOf } from '../../src/commands/subcommand.ts';
import { subcommands } from '../../src/commands/table.ts';
import { placeholders } from '../../src/knowledge/drafts/placeholders.ts';
import { gateFault } from '../../src/ticket/operations/passage.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { createRelativeDays, fillDays } from '../../src/time/relative-days.ts';
import { calendar, openedTicket } from '../teams/scene.ts';

const moments = ['2026-11-20T10:00:00-06:00', '2031-07-05T23:00:00-05:00'].map((text) => new Date(text));
const examples = subcommands.flatMap((subcommand) => subcommand.examples);
const fields = subcommands.flatMap(argumentsOf).map(({ field }) => field);

/** Parses and checks a command as the product does. Throws if something is wrong with the command. */
function readAt(now: Date, example: string): void {
  const command = fillDays(example, createRelativeDays(calendar, now));
  expect(command).not.toContain('{');
  read(parse(command, subcommands), 'migration', { calendar, now, actor: 'slack:U0DANA' });
}

describe.each(moments)('when it is %s', (now) => {
  it.each(examples)('the example command %s works', (example) => readAt(now, example));

  it.each(fields.map((field) => [field.name, field] as const))(
    'the example value of the argument %s works',
    (_, field) => {
      const { example, read } = field;
      const value = fillDays(example, createRelativeDays(calendar, now)).replace(/^"(.*)"$/, '$1');
      expect(() => read(value, { calendar, now, actor: 'slack:U0DANA' })).not.toThrow();
    },
  );

  it('the suggested commands that complete steps work', () => {
    const state = openedTicket(12);
    const { tasks } = gateFault(calendar, state, 'prerequisites', state.steps, now, { person: null });
    expect(tasks.length).toBeGreaterThan(20);
    for (const { command } of tasks) readAt(now, command);
  });

  it('the suggested commands that fill in a draft work', () => {
    const commands = Object.values(placeholders).map(({ command }) => command);
    for (const command of commands) readAt(now, command.replace('KEY', 'MIG-12').replace('NAME', 'testing'));
  });

  it.each(examples)('help shows the example command %s with its dates filled in', async (example) => {
    const help = subcommands.find(({ name }) => name === 'help')!;
    const about = subcommands.find((subcommand) => subcommand.examples.includes(example))!.name;
    const context = {
      noun: 'migration',
      desk: { playbooks, calendar },
      at: now,
      actor: { lead: true },
      place: null,
    } as never;
    const answer = await help.run(context, { get: () => about } as never);
    const shown = plainText('card' in answer ? answer.card.blocks : answer.blocks);
    expect(shown).not.toContain('{day');
  });
});
