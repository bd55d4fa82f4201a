import { useCallback, useState } from 'react';
import { readStored, writeStored } from '../stored.ts';
import { type LastRead, withoutFuture } from './unread.ts';

/** Keeps the last message that each person has read in each conversation. The browser stores this between visits. */
export function useLastRead(person: string, now: number) {
  const [all, setAll] = useState<Record<string, LastRead>>({});
  const lastRead = withoutFuture(all[person] ?? readStored<LastRead>(`read.${person}`, {}), now);

  const markRead = useCallback(
    (channel: string, ts: string) => {
      setAll((before) => {
        const mine = before[person] ?? readStored<LastRead>(`read.${person}`, {});
        const next = { ...mine, [channel]: ts };
        writeStored(`read.${person}`, next);
        return { ...before, [person]: next };
      });
    },
    [person],
  );

  return { lastRead, markRead };
}
