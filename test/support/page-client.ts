import { applyUpdate } from '../../src/playground/page/connection/apply-update.ts';
import type { Doing, Outcome, Snapshot, Update } from '../../src/playground/page/contract.ts';

/** A client of the playground that does what its page does, without a browser. */
export interface PageClient {
  /** Returns what the page would show now. */
  seen(): Snapshot;
  /** Waits until `look` finds something in what the page would show. */
  until<T>(look: (seen: Snapshot) => T | undefined | false): Promise<T>;
  act(act: Doing): Promise<Outcome>;
  /** Resolves to `ended` if the server ended the stream, or to `cut` if the connection was lost. */
  over: Promise<'ended' | 'cut'>;
  close(): void;
}

/**
 * Opens the page. Resolves once the page would show something. @param url the playground's URL, without a final slash
 */
export async function openPage(url: string, person: string): Promise<PageClient> {
  const leaving = new AbortController();
  const page = crypto.randomUUID();
  const response = await fetch(`${url}/playground/events?as=${person}&page=${page}`, {
    signal: leaving.signal,
  });
  if (response.status !== 200) throw new Error(`the stream answered ${response.status}`);
  let snapshot: Snapshot | null = null;
  const watchers = new Set<() => void>();
  const first = Promise.withResolvers<void>();

  async function listen(): Promise<void> {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts.filter((one) => one.startsWith('data: '))) {
        snapshot = applyUpdate(snapshot, JSON.parse(part.slice(6)) as Update);
        if (snapshot) first.resolve();
        for (const watch of watchers) watch();
      }
    }
  }

  const over = listen().then(
    () => 'ended' as const,
    () => 'cut' as const,
  );
  await first.promise;
  const seen = () => snapshot!;
  return {
    seen,
    until(look) {
      const found = Promise.withResolvers<NonNullable<ReturnType<typeof look>>>();
      const watch = () => {
        const result = look(seen());
        if (result) found.resolve(result as never);
      };
      watchers.add(watch);
      watch();
      return found.promise.finally(() => watchers.delete(watch)) as never;
    },
    async act(asked) {
      const answer = await fetch(`${url}/playground/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: seen().me.id, page, ...asked }),
      });
      return (await answer.json()) as Outcome;
    },
    over,
    close: () => leaving.abort(),
  };
}
