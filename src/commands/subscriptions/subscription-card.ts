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
import { listWords } from '../../phrase.ts';
import { levels, offeredLevels } from '../../ticket/announcements/levels.ts';
import { type Asked, toSubscribe, type Wish } from '../../ticket/announcements/subscriptions.ts';
import { type Topic, topics } from '../../ticket/announcements/topics.ts';
import type { EventType } from '../../ticket/ticket-event.ts';
import { plainMentions } from '../grammar/mention.ts';
import { type Read, ticketsOf } from './read-wish.ts';

/** The answer to a new subscription. @param before the previous one. Null if there was none */
export function subscribedCard({ wish, said }: Read, before: Asked | null): Card {
  const switches = levelButtons({ level: wish.level, said });
  const back = before && toSubscribe(before);
  const isNew = back !== null && back !== toSubscribe({ level: wish.level, said });
  return card(
    levelText(wish, 'now gets'),
    limitNote(wish, said),
    before !== null &&
      note([
        'Previous subscription: ',
        { code: plainMentions(toSubscribe(before).replace('subscribe ', '')) },
        '.',
      ]),
    buttons(
      ...switches.filter(({ command }) => command !== back),
      isNew && { label: 'Restore previous', command: back, replaces: true },
    ),
    rareCommands(said),
  );
}

/** Shows what a channel gets, for `subscribe` without anything else. */
export function subscriptionCard({ wish, said }: Read): Card {
  return card(
    levelText(wish, 'gets', ' Nothing changed.'),
    limitNote(wish, said),
    buttons(...levelButtons({ level: wish.level, said })),
    rareCommands(said),
  );
}

/**
 * Names the channel's level, and says what it means: `Level: quiet. This channel now gets one message per ticket, …`. A level
 * of an older release can't be chosen anymore, so it has no name.
 */
function levelText({ level }: Wish, verb: 'gets' | 'now gets', more = ''): CardBlock {
  const says = `This channel ${verb} ${levels[level].gets}.${more}`;
  return text(
    offeredLevels.some((name) => name === level) ? [{ bold: `Level: ${level}.` }, ` ${says}`] : says,
  );
}

/** Which tickets and topics the updates are about: `Tickets: from:gmail · Topics: notes`. Nothing if all are. */
function limitNote({ topics: names }: Wish, said: string): CardBlock | undefined {
  const which = plainMentions(ticketsOf(said));
  const about: Inline[] = which ? ['Tickets: ', { code: which }] : [];
  const topics: Inline[] = names ? [`Topics: ${topicWords(names)}`] : [];
  const parts = [...about, ...(which && names ? [' · '] : []), ...topics];
  return parts.length > 0 ? text(parts) : undefined;
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

/** Names topics: `new tickets and holds`, or `all except notes` if fewer are left out. */
function topicWords(names: string[]): string {
  const heard = topics.filter(({ name }) => names.includes(name));
  const leftOut = topics.filter((topic) => !heard.includes(topic));
  // An event can belong to two topics. A channel with either topic gets the event, so “all except …” would be wrong.
  const isHeard = leftOut.some(({ events }) => events.some((type) => isEventOf(heard, type)));
  return leftOut.length < heard.length && !isHeard
    ? `all except ${listWords(leftOut.map(({ says }) => says))}`
    : listWords(heard.map(({ says }) => says));
}

function isEventOf(some: Topic[], type: EventType): boolean {
  return some.some(({ events }) => events.includes(type));
}
