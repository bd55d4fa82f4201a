import { createHash } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';

/** Slack's requests are small; a body over this is refused with 413. */
const bodyLimit = '1mb';

interface RawRequest extends Request {
  rawBody?: Buffer;
}

/** Keeps the raw body, which Bolt then takes instead of reading the request: the repeat of a request is known by it. */
export function keepRawBody(): RequestHandler[] {
  return [
    express.raw({ type: () => true, limit: bodyLimit }),
    (request: RawRequest, _response: Response, next: NextFunction) => {
      request.rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      next();
    },
  ];
}

/** What knows a signed request from its repeats: the digest of its raw body, with its timestamp. */
export function requestKeyOf(request: Request): string {
  const { rawBody } = request as RawRequest;
  const digest = createHash('sha256')
    .update(rawBody ?? '')
    .digest('hex');
  return `slack:${digest}:${request.headers['x-slack-request-timestamp'] ?? ''}`;
}
