import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';

/** The maximum size of a request's body. Larger requests are refused with 413. Slack's requests are far smaller. */
const bodyLimit = '1mb';

/** A request whose raw body was kept. */
export interface RawRequest extends Request {
  rawBody?: Buffer;
}

/** Keeps each request's raw body for `requestKeyOf`. Bolt uses this copy, and doesn't read the request again. */
export function keepRawBody(): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: bodyLimit }),
    (request: RawRequest, _response: Response, next: NextFunction) => {
      request.rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      next();
    },
  ];
}

/**
 * Returns a key that is the same when Slack repeats a request. The key consists of a digest of the raw body, and
 * Slack's timestamp.
 */
export function requestKeyOf(request: Request): string {
  const { rawBody } = request as RawRequest;
  const digest = createHash('sha256')
    .update(rawBody ?? '')
    .digest('hex');
  return `slack:${digest}:${request.headers['x-slack-request-timestamp'] ?? ''}`;
}
