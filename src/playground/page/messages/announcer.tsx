import { useEffect, useRef, useState } from 'react';
import type { Message } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';
import { useWorkspace } from '../workspace/workspace-context.ts';
import { newsOf } from './plain-words.ts';
import { isInChannel } from './timeline.ts';

/**
 * How long an announcement stays in the page, in ms. Long enough for a screen reader to speak it, and short enough that
 * it isn't read twice.
 */
const shownFor = 4000;
/** If more messages than this arrive at once, only their number is announced. */
const few = 5;

interface News {
  key: string;
  words: string;
}

interface AnnouncerProps {
  channel: string;
  thread: string | null;
  messages: Message[];
}

/**
 * Announces each new message to screen readers. The message list itself is silent, because the list also changes for
 * other reasons.
 */
export function Announcer({ channel, thread, messages }: AnnouncerProps) {
  const { me, people, channels } = useWorkspace();
  const newest = messages.at(-1)?.ts ?? '';
  const told = useRef(newest);
  const [news, setNews] = useState<News[]>([]);

  useEffect(() => {
    const isHere = (message: Message) =>
      message.channel === channel &&
      (isInChannel(message) || message.thread_ts === thread || message.ephemeral);
    const fresh = messages.filter(
      (message) => compareTs(message.ts, told.current) > 0 && isHere(message) && message.user !== me.id,
    );
    if (compareTs(newest, told.current) > 0) told.current = newest;
    if (fresh.length === 0) return;
    const lines = fresh.map((message) => ({ key: message.ts, words: newsOf(message, { people, channels }) }));
    const said = fresh.length > few ? [{ key: newest, words: `${fresh.length} new messages` }] : lines;
    setNews((before) => [...before, ...said]);
  }, [messages, newest, channel, thread, me.id, people, channels]);

  useEffect(() => {
    if (news.length === 0) return;
    const timer = setTimeout(() => setNews([]), shownFor);
    return () => clearTimeout(timer);
  }, [news]);

  return (
    <div className="visually-hidden" aria-live="polite">
      {news.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  );
}
