import { useEffect, useReducer, useState } from 'react';
import type { Snapshot, Update } from '../contract.ts';
import { applyUpdate } from './apply-update.ts';
import { pageId } from './page-id.ts';

/** `preparing`: the server is there, the workspace is not yet. */
export type Link = 'connecting' | 'preparing' | 'live' | 'lost';

const retryAfter = 1000;

/**
 * What a person sees, kept up to date. Each new connection begins with a snapshot, which heals what was missed. A hidden
 * page has none: a browser opens only six to one host, and a seventh page would wait for ever.
 */
export function useConnection(as: string | null): { snapshot: Snapshot | null; link: Link } {
  const [snapshot, update] = useReducer(applyUpdate, null);
  const [link, setLink] = useState<Link>('connecting');

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;

    function connect() {
      const query = new URLSearchParams({ ...(as && { as }), page: pageId });
      const opened = new EventSource(`/playground/events?${query}`);
      source = opened;
      opened.onmessage = ({ data }) => {
        const told = JSON.parse(data) as Update;
        setLink(told.kind === 'preparing' ? 'preparing' : 'live');
        update(told);
      };
      opened.onerror = () => {
        opened.close();
        setLink((before) => (before === 'live' ? 'lost' : before));
        timer = window.setTimeout(connect, retryAfter);
      };
    }

    function disconnect() {
      source?.close();
      window.clearTimeout(timer);
    }

    function followVisibility() {
      disconnect();
      if (document.visibilityState === 'visible') connect();
    }

    followVisibility();
    document.addEventListener('visibilitychange', followVisibility);
    return () => {
      document.removeEventListener('visibilitychange', followVisibility);
      disconnect();
    };
  }, [as]);

  return { snapshot, link };
}
