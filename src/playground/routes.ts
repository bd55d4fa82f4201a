import {
  type ErrorRequestHandler,
  type IRouter,
  json,
  type Request,
  type RequestHandler,
  type Response,
  Router,
} from 'express';
import { z } from 'zod';
import { isFromThisMachine } from '../http.ts';
import type { Logger } from '../logger.ts';
import type { Desk } from '../ticket/desk.ts';
import { act, actShape } from './act.ts';
import type { Bundle } from './bundle.ts';
import { addDnsRoutes } from './dns/panel-routes.ts';
import type { PlaygroundDns } from './dns/playground-dns.ts';
import type { Live } from './live.ts';
import type { Outcome } from './page/contract.ts';
import type { SlackPlatform } from './slack/platform.ts';
import { isAdvance, type TimeMachine } from './time-machine.ts';
import { addSampleRoutes } from './tool/sample-routes.ts';
import { seesFile } from './visible.ts';

interface RoutesOptions {
  slack: SlackPlatform;
  live: Live;
  bundle: Bundle;
  /** The app's slash commands. */
  commands: string[];
  timeMachine: TimeMachine;
  dns: PlaygroundDns;
  desk(): Desk;
  /** Whether the seed data is complete. */
  isReady(): boolean;
  logger: Logger;
}

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Migration Desk playground</title>
<link rel="icon" href="/playground/icon.svg">
<link rel="stylesheet" href="/playground/page.css">
</head>
<body><div id="root"></div><script type="module" src="/playground/page.js"></script></body>
</html>
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#4a154b"/><path d="M7 11h12M15 7l4 4-4 4M25 21H13M17 17l-4 4 4 4" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors 'none'";

/** Room for the largest form: ten files of 10 MB each, in base64. */
const largest = '150mb';

/** Serves the page and its event stream, and answers the page's requests. Only this machine has access. */
export function createRoutes(options: RoutesOptions): IRouter {
  const { slack, live, bundle, commands, timeMachine, dns, desk, isReady, logger } = options;
  const router = Router();
  // Accepts any content type, so that people who use curl don't have to set one.
  const body = json({ type: () => true, limit: largest });
  router.use(['/playground', '/favicon.ico', '/{index.html}'], refuseStrangers);
  router.get('/', (_request, response) => {
    response.set('content-security-policy', policy).type('html').send(html);
  });
  router.get(
    ['/playground/icon.svg', '/favicon.ico'],
    (_request, response) => void response.type('svg').send(icon),
  );
  router.get('/playground/page.js', (_request, response) => void response.type('js').send(bundle.script));
  router.get('/playground/page.css', (_request, response) => void response.type('css').send(bundle.styles));
  router.get('/playground/events', (request, response) => {
    const { page } = request.query;
    live.open(response, findPerson(slack, request), typeof page === 'string' ? page : undefined);
  });
  router.use('/playground', (_request, response, next) => {
    if (isReady()) next();
    else refuse(response, 503, 'The workspace is still being set up. Try again in a few seconds.');
  });
  router.get('/playground/files/:id', (request, response) => {
    const file = slack.files.get(String(request.params.id));
    const viewer = { slack, person: slack.people.get(findPerson(slack, request))! };
    if (!file || !seesFile(viewer, file)) return refuse(response, 404, 'This file was deleted.');
    response.attachment(file.name).type(file.mimetype).send(file.content);
  });
  addSampleRoutes(router, desk);
  addDnsRoutes(router, { dns, desk, body });
  router.post('/playground/act', body, async (request, response) => {
    const asked = actShape.safeParse(request.body);
    if (!asked.success) return refuse(response, 400, z.prettifyError(asked.error));
    live.acted(asked.data.as, asked.data.page);
    response.json(await act(slack, commands, asked.data));
  });
  router.post('/playground/clock', body, async (request, response) => {
    const advance = (request.body as { advance?: unknown } | undefined)?.advance;
    if (isAdvance(advance)) response.json({ now: (await timeMachine.advance(advance)).toISOString() });
    else refuse(response, 400, advanceHint);
  });
  const tellFault: ErrorRequestHandler = (error, _request, response, _next) => {
    if (error.type === 'entity.parse.failed') return refuse(response, 400, "The request isn't valid JSON.");
    if (error.type === 'entity.too.large')
      return refuse(response, 413, 'The files are too large. The limit for all files together is 100 MB.');
    logger.error({ err: error }, 'a playground request failed');
    return refuse(response, 500, 'Something went wrong in the playground. The terminal shows the error.');
  };
  router.use('/playground', tellFault);
  return router;
}

const advanceHint =
  'Send an ISO 8601 duration of at most one year, such as {"advance":"P1D"}, {"advance":"PT1H"}, or {"advance":"P2W"}. Or send {"advance":"next-business-morning"}.';

/**
 * Finds the person that an event stream is for, by id or handle. If nobody has that id or handle, returns the first
 * person in the workspace.
 */
function findPerson(slack: SlackPlatform, { query }: Request): string {
  const people = [...slack.people.values()];
  const found = people.find(({ id, name }) => id === query.as || name === query.as);
  return (found ?? people[0]!).id;
}

/** Refuses requests from other websites in the same browser. */
const refuseStrangers: RequestHandler = (request, response, next) => {
  if (isFromThisMachine(request)) next();
  else refuse(response, 403, 'The playground is only available on this computer. Open it through localhost.');
};

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ ok: false, message } satisfies Outcome);
}
