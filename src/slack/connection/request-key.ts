import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';

/** Slack's requests are small. A larger body is refused with 413. */
const bodyLimit = '1mb';

interface RawRequest extends Request {
  rawBody?: Buffer;
}

/** Keeps the raw body of a request for `requestKeyOf`. Bolt uses it too, and doesn't read the request again. */
export function keepRawBody(): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: bodyLimit }),
    (request: RawRequest, _response: Response, next: NextFunction) => {
      request.rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      next();
    },
  ];
}

/** Returns a key that a request shares only with its repeats: the digest of its raw body, and its timestamp. */
export function requestKeyOf(request: Request): string {
  const { rawBody } = request as RawRequest;
  const digest = createHash('sha256')
    .update(rawBody ?? '')
    .digest('hex');
  return `slack:${digest}:${request.headers['x-slack-request-timestamp'] ?? ''}`;
}
