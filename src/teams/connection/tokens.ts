import { TooLate, within } from '../../within.ts';
import { NoToken } from './errors.ts';

export interface Token {
  value: string;
  /** How long Teams accepts the token, in seconds. */
  lifetime: number;
}

/** Fetches a new token. Rejects with `NoToken` if Microsoft gives a reason. */
export type TokenSource = (signal: AbortSignal) => Promise<Token>;

/** The bot's token for its requests to Teams. The token is fetched by one request at a time. */
export interface Tokens {
  /** Returns the token, and renews it some minutes before it expires. Rejects with `NoToken`. */
  get(): Promise<string>;
  /** Returns another token than the one that Teams refused, if Microsoft gives one. Rejects with `NoToken`. */
  renew(refused: string): Promise<string>;
}

/** How long before it expires a token is renewed, in ms. */
const early = 5 * 60_000;

/** @param limit how long to wait for a new token, in ms */
export function createTokens(source: TokenSource, limit = 10_000): Tokens {
  let kept: { value: string; renewAt: number; expiresAt: number } | undefined;
  let running: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    try {
      const { value, lifetime } = await within(limit, source(AbortSignal.timeout(limit)));
      const [now, ms] = [performance.now(), lifetime * 1_000];
      kept = { value, renewAt: now + ms - Math.min(early, ms / 2), expiresAt: now + ms };
      return value;
    } catch (error) {
      throw toNoToken(error, limit);
    } finally {
      running = undefined;
    }
  }

  function fetchOnce(): Promise<string> {
    running ??= fetchToken();
    return running;
  }

  return {
    async get() {
      const now = performance.now();
      if (!kept || now >= kept.expiresAt) return fetchOnce();
      // Nobody waits for the next token while this one is valid.
      if (now >= kept.renewAt) void fetchOnce().catch(() => {});
      return kept.value;
    },
    async renew(refused) {
      return kept && kept.value !== refused ? kept.value : fetchOnce();
    },
  };
}

function toNoToken(error: unknown, limit: number): NoToken {
  if (error instanceof NoToken) return error;
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (error instanceof TooLate || name === 'TimeoutError')
    return new NoToken(`no token within ${limit} ms`, { cause: error });
  return new NoToken(typeof cause?.code === 'string' ? cause.code : name, { cause: error });
}
