import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { compareTs } from './timestamp.ts';

/** So near to the end, in pixels, counts as there. */
const near = 24;

/** Keeps a list at its end while one is there, and tells when something new is below. */
export function useStickToBottom(newest: string, isMine: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const last = useRef(newest);
  const [hasNew, setHasNew] = useState(false);

  const toBottom = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    const isNew = compareTs(newest, last.current) > 0;
    last.current = newest;
    if (isAtBottom.current || (isNew && isMine)) toBottom();
    else if (isNew) setHasNew(true);
  }, [newest, isMine, toBottom]);

  useEffect(() => {
    const content = box.current?.firstElementChild;
    if (!box.current || !content) return;
    const observer = new ResizeObserver(() => isAtBottom.current && toBottom());
    observer.observe(box.current);
    observer.observe(content);
    return () => observer.disconnect();
  }, [toBottom]);

  function onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = box.current!;
    isAtBottom.current = scrollHeight - scrollTop - clientHeight < near;
    if (isAtBottom.current) setHasNew(false);
  }

  return { box, hasNew, onScroll, toBottom };
}
