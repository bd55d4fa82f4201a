import { parse as parseForm } from 'node:querystring';
import { isValidSlackRequest } from '@slack/bolt';
import type { RequestHandler } from 'express';
import { systemClock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import { judge } from '../doors/payloads.ts';
import type { RawRequest } from './request-key.ts';

/** How far a request's timestamp may be from our clock, in seconds. */
const tolerance = 5 * 60;

const formType = 'application/x-www-form-urlencoded';

/**
 * Refuses requests that Slack didn't sign, with 401, and those whose shape we don't know, with 400. Must come after
 * `keepRawBody`, and before Bolt, which crashes or waits for three seconds on a wrong shape. Bolt accepts any timestamp
 * in the future, so a recorded request could be repeated for as long as its sender likes.
 */
export function checkRequests(signingSecret: string, logger: Logger): RequestHandler {
  return (request, response, next) => {
    const body = String((request as RawRequest).rawBody ?? '');
    if (!isSigned(signingSecret, body, request.headers)) {
      logger.warn({}, 'a request without a valid signature of Slack was refused');
      response.status(401).json({ error: 'unauthorized' });
      return;
    }
    const judgment = judge(parse(body, request.headers['content-type']));
    if (judgment.kind === 'handle') return next();
    if (judgment.kind === 'refuse') {
      logger.warn({ faults: judgment.faults }, 'a request of the wrong shape was refused');
      response.status(400).json({ error: 'bad request' });
      return;
    }
    response.status(200).end();
  };
}

function isSigned(signingSecret: string, body: string, headers: Record<string, unknown>): boolean {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d+$/.test(timestamp))
    return false;
  const seconds = Number(timestamp);
  // Slack's servers use the real time, even if the product's clock was moved.
  if (seconds > systemClock.now().getTime() / 1_000 + tolerance) return false;
  const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds };
  return isValidSlackRequest({ signingSecret, body, headers: signed });
}

/** Parses a body as Bolt does. Undefined if that isn't possible. */
function parse(body: string, type: string | undefined): unknown {
  try {
    if (type !== formType) return JSON.parse(body);
    const form = { ...parseForm(body) };
    return typeof form.payload === 'string' ? JSON.parse(form.payload) : form;
  } catch {
    return undefined;
  }
}
