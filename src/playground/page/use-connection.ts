import { useEffect, useReducer, useState } from 'react';
import { applyUpdate } from './apply-update.ts';
import type { Snapshot, Update } from './contract.ts';

/** `preparing`: the server is there, the workspace is not yet. */
export type Link = 'connecting' | 'preparing' | 'live' | 'lost';

const retryAfter = 1000;

/** What a person sees, kept up to date. Each new connection begins with a snapshot, which heals what was missed. */
export function useConnection(as: string | null): { snapshot: Snapshot | null; link: Link } {
  const [snapshot, update] = useReducer(applyUpdate, null);
  const [link, setLink] = useState<Link>('connecting');

  useEffect(() => {
    let source: EventSource;
    let timer: number;

    function connect() {
      source = new EventSource(`/playground/events${as ? `?as=${encodeURIComponent(as)}` : ''}`);
      source.onmessage = ({ data }) => {
        const told = JSON.parse(data) as Update;
        setLink(told.kind === 'preparing' ? 'preparing' : 'live');
        update(told);
      };
      source.onerror = () => {
        source.close();
        setLink((before) => (before === 'live' ? 'lost' : before));
        timer = window.setTimeout(connect, retryAfter);
      };
    }

    connect();
    return () => {
      source.close();
      window.clearTimeout(timer);
    };
  }, [as]);

  return { snapshot, link };
}
