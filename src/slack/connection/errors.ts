import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Slack's error when the blocks of a message are too long in all. */
export const blocksTooLong = 'msg_blocks_too_long';

/** What Slack's error codes look like. The library puts the text of any other answer, such as HTML, in a code's place. */
const codePattern = /^[a-z][a-z0-9_]{1,79}$/;

/**
 * Returns Slack's error code, such as `channel_not_found`. Undefined for errors without a code from Slack, such as a
 * lost connection, or an answer that isn't Slack's.
 */
export function slackError(error: unknown): string | undefined {
  const code: unknown = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  return typeof code === 'string' && codePattern.test(code) ? code : undefined;
}

/** Whether no connection was made, so that Slack never got the request. */
export function isUnreached(error: unknown): boolean {
  const cause = error instanceof WebAPIRequestError ? error.cause : undefined;
  const code = cause && typeof cause === 'object' && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(code);
}

/** What to call an error without a code: words for the log and for people, never Slack's answer. */
export function errorName(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return 'unreadable answer';
  return error instanceof Error ? error.name : 'no answer';
}

/** Returns how many seconds to wait after a rate limit. Undefined for any other error. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter);
  if (slackError(error) === 'ratelimited' || slackError(error) === 'rate_limited') return 1;
  // Slack answered 429 without a Retry-After header. The client has no error class for this case.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) return 1;
  return undefined;
}
