import { type Card, plainText } from '../../src/card.ts';
import { type PartKey, type Transport, TransportError } from '../../src/delivery/transport.ts';

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
  /** What was posted for deliveries, oldest first. */
  const known: { place: string; key: PartKey; id: string; inThreadOf?: string }[] = [];
  const looks: { place: string; since: Date }[] = [];
  let lost = 0;
  let blind = false;

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
    async post(place: string, card: Card, { inThreadOf, delivery } = {}) {
      await take(place);
      const [now, later] = [card.blocks.slice(0, mostBlocks), card.blocks.slice(mostBlocks)];
      said.push({ place, text: plainText(now), ...(inThreadOf ? { inThreadOf } : {}) });
      const id = `m${++posted}`;
      if (delivery) known.push({ place, key: delivery, id, inThreadOf });
      if (lost > 0 && lost--) throw new TransportError('unclear', 'no answer');
      return { id, ...(later.length > 0 ? { rest: { blocks: later } } : {}) };
    },
    async find(place, card, { delivery, inThreadOf, since }) {
      looks.push({ place, since });
      if (blind) return 'unknowable';
      const found = known.find(
        ({ key, ...one }) => one.place === place && one.inThreadOf === inThreadOf && isSame(key, delivery),
      );
      const later = card.blocks.slice(mostBlocks);
      return found ? { id: found.id, ...(later.length > 0 ? { rest: { blocks: later } } : {}) } : 'absent';
    },
    async removeDoubles(place, { id }, { keep }) {
      if (blind) return 'unknowable';
      const doubles = known.filter((one) => one.place === place && one.key.id === id && one.id !== keep);
      for (const double of doubles) known.splice(known.indexOf(double), 1);
      return doubles.length;
    },
    async update(place: string, messageId: string, card: Card) {
      await take(place);
      said.push({ place, text: plainText(card.blocks), updated: messageId });
    },
  };

  return {
    ...transport,
    said,
    /** Every look for a message that may have been posted. */
    looks,
    /** The ids of the messages of a delivery. */
    messagesOf: (delivery: bigint) => known.filter(({ key }) => key.id === delivery).map(({ id }) => id),
    /** Takes the next posts, but loses the answers. */
    loseAnswers(times = 1) {
      lost = times;
    },
    /** Whether the bot may not look for messages. */
    setBlind(is: boolean) {
      blind = is;
    },
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

function isSame(one: PartKey, other: PartKey): boolean {
  return one.id === other.id && one.part === other.part && +one.createdAt === +other.createdAt;
}
