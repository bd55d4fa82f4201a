import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../contract.ts';
import { compareTs } from '../time/timestamp.ts';

/** In pixels. A list this close to its end counts as scrolled to the end. */
const near = 24;

/**
 * Scrolls a list to its new messages if the list was at its end. Also scrolls to the person's own message, and to an
 * answer that the person waits for. In all other cases, reports that there are new messages below. Shows the start of
 * messages that are too tall to fit.
 */
export function useStickToBottom(message: Message | undefined, me: string, awaitsAnswer: () => boolean) {
  const newest = message?.ts ?? '';
  const isMine = message?.user === me;
  const box = useRef<HTMLDivElement>(null);
  const isAtBottom = useRef(true);
  const last = useRef(newest);
  const [hasNew, setHasNew] = useState(false);

  const toBottom = useCallback(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, []);

  const toBeginning = useCallback((row: HTMLElement) => {
    const list = box.current!;
    const above = row.getBoundingClientRect().top - list.getBoundingClientRect().top;
    const top = list.scrollTop + above - Number.parseFloat(getComputedStyle(list).scrollPaddingTop);
    list.scrollTop = top;
    isAtBottom.current = list.scrollHeight - top - list.clientHeight < near;
  }, []);

  useLayoutEffect(() => {
    const fresh = rowsSince(box.current, last.current);
    const isNew = compareTs(newest, last.current) > 0;
    last.current = newest;
    const awaited = awaitsAnswer() ? fresh.find((row) => row.matches('.ephemeral')) : undefined;
    const target = isAtBottom.current || isMine ? fresh[0] : awaited;
    if (isNew && target) toBeginning(target);
    else if (isNew) setHasNew(true);
    else if (isAtBottom.current) toBottom();
  }, [newest, isMine, awaitsAnswer, toBottom, toBeginning]);

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

function rowsSince(list: HTMLElement | null, ts: string): HTMLElement[] {
  const rows = [...(list?.querySelectorAll<HTMLElement>('.message') ?? [])];
  return rows.filter(({ dataset }) => compareTs(dataset.ts ?? '', ts) > 0);
}
