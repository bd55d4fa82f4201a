import { useEffect, useReducer, useState } from 'react';
import type { Snapshot, Update } from '../contract.ts';
import { applyUpdate } from './apply-update.ts';
import { pageId } from './page-id.ts';

/** `preparing` means that the server runs but the seed data isn't complete yet. */
export type Connection = 'connecting' | 'preparing' | 'live' | 'lost';

const retryAfter = 1000;

/**
 * Keeps what a person sees up to date. Each new connection starts with a snapshot, so nothing is missed. A hidden tab
 * closes its connection. A browser allows only six connections per host, so a seventh tab would wait forever.
 */
export function useConnection(as: string | null): {
  snapshot: Snapshot | null;
  connection: Connection;
  /** How much of the seed data is there, from 0 to 100. */
  percent: number;
} {
  const [snapshot, update] = useReducer(applyUpdate, null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [percent, setPercent] = useState(0);

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: number | undefined;

    function connect() {
      const query = new URLSearchParams({ ...(as && { as }), page: pageId });
      const opened = new EventSource(`/playground/events?${query}`);
      source = opened;
      opened.onmessage = ({ data }) => {
        const told = JSON.parse(data) as Update;
        setConnection(told.kind === 'preparing' ? 'preparing' : 'live');
        if (told.kind === 'preparing') setPercent(told.percent);
        update(told);
      };
      opened.onerror = () => {
        opened.close();
        setConnection((before) => (before === 'live' ? 'lost' : before));
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

  return { snapshot, connection, percent };
}
