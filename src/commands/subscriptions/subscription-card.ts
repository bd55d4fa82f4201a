import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  type Inline,
  menu,
  note,
  text,
} from '../../card.ts';
import { capitalize, listWords } from '../../phrase.ts';
import { levels, offeredLevels } from '../../ticket/announcements/levels.ts';
import { type Asked, toSubscribe, type Wish } from '../../ticket/announcements/subscriptions.ts';
import { type Topic, topics } from '../../ticket/announcements/topics.ts';
import type { EventType } from '../../ticket/ticket-event.ts';
import { plainMentions } from '../grammar/mention.ts';
import { type Read, ticketsOf } from './read-wish.ts';

/** The answer to a new subscription. @param before the previous one. Null if there was none */
export function subscribedCard({ wish, said }: Read, before: Asked | null): Card {
  return card(
    text(['This channel now gets ', ...wishInlines(wish, said), '.']),
    note(levelLine(wish)),
    before !== null &&
      note(['Previous subscription: ', plainMentions(toSubscribe(before).replace('subscribe ', '')), '.']),
    buttons(
      ...levelButtons({ level: wish.level, said }),
      before !== null && { label: 'Restore previous', command: toSubscribe(before) },
    ),
    rareCommands(said),
  );
}

/** What a channel gets, when someone asks for it without a wish. */
export function subscriptionCard({ wish, said }: Read): Card {
  return card(
    text(['This channel gets ', ...wishInlines(wish, said), '. Nothing changed.']),
    note(levelLine(wish)),
    buttons(...levelButtons({ level: wish.level, said })),
    rareCommands(said),
  );
}

function levelLine({ level }: Wish): Inline[] {
  return [{ bold: capitalize(level) }, `: ${levels[level].says}`];
}

/** One button for each other level. It keeps the topics and the filter. */
function levelButtons({ level: present, said }: Asked): Button[] {
  return offeredLevels
    .filter((name) => name !== present)
    .map((level) => ({ label: `Switch to ${level}`, command: toSubscribe({ level, said }) }));
}

function rareCommands(said: string): CardBlock | undefined {
  const which = ticketsOf(said);
  return menu(which !== '' && { label: 'Show these tickets', command: `list ${which}` }, {
    label: 'Unsubscribe',
    command: 'unsubscribe',
  });
}

function wishInlines({ topics: names }: Wish, said: string): Inline[] {
  const which = ticketsOf(said);
  const link = names ? ', for tickets that match ' : ' about tickets that match ';
  return [...topicInlines(names), ...(which ? [link, { bold: plainMentions(which) }] : [])];
}

/**
 * Describes topics as `every update`, `every update except notes`, or `updates about new tickets and holds`. Lists the
 * topics that are left out only if they are fewer.
 */
function topicInlines(names: string[] | null): Inline[] {
  const heard = topics.filter(({ name }) => names?.includes(name) ?? true);
  const leftOut = topics.filter((topic) => !heard.includes(topic));
  if (leftOut.length === 0) return ['every update'];
  // An event can belong to two topics. A channel with either topic gets the event, so “every update except …” would be
  // wrong.
  const isHeard = leftOut.some(({ events }) => events.some((type) => isEventOf(heard, type)));
  return leftOut.length < heard.length && !isHeard
    ? ['every update except ', { bold: listWords(leftOut.map(({ says }) => says)) }]
    : ['updates about ', { bold: listWords(heard.map(({ says }) => says)) }];
}

function isEventOf(some: Topic[], type: EventType): boolean {
  return some.some(({ events }) => events.includes(type));
}
