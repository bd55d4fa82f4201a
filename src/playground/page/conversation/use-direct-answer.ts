import { useEffect, useState } from 'react';
import type { Message } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';

/**
 * Whether the app answered with a direct message while the person was looking at something else: at the Home tab, or
 * at another conversation.
 * @param channel the id of the person's conversation with the app
 */
export function useDirectAnswer(
  isElsewhere: boolean,
  messages: Message[],
  channel: string | undefined,
  me: string,
) {
  const [askedAfter, setAskedAfter] = useState<string | null>(null);
  const newest = messages.findLast((message) => message.channel === channel && message.user !== me)?.ts ?? '';

  useEffect(() => {
    if (!isElsewhere) setAskedAfter(null);
  }, [isElsewhere]);

  return {
    isAnswered: askedAfter !== null && compareTs(newest, askedAfter) > 0,
    /** Call this before a press or a shortcut. */
    listen: () => setAskedAfter(newest),
  };
}
