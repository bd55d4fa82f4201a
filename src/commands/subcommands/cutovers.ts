import { type Button, buttons, type Card, card, type Inline, namedMenu, text } from '../../card.ts';
import { runbookOption } from '../../ticket/cards/ticket-buttons.ts';
import { cutoverBlocks, daysOffNote } from '../../ticket/cutovers/cutovers-card.ts';
import { type Cutovers, findCutovers } from '../../ticket/cutovers/find-cutovers.ts';
import { ticketKey } from '../../ticket/state.ts';
import { plural } from '../../ticket/words.ts';
import { truncate } from '../../truncate.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { filterWordsOf, pageSize, readPage } from '../lists/list-pages.ts';
import { readFilter } from '../lists/read-filter.ts';
import { defineSubcommand } from '../subcommand.ts';

const example = 'cutovers owner:@dana';

const pageKey = 'page';

const reader = { subcommand: 'cutovers', example, more: [pageKey] };

export const cutovers = defineSubcommand({
  name: 'cutovers',
  aliases: ['calendar', 'agreed dates'],
  reads: true,
  summary: 'Show the cutovers and slots of the next two weeks, day by day',
  examples: ['cutovers', 'cutovers mine', example],
  details: [
    'Each line says how many steps are open before the date, who owns the ticket, and what speaks against the date: another date of the owner on that day, a day off, a hold, or a customer who is away.',
    'It takes the filters of `list`: `cutovers to:office-365 owner:@dana`. For more, add `page:2`.',
    'Dates that were missed before today and are still open come first.',
    '`list agreed` shows the dates after that, too.',
  ],
  readsTokens: true,
  async run(context, { tokens }) {
    const { desk, at } = context;
    const filter = await readFilter(context, tokens, reader);
    const page = pageOf(tokens);
    const wish = { filter, at, skip: (page - 1) * pageSize, size: pageSize };
    const found = await findCutovers(desk, desk.database.client, wish);
    const tickets = found.cutovers.map(({ state }) => state.ticket.number);
    return { card: toCard(context, found, filterWordsOf(tokens), page), changed: false, tickets };
  },
});

function pageOf(tokens: Token[]): number {
  const token = tokens.find(({ key }) => key === pageKey);
  return token ? readPage(token.value, `cutovers ${pageKey}:2`) : 1;
}

function toCard(
  { desk: { calendar }, at }: CommandContext,
  found: Cutovers,
  asked: string[],
  page: number,
): Card {
  const { total } = found;
  const typed = asked.length > 0 ? ` matching ${plainMentions(asked.join(' '))}` : '';
  const all: Button = { label: 'All agreed dates', command: ['list agreed', ...asked].join(' ') };
  if (found.cutovers.length === 0)
    return card(
      text(
        total > 0
          ? `This is the end of the list: ${plural(total, 'date')} in the next two weeks.`
          : `No cutover or slot${typed} in the next two weeks.`,
      ),
      daysOffNote(calendar, at),
      buttons(total > 0 && turn('First page', asked, 1), all),
    );
  return card(
    text(titleOf(found, typed, page)),
    ...cutoverBlocks(calendar, found.cutovers, at),
    daysOffNote(calendar, at),
    buttons(
      page > 1 && turn('Previous', asked, page - 1),
      page * pageSize < total && turn('Next', asked, page + 1),
      all,
    ),
    namedMenu(
      'Show a runbook',
      found.cutovers.map(({ state }) => optionOf(state.ticket)),
    ),
  );
}

/** How many dates there are, and which of them are on this page. */
function titleOf(
  { cutovers: shown, total, behind, conflicts }: Cutovers,
  typed: string,
  page: number,
): Inline[] {
  const from = (page - 1) * pageSize + 1;
  const range = total > shown.length ? ` · ${from} to ${from + shown.length - 1}` : '';
  const clash =
    conflicts > 0 ? ` · ${conflicts === 1 ? '1 of them conflicts' : `${conflicts} of them conflict`}` : '';
  const ahead = `${plural(total - behind, 'date')}${typed} in the next two weeks`;
  return [
    { bold: ahead },
    clash,
    ...(behind > 0 ? [' · ', { bold: `${behind.toLocaleString('en-US')} missed before today` }] : []),
    range,
  ];
}

function turn(label: string, asked: string[], page: number): Button {
  return { label, command: ['cutovers', ...asked, `${pageKey}:${page}`].join(' '), replaces: true };
}

/** How much of a customer's name the menu shows, in characters. */
const longestName = 16;

function optionOf(ticket: { kind: string; number: number; customer: string }) {
  const label = `${ticketKey(ticket)} ${truncate(ticket.customer, longestName)}`;
  return { ...runbookOption(ticket), label };
}
