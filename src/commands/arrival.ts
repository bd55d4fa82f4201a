import type { RequestHandler } from 'express';
import type { Arrived } from '../trace/request.ts';

/** Begins a request for each HTTP request. The platform has its acknowledgment once the response is written. */
export function arrival(arrive: () => Arrived): RequestHandler {
  return (_request, response, next) => {
    const { run, acknowledged, received } = arrive();
    response.once('finish', acknowledged);
    // Doors answer first and then start their work, without waiting for anything else. So by then, it has started.
    response.once('close', () => setImmediate(received));
    run(next);
  };
}
