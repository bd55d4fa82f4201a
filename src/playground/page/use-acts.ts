import { useCallback, useState } from 'react';
import type { Doing, Outcome, Target, Value } from './contract.ts';
import { problemOf, requestAct } from './requests.ts';

export type Press = (on: Target, block: string, action: string, choose?: Value) => void;

/** What the person does, and what is to be told when it fails. */
export function useActs(as: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<string[]>([]);

  const act = useCallback((what: Doing): Promise<Outcome> => requestAct({ as, ...what }), [as]);

  /** For whatever has no place of its own to tell a failure. */
  const tell = useCallback((outcome: Outcome) => setProblem(problemOf(outcome)), []);

  const press = useCallback<Press>(
    async (on, block, action, choose) => {
      const target = 'ts' in on ? on.ts : on.view;
      setBusy((others) => [...others, target]);
      tell(await act({ do: 'press', on, block, action, ...(choose === undefined ? {} : { choose }) }));
      setBusy((others) => others.toSpliced(others.indexOf(target), 1));
    },
    [act, tell],
  );

  return { act, press, busy, tell, problem, dismiss: useCallback(() => setProblem(null), []) };
}
