import { useEffect, useRef } from 'react';
import type { View } from '../contract.ts';

/**
 * Shows the top of the Home tab when the app changes it after a press, because the answer is at the top. The focus goes
 * there, too, so that Tab reaches the answer's buttons first.
 */
export function useHomeScroll(view: View | null) {
  const panel = useRef<HTMLDivElement>(null);
  const isAwaited = useRef(false);
  const version = view?.hash;
  const seen = useRef(version);

  useEffect(() => {
    if (version === seen.current) return;
    seen.current = version;
    if (!isAwaited.current) return;
    isAwaited.current = false;
    panel.current?.focus();
    panel.current?.scrollTo({ top: 0 });
  }, [version]);

  return {
    panel,
    /** Call this before a press. */
    awaitAnswer: () => {
      isAwaited.current = true;
    },
  };
}
