import { createHmac } from 'node:crypto';

export interface SlackSignature {
  'x-slack-signature': string;
  'x-slack-request-timestamp': string;
}

/**
 * Signs a raw body as Slack does. Returns the signature as request headers.
 * @param timestamp in seconds. Bolt refuses one that is more than five minutes old in real time.
 */
export function sign(
  secret: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
): SlackSignature {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-signature': `v0=${digest}`, 'x-slack-request-timestamp': String(timestamp) };
}
