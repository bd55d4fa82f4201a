import { setTimeout as wait } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import type { FaultVerdicts } from './faults.ts';
import { type ConnectorCall, ConnectorError, type Json, toErrorBody } from './model.ts';
import { create, type Done, post, remove, reply, update } from './operations.ts';
import { findMember, findTeam, listChannels, listMembers, pageMembers } from './roster.ts';
import { splitId, type World } from './world.ts';

export interface RestApiOptions {
  world: World;
  faults: FaultVerdicts;
  botToken: () => string;
  /** Aborts when the server stops, so that delayed answers end, too. */
  stopped: () => AbortSignal;
}

type Operation = (world: World, request: Request<Record<string, string>>, body: Json) => Done;

const activities = '/v3/conversations/:id/activities';
const one = `${activities}/:activityId`;

const operations: [method: 'get' | 'post' | 'put' | 'delete', path: string, operation: Operation][] = [
  ['post', '/v3/conversations', (world, _request, body) => create(world, body)],
  ['post', activities, (world, { params }, body) => post(world, params.id!, body)],
  ['post', one, (world, { params }, body) => reply(world, params.id!, params.activityId!, body)],
  ['put', one, (world, { params }, body) => update(world, params.id!, params.activityId!, body)],
  ['delete', one, (world, { params }) => remove(world, params.id!, params.activityId!)],
  ['get', '/v3/conversations/:id/members', (world, { params }) => listMembers(world, params.id!)],
  [
    'get',
    '/v3/conversations/:id/pagedmembers',
    (world, { params, query: { pageSize, continuationToken: token } }) =>
      pageMembers(world, params.id!, { pageSize, token } as { pageSize?: string; token?: string }),
  ],
  [
    'get',
    '/v3/conversations/:id/members/:member',
    (world, { params }) => findMember(world, params.id!, params.member!),
  ],
  ['get', '/v3/teams/:id', (world, { params }) => findTeam(world, params.id!)],
  ['get', '/v3/teams/:id/conversations', (world, { params }) => listChannels(world, params.id!)],
];

// Microsoft says "about 100 KB" without saying what is counted. Counting the bytes of the whole request is the
// strictest reading.
const largest = 100 * 1024;

function readBody(request: Request): Json | undefined {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return {};
  try {
    return JSON.parse(request.body.toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function carryOut(
  options: RestApiOptions,
  operation: Operation,
  request: Request,
  body: Json | undefined,
): Done {
  try {
    if (request.headers.authorization !== `Bearer ${options.botToken()}`)
      throw new ConnectorError(401, 'BotNotRegistered', 'Authorization has been denied for this request.');
    if (Buffer.isBuffer(request.body) && request.body.length > largest)
      throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
    if (!body) throw new ConnectorError(400, 'BadSyntax', 'The request is not JSON.');
    return operation(options.world, request as Request<Record<string, string>>, body);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { status: error.status, body: toErrorBody(error.code, error.message) };
  }
}

/** Returns the conversation that a call writes to. Undefined for reads, which are never limited. */
function writtenTo({ method, params }: Request): string | undefined {
  return method === 'GET' || params.id === undefined ? undefined : splitId(String(params.id)).base;
}

async function serve(options: RestApiOptions, operation: Operation, request: Request, response: Response) {
  const { world, faults } = options;
  const body = readBody(request);
  const call: ConnectorCall = {
    method: request.method,
    path: decodeURIComponent(request.url),
    body: body ?? {},
    at: world.now(),
  };
  const name = `${call.method} ${call.path}`;
  world.calls.push(call);
  world.changed({ kind: 'call', call });
  const ms = faults.takeDelay(name);
  if (ms > 0) await wait(ms, undefined, { signal: options.stopped() }).catch(() => undefined);
  const fault = faults.takeFailure(name, writtenTo(request));
  if (fault === 'cut') cut(request, call);
  else {
    const done = fault ?? carryOut(options, operation, request, body);
    call.status = done.status;
    response.status(done.status).set(fault?.headers);
    if (!fault && faults.takeDrop(name)) cut(request, call);
    else if (!fault && faults.takeCut(name)) {
      response.set('content-length', '1000').flushHeaders();
      request.socket.end();
    } else send(response, done.body);
  }
  world.changed({ kind: 'answer', call });
}

function cut(request: Request, call: ConnectorCall): void {
  call.dropped = true;
  request.socket.destroy();
}

function send(response: Response, body: unknown): void {
  if (body === undefined) response.end();
  else if (typeof body === 'string') response.send(body);
  else response.json(body);
}

/** Serves what the bot calls: conversations, activities, members, and teams. */
export function createRestApi(options: RestApiOptions): Router {
  const router = Router();
  router.use(express.raw({ type: () => true, limit: '10mb' }));
  for (const [method, path, operation] of operations)
    router[method](path, (request: Request, response: Response) =>
      serve(options, operation, request, response),
    );
  return router;
}
