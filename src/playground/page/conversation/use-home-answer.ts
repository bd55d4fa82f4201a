import { useEffect, useState } from 'react';
import type { Message } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';

/** Whether the app has answered in its messages to what was pressed in its Home tab, where that is out of sight. */
export function useHomeAnswer(isHome: boolean, messages: Message[], channel: string, me: string) {
  const [pressedAfter, setPressedAfter] = useState<string | null>(null);
  const newest = messages.findLast((message) => message.channel === channel && message.user !== me)?.ts ?? '';

  useEffect(() => {
    if (!isHome) setPressedAfter(null);
  }, [isHome]);

  return {
    isAnswered: pressedAfter !== null && compareTs(newest, pressedAfter) > 0,
    /** Something is about to be pressed. */
    listen: () => setPressedAfter(newest),
  };
}
