import { useEffect, useReducer, useState } from 'react';
import { applyUpdate } from './apply-update.ts';
import type { Snapshot } from './contract.ts';

/** `preparing`: the server is there, the product is not yet. `unknown`: there is no such person. */
export type Link = 'connecting' | 'preparing' | 'unknown' | 'live' | 'lost';

const retryAfter = 1000;

/** What a person sees, kept up to date. Each new connection begins with a snapshot, which heals what was missed. */
export function useConnection(as: string | null): { snapshot: Snapshot | null; link: Link } {
  const [snapshot, update] = useReducer(applyUpdate, null);
  const [link, setLink] = useState<Link>('connecting');

  useEffect(() => {
    const url = `/playground/events${as ? `?as=${encodeURIComponent(as)}` : ''}`;
    const ended = new AbortController();
    let source: EventSource;
    let timer: number;

    function connect() {
      source = new EventSource(url);
      source.onmessage = ({ data }) => {
        setLink('live');
        update(JSON.parse(data));
      };
      source.onerror = () => {
        source.close();
        setLink((before) => (before === 'live' ? 'lost' : before));
        recover();
      };
    }

    async function recover() {
      const status = await statusOf(url, ended.signal);
      if (ended.signal.aborted) return;
      if (status === 404) return setLink('unknown');
      if (status === 503) setLink('preparing');
      timer = window.setTimeout(status === 200 ? connect : recover, retryAfter);
    }

    connect();
    return () => {
      ended.abort();
      source.close();
      window.clearTimeout(timer);
    };
  }, [as]);

  return { snapshot, link };
}

/** An EventSource does not tell why it was refused. */
async function statusOf(url: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(url, { signal });
    await response.body?.cancel();
    return response.status;
  } catch {
    return undefined;
  }
}
