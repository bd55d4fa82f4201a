import { useCallback, useEffect, useRef } from 'react';
import type { Go } from '../navigation/use-place.ts';

/** Opens threads. When a thread closes, returns the focus to the element that opened it. */
export function useThreadFocus(thread: string | null, go: Go) {
  const opener = useRef<Element | null>(null);
  const before = useRef(thread);

  useEffect(() => {
    const hasClosed = before.current !== null && thread === null;
    before.current = thread;
    if (!hasClosed || document.activeElement !== document.body) return;
    const target = opener.current?.isConnected ? opener.current : document.getElementById('composer');
    if (target instanceof HTMLElement) target.focus();
  }, [thread]);

  return useCallback(
    (ts: string) => {
      opener.current = document.activeElement;
      go({ thread: ts });
    },
    [go],
  );
}
