import { useCallback, useEffect, useRef, useState } from 'react';
import type { Doing, Outcome, Target, Value } from '../contract.ts';
import { pageId } from './page-id.ts';
import { isConnectionProblem, problemOf, requestAct } from './requests.ts';
import type { Connection } from './use-connection.ts';

export type Press = (on: Target, block: string, action: string, choose?: Value) => void;

/** Chooses a shortcut. @param on the message whose menu it was in. Absent for a global shortcut */
export type OnShortcut = (id: string, on?: { channel: string; ts: string }) => void;

/** In ms. A message that arrives this soon after an action may be the answer that the person waits for. */
const answerWithin = 10_000;

/** Sends a person's actions to the server. If an action fails, keeps the problem, so that the page can show it. */
export function useActs(as: string, connection: Connection) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string[]>([]);
  const askedAt = useRef(Number.NEGATIVE_INFINITY);

  const act = useCallback(
    (what: Doing): Promise<Outcome> => {
      if (what.do !== 'home') askedAt.current = performance.now();
      return requestAct({ as, page: pageId, ...what });
    },
    [as],
  );

  const awaitsAnswer = useCallback(() => performance.now() - askedAt.current < answerWithin, []);

  /** Shows a failure as a notice. This is for parts of the page that can't show the failure themselves. */
  const tell = useCallback((outcome: Outcome) => setProblem(problemOf(outcome)), []);

  useEffect(() => {
    if (connection === 'live') setProblem((before) => (isConnectionProblem(before) ? null : before));
  }, [connection]);

  const press = useCallback<Press>(
    async (on, block, action, choose) => {
      const target = 'ts' in on ? on.ts : on.view;
      setBusy((others) => [...others, target]);
      tell(await act({ do: 'press', on, block, action, ...(choose === undefined ? {} : { choose }) }));
      setBusy((others) => others.toSpliced(others.indexOf(target), 1));
    },
    [act, tell],
  );

  const chooseShortcut = useCallback<OnShortcut>(
    async (shortcut, on) => tell(await act({ do: 'shortcut', shortcut, ...(on ? { on } : {}) })),
    [act, tell],
  );

  return {
    act,
    press,
    chooseShortcut,
    busy,
    tell,
    problem,
    dismiss: useCallback(() => setProblem(null), []),
    /** Whether a message that arrives now may be the answer to the person's last action. */
    awaitsAnswer,
  };
}
