import { type Card, plainText } from '../../src/card.ts';
import type { Transport, TransportError } from '../../src/delivery/transport.ts';

export interface Said {
  place: string;
  text: string;
  /** The id of the message that was updated. */
  updated?: string;
  inThreadOf?: string;
}

/** Creates a simulated platform that accepts every message by default. Message ids are `m1`, `m2`, … */
export function createInMemoryTransport() {
  const said: Said[] = [];
  const refusals = new Map<string, (TransportError | Error)[]>();
  const hanging = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  const calls = new Map<string, number>();
  const atOnce = new Map<string, number>();
  let mostAtOnce = 0;
  let posted = 0;
  let mostBlocks = Number.POSITIVE_INFINITY;

  /** Handles a call. Resolves in a later turn of the event loop, like a response from the network. */
  async function take(place: string): Promise<void> {
    calls.set(place, (calls.get(place) ?? 0) + 1);
    const now = (atOnce.get(place) ?? 0) + 1;
    atOnce.set(place, now);
    mostAtOnce = Math.max(mostAtOnce, now);
    for (const tell of waiting.splice(0)) tell();
    try {
      await new Promise(setImmediate);
      await hanging.get(place);
      const refusal = refusals.get(place)?.shift();
      if (refusal) throw refusal;
    } finally {
      atOnce.set(place, atOnce.get(place)! - 1);
    }
  }

  const transport: Transport = {
    async post(place: string, card: Card, options = {}) {
      await take(place);
      const [now, later] = [card.blocks.slice(0, mostBlocks), card.blocks.slice(mostBlocks)];
      said.push({ place, text: plainText(now), ...options });
      return { id: `m${++posted}`, ...(later.length > 0 ? { rest: { blocks: later } } : {}) };
    },
    async update(place: string, messageId: string, card: Card) {
      await take(place);
      said.push({ place, text: plainText(card.blocks), updated: messageId });
    },
  };

  return {
    ...transport,
    said,
    /** Returns the messages in a place, in order. */
    texts: (place: string) => said.filter((one) => one.place === place).map((one) => one.text),
    calls: (place: string) => calls.get(place) ?? 0,
    /** Returns the highest number of calls to one place at the same time. */
    mostAtOnce: () => mostAtOnce,
    /** Lets a message have only this many blocks. The rest of a longer card is returned. */
    limitBlocks(most: number) {
      mostBlocks = most;
    },
    /** Makes the next calls to a place fail, one call per error. */
    refuse(place: string, ...errors: Error[]) {
      refusals.set(place, [...(refusals.get(place) ?? []), ...errors]);
    },
    /** Delays all calls to a place until the returned function is called. */
    hang(place: string): () => void {
      let letGo = () => {};
      hanging.set(place, new Promise((resolve) => (letGo = resolve)));
      return () => {
        hanging.delete(place);
        letGo();
      };
    },
    /** Resolves after the given number of calls to a place. */
    async called(place: string, times = 1): Promise<void> {
      while ((calls.get(place) ?? 0) < times) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
