import { type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { quickFetch } from '../connection/http-client.ts';

const refusal = z.object({ ok: z.literal(false), error: z.string().catch('not ok') });

/** A `response_url` took the request, but said that it didn't deliver the message. */
class Undelivered extends Error {
  override name = 'Undelivered';
  readonly code: string;

  constructor(code: string) {
    super(`the response_url answered ${code}`);
    this.code = code;
  }
}

/** Posts to a `response_url` that an earlier request had. Like Bolt's own function, which only knows the present request. */
export function respondTo(url: string): RespondFn {
  return async (message) => {
    const response = await quickFetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (!response.ok) throw new RespondError('the response_url refused a message', response.status);
    return response;
  };
}

/**
 * Posts a message to a `response_url`. Rejects unless Slack delivers the message, because a `response_url` may answer 200
 * with `{"ok":false}`. Usually, it answers with the word `ok` or with `{"ok":true}`.
 */
export async function respondWith(respond: RespondFn, message: RespondArguments): Promise<void> {
  const response = await respond(message);
  // Slack took the message, even if the connection is lost before the answer ends.
  const body = await response.text().catch(() => '');
  const said = refusal.safeParse(toJson(body));
  if (said.success) throw new Undelivered(said.data.error);
}

/** Why a `response_url` didn't deliver a message. Undefined for any other error. */
export function responseError(error: unknown): string | undefined {
  return error instanceof Undelivered ? error.code : undefined;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
