import { createHmac } from 'node:crypto';

export interface SlackSignature {
  'x-slack-signature': string;
  'x-slack-request-timestamp': string;
}

/**
 * Slack's signature of a raw body, as request headers.
 * @param timestamp seconds; Bolt refuses one older than five minutes of real time
 */
export function sign(
  secret: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
): SlackSignature {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-signature': `v0=${digest}`, 'x-slack-request-timestamp': String(timestamp) };
}
