import type { Card } from '../../card.ts';
import type { Desk } from '../../ticket/desk.ts';
import { collectToday, type TodayReader } from '../../ticket/today/today.ts';
import { todayCard } from '../../ticket/today/today-card.ts';
import type { Noun } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';

const summary = 'Show what you should do now';

export const today = defineSubcommand({
  name: 'today',
  aliases: ['my', 'mine', 'my day', 'my tickets', 'my work', 'todo'],
  reads: true,
  summary,
  examples: ['today'],
  details: [
    "Lists your tickets that need something: what can't wait, dates until the second business day from today, escalated tickets, contacts due, stalled tickets, other deadlines, and unassigned tickets on paths you work on. What to do first is at the top.",
    "Leads see the whole team's urgent tickets first, then how many tickets each person has, then their own.",
  ],
  run: ({ desk, actor, at, noun }) => todayOf(desk, actor, at, noun),
});

/** The answer to a slash command without a subcommand: the same as `today`. */
export const overview = defineSubcommand({
  name: '',
  summary,
  examples: [''],
  run: ({ desk, actor, at, noun }) => todayOf(desk, actor, at, noun),
});

/** What a person should do now. */
export async function todayOf(desk: Desk, reader: TodayReader, at: Date, noun: Noun): Promise<Card> {
  const found = await collectToday(desk, desk.database.client, reader, at);
  return todayCard(found, { label: 'Open a ticket…', command: 'open', noun });
}
