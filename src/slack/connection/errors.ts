import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';

/** Slack's code for what it refused (`channel_not_found`), or undefined when it did not answer at all. */
export function slackError(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** Seconds after which Slack lets a channel be written to again, when that is why it refused. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return Math.max(1, error.retryAfter);
  if (slackError(error) === 'ratelimited' || slackError(error) === 'rate_limited') return 1;
  // A 429 without the header: the client has no error of its own for it.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) return 1;
  return undefined;
}
