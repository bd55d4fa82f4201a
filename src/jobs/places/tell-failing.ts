import { buttons, card, note, text } from '../../card.ts';
import { type Failing, findUntold, markTold } from '../../delivery/failing.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import { owe } from '../../delivery/owe.ts';
import { findLeads } from '../../people/leads.ts';
import type { Desk } from '../../ticket/desk.ts';
import { transact } from '../../ticket/perform.ts';

/** What the report asks about a place. See `Places`. */
interface Asked {
  nameOf(place: string): Promise<string>;
  explain(place: string, reason: string): { why: string; remedy: string } | undefined;
}

/**
 * Returns a function that tells the leads about each place where messages fail for good. It tells them once, until
 * something is delivered there again.
 */
export function createFailingReport(desk: Desk, asked: Asked): () => Promise<void> {
  let running: Promise<void> | null = null;

  async function tellAll(): Promise<void> {
    for (const failing of await findUntold(desk.database.client)) {
      const message = failingCard(failing, await asked.nameOf(failing.place), asked);
      await transact(desk, async (tx, at) => {
        if (!(await markTold(tx, failing.place, at))) return;
        const leads = await findLeads(tx, desk.leads);
        // Whoever doesn't get messages doesn't get this one either.
        const reachable = leads.filter((lead) => lead !== failing.place);
        await owe(
          tx,
          at,
          reachable.map((place) => ({ place, mode: 'post', card: message })),
        );
      });
    }
  }

  return () => {
    running ??= tellAll().finally(() => {
      running = null;
    });
    return running;
  };
}

function failingCard({ place, reason }: Failing, name: string, { explain }: Asked): Message {
  const known = explain(place, reason);
  const why = known ? `${known.why} (${codeOf(reason)})` : reason;
  const again = `deliveries retry all place:${place}`;
  const told = card(
    text(['Messages to ', { bold: name }, ` can't be delivered: ${why}.`]),
    text(known?.remedy ?? 'Migration Desk tried for a day, or the message has a fault. Its log says more.'),
    note(['Then send what has failed with ', { command: again }, '.']),
    buttons(
      { label: 'Send again', command: again },
      { label: 'Failed deliveries', command: 'deliveries failed' },
    ),
  );
  return withEvent(told, 'Messages to ', { free: name }, " can't be delivered: ", { free: why });
}

/** The platform's code in a reason, which is the code itself, or words with the code at the end. */
function codeOf(reason: string): string {
  return /\((\w+)\)$/.exec(reason)?.[1] ?? reason;
}
