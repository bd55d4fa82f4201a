import { useCallback, useEffect, useState } from 'react';
import { type Place, readPlace, writePlace } from './place.ts';

/**
 * Shows another person, conversation, tab, or thread. `push` adds a step to the browser's history. `replace` doesn't.
 */
export type Go = (change: Partial<Place>, how?: 'push' | 'replace') => void;

export function usePlace(): { place: Place; go: Go } {
  const [place, setPlace] = useState(() => readPlace(location.search));

  useEffect(() => {
    const read = () => setPlace(readPlace(location.search));
    window.addEventListener('popstate', read);
    return () => window.removeEventListener('popstate', read);
  }, []);

  const go = useCallback<Go>((change, how = 'push') => {
    const next = { ...readPlace(location.search), ...change };
    const search = writePlace(next);
    if (search === location.search) return;
    const url = search || location.pathname;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setPlace(next);
  }, []);

  return { place, go };
}
