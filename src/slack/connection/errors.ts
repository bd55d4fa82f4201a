import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Slack's error when the blocks of a message are too long in all. */
export const blocksTooLong = 'msg_blocks_too_long';

/**
 * Returns Slack's error code, such as `channel_not_found`. Undefined for errors without a code from Slack, such as a
 * lost connection.
 */
export function slackError(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** Returns how many seconds to wait after a rate limit. Undefined for any other error. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter);
  if (slackError(error) === 'ratelimited' || slackError(error) === 'rate_limited') return 1;
  // Slack answered 429 without a Retry-After header. The client has no error class for this case.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) return 1;
  return undefined;
}
