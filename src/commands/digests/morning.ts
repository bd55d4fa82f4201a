/** `digest me`: when a person gets the morning message. */

import { type Button, buttons, type Card, card, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { changeMorning, type MorningPlan, readMorningPlan } from '../../ticket/mornings/change-morning.ts';
import { momentWords, timeWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, changed, type ParsedArguments } from '../subcommand.ts';
import { days, filter, morningTime } from './digest-fields.ts';

const still = 'You still get messages about your tickets.';

/** Shows what a person gets, or sets the time if the person gave one. */
export async function showMorning(context: CommandContext, args: ParsedArguments): Promise<Card | Changed> {
  if (args.get(morningTime) !== undefined) return setMorning(context, args);
  refuseMore(args);
  const { desk, actor, at } = context;
  const plan = await readMorningPlan(desk, desk.database.client, actor.id, at);
  return planCard(plan, actor.lead, at);
}

export async function setMorning(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseMore(args);
  return change(context, { wanted: true, time: args.need(morningTime) });
}

export async function turnOn(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseMore(args);
  return change(context, { wanted: true });
}

export async function turnOff(context: CommandContext, args: ParsedArguments): Promise<Changed> {
  refuseMore(args);
  return change(context, { wanted: false });
}

async function change(
  { desk, by, actor, at }: CommandContext,
  wish: { wanted: boolean; time?: string },
): Promise<Changed> {
  return changed(planCard(await changeMorning(desk, by, wish), actor.lead, at));
}

/** The message comes on every business day, about everything that the person should do. */
function refuseMore(args: ParsedArguments): void {
  const more = args.get(days) ?? args.get(filter);
  if (more === undefined) return;
  throw new Fault('Your morning message takes only a time.', {
    example: 'digest me at 08:30',
    field: args.get(days) === undefined ? filter.name : days.name,
  });
}

function planCard({ wanted, time, next, own, isOwner }: MorningPlan, isLead: boolean, at: Date): Card {
  const turnOn: Button = { label: 'Turn on', command: 'digest me on' };
  const changeTime: Button = { label: 'Change time…', command: `digest me change ${time}` };
  if (wanted === false)
    return card(text('Your morning message is off.'), note(still), buttons(turnOn, changeTime));
  if (wanted === null && !isOwner && !isLead) {
    return card(text('You own no open tickets, so you get no morning message.'), buttons(turnOn, changeTime));
  }
  return card(
    text(`Your morning message comes at ${timeWords(time)} on business days.`),
    note(
      `Times are in ${own.timezone}. No message comes on a day with nothing to do. Next: ${momentWords(own, next, at)}.`,
    ),
    buttons(changeTime, { label: 'Turn off', command: 'digest me off' }),
  );
}
