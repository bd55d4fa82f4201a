import { useEffect, useState } from 'react';
import type { Message } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';

/** Whether the app answered a press in the Home tab with a message. The message is in the Messages tab. */
export function useHomeAnswer(isHome: boolean, messages: Message[], channel: string, me: string) {
  const [pressedAfter, setPressedAfter] = useState<string | null>(null);
  const newest = messages.findLast((message) => message.channel === channel && message.user !== me)?.ts ?? '';

  useEffect(() => {
    if (!isHome) setPressedAfter(null);
  }, [isHome]);

  return {
    isAnswered: pressedAfter !== null && compareTs(newest, pressedAfter) > 0,
    /** Call this before a press. */
    listen: () => setPressedAfter(newest),
  };
}
