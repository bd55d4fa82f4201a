import { useCallback, useEffect, useState } from 'react';
import { changeZone, getZone } from '../connection/requests.ts';
import type { DnsChange, DnsZone } from '../contract.ts';

/**
 * The DNS of a ticket's domain, and the means to change it. It is read again whenever the clock has moved, because the bot may then
 * have looked.
 *
 * @param now the time on the product's clock, as the server last sent it
 */
export function useZone(ticket: string, now: string) {
  const [zone, setZone] = useState<DnsZone | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the zone is read again when the clock has moved
  useEffect(() => {
    let isLate = false;
    getZone(ticket).then((found) => {
      if (isLate) return;
      if ('problem' in found) setProblem(found.problem);
      else setZone(found);
    });
    return () => {
      isLate = true;
    };
  }, [ticket, now]);

  /** Resolves to whether the zone was changed. */
  const change = useCallback(
    async (what: DnsChange): Promise<boolean> => {
      const found = await changeZone(ticket, what);
      if ('problem' in found) setProblem(found.problem);
      else {
        setZone(found);
        setProblem(null);
      }
      return !('problem' in found);
    },
    [ticket],
  );

  return { zone, problem, change };
}
