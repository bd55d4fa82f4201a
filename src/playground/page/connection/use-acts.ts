import { useCallback, useEffect, useRef, useState } from 'react';
import type { Doing, Outcome, Target, Value } from '../contract.ts';
import { pageId } from './page-id.ts';
import { isOfConnection, problemOf, requestAct } from './requests.ts';
import type { Link } from './use-connection.ts';

export type Press = (on: Target, block: string, action: string, choose?: Value) => void;

/** So long after a press its answer is still taken for what the person is waiting for, in ms. */
const answerWithin = 10_000;

/** What the person does, and what is to be told when it fails. */
export function useActs(as: string, link: Link) {
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

  /** For whatever has no place of its own to tell a failure. */
  const tell = useCallback((outcome: Outcome) => setProblem(problemOf(outcome)), []);

  useEffect(() => {
    if (link === 'live') setProblem((before) => (isOfConnection(before) ? null : before));
  }, [link]);

  const press = useCallback<Press>(
    async (on, block, action, choose) => {
      const target = 'ts' in on ? on.ts : on.view;
      setBusy((others) => [...others, target]);
      tell(await act({ do: 'press', on, block, action, ...(choose === undefined ? {} : { choose }) }));
      setBusy((others) => others.toSpliced(others.indexOf(target), 1));
    },
    [act, tell],
  );

  return {
    act,
    press,
    busy,
    tell,
    problem,
    dismiss: useCallback(() => setProblem(null), []),
    /** Whether what comes now may be the answer to what the person just did. */
    awaitsAnswer,
  };
}
