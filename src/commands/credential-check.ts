import { cached } from '../cached.ts';
import { type Condition, failing, fine, warning } from '../condition.ts';
import { within } from '../within.ts';

/** How long an answer about the credentials is used, in ms. After a fault, ask again soon. */
const lifetimes = { fine: 60_000, fault: 5_000 };

/** How long one probe waits for the platform, in ms. After that, it gets the last answer. */
const patience = 500;

interface Options {
  /** The platform's name, as in “Slack”. */
  title: string;
  /** Resolves if the platform accepts the credentials. */
  ask: () => Promise<unknown>;
  /** The platform's code if it refused the credentials. Undefined if it gave no clear answer. */
  refusalOf: (error: unknown) => string | undefined;
  remedy: string;
}

/**
 * Creates a check that says whether a platform accepts the bot's credentials. A refusal is a failure. If the platform
 * doesn't answer, that is only a warning once it has accepted them, because commands may still work.
 */
export function createCredentialCheck({ title, ask, refusalOf, remedy }: Options): () => Promise<Condition> {
  let wasAccepted = false;
  let last: Condition | undefined;
  const renew = cached<Condition>(
    ({ state }) => (state === 'ok' ? lifetimes.fine : lifetimes.fault),
    async () => {
      last = await ask().then(accept, refuse);
      return last;
    },
  );

  function accept(): Condition {
    wasAccepted = true;
    return fine;
  }

  function refuse(error: unknown): Condition {
    const code = refusalOf(error);
    if (code) return failing(`${title} refuses the bot's credentials (${code}).`, remedy);
    if (wasAccepted) return warning(`${title} does not answer.`, 'Wait, or see whether it has an outage.');
    return failing(`${title} has not accepted the bot's credentials yet.`, remedy);
  }

  return () =>
    within(patience, renew()).catch(
      () => last ?? failing(`${title} has not accepted the bot's credentials yet.`, remedy),
    );
}
