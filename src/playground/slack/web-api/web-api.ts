import { setTimeout as wait } from 'node:timers/promises';
import express, { type Express, type Request, type Response } from 'express';
import { ApiError } from '../api-error.ts';
import type { ApiCall, Json } from '../model.ts';
import { acceptReply } from '../workspace/accept-reply.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FaultVerdicts, HttpFault } from './faults.ts';
import { methods } from './methods/index.ts';
import type { Method } from './methods/method.ts';
import { readArguments, readUpload } from './read-arguments.ts';

export interface WebApiOptions {
  workspace: Workspace;
  faults: FaultVerdicts;
  tokens: { bot: string; app: string };
  /**
   * Returns a signal that is aborted when the server stops. Delayed answers are then dropped, so that they don't keep
   * the server running.
   */
  stopped: () => AbortSignal;
}

function tokenOf(request: Request, body: Json): string {
  const header = request.headers.authorization?.match(/^Bearer (.*)$/i)?.[1];
  return header ?? String(body.token ?? '');
}

function checkToken({ tokens, workspace }: WebApiOptions, method: Method, token: string): void {
  if (method.token === 'none') return;
  if (token === '') throw new ApiError('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth');
  if (token !== (method.token === 'app' ? tokens.app : tokens.bot))
    throw new ApiError('not_allowed_token_type');
  const granted = method.scopes.length === 0 || method.scopes.some((scope) => workspace.scopes.has(scope));
  if (granted) return;
  throw new ApiError('missing_scope', {
    needed: method.scopes.join(','),
    provided: [...workspace.scopes].join(','),
  });
}

function runMethod(options: WebApiOptions, name: string, body: Json, token: string): Json {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    checkToken(options, method, token);
    return { ok: true, ...method.run(options.workspace, body) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

function toHttp(fault: string | HttpFault): HttpFault {
  return typeof fault === 'string'
    ? { status: 200, body: JSON.stringify({ ok: false, error: fault }) }
    : fault;
}

function readError(body: string | undefined): { ok: boolean; error?: string } {
  try {
    const { ok, error } = JSON.parse(body ?? '') as { ok?: boolean; error?: string };
    return { ok: ok === true, ...(error === undefined ? {} : { error }) };
  } catch {
    return { ok: false };
  }
}

/** Runs a call and answers it. Applies the faults that a test asked for. */
async function answer(
  options: WebApiOptions,
  name: string,
  body: Json,
  response: Response,
  run: () => HttpFault,
) {
  const { faults, stopped } = options;
  const delay = faults.takeDelay(name);
  if (delay > 0) await wait(delay, undefined, { signal: stopped() }).catch(() => response.socket?.destroy());
  if (stopped().aborted) return { status: 0 };
  const failure = faults.takeFailure(name, body);
  const result = failure === undefined ? run() : toHttp(failure);
  if (faults.takeDrop(name)) response.socket?.destroy();
  else
    response
      .status(result.status)
      .set({ 'content-type': 'application/json; charset=utf-8', ...result.headers })
      .send(result.body ?? '');
  return result;
}

async function serveMethod(options: WebApiOptions, request: Request, response: Response): Promise<void> {
  const { workspace } = options;
  const name = String(request.params.method);
  const { token: _secret, ...body } = readArguments(request);
  const call: ApiCall = { method: name, body, at: workspace.now() };
  workspace.remember(workspace.calls, call);
  workspace.changed({ kind: 'call', call });
  const token = tokenOf(request, { token: _secret });
  const { status, body: sent } = await answer(options, name, body, response, () => ({
    status: 200,
    // Slack says which scopes the token has.
    ...(token === options.tokens.bot
      ? { headers: { 'x-oauth-scopes': [...workspace.scopes].join(',') } }
      : {}),
    body: JSON.stringify(runMethod(options, name, body, token)),
  }));
  Object.assign(call, { status }, readError(sent));
  workspace.changed({ kind: 'answer', call });
}

async function serveReply(options: WebApiOptions, request: Request, response: Response): Promise<void> {
  const { workspace } = options;
  const id = String(request.params.id);
  const body = readArguments(request);
  await answer(options, 'response_url', body, response, () => {
    const { status, answer: said } = acceptReply(workspace, id, `${workspace.base()}/response/${id}`, body);
    return { status, body: JSON.stringify(said) };
  });
}

/** Serves the Web API, response_urls, file uploads, and file downloads. */
export function createWebApi(options: WebApiOptions): Express {
  const { workspace, tokens } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(express.raw({ type: () => true, limit: '25mb' }));
  app.all('/api/:method', (request, response) => serveMethod(options, request, response));
  app.post('/response/:id', (request, response) => serveReply(options, request, response));
  app.post('/upload/:id', async (request, response) => {
    const file = workspace.files.get(request.params.id);
    if (!file) return void response.status(404).send('file_not_found');
    file.content = await readUpload(request);
    response.send(`OK - ${file.content.length}`);
  });
  app.get('/files-pri/:id/:name', (request, response) => {
    const file = workspace.files.get(request.params.id);
    // Without a valid token, Slack redirects to its sign-in page, so the bot gets HTML instead of the file.
    if (tokenOf(request, {}) !== tokens.bot || !workspace.scopes.has('files:read'))
      return void response.redirect('/signin');
    if (!file) return void response.status(404).send('file_not_found');
    response.type(file.mimetype).send(file.content);
  });
  app.get(
    '/signin',
    (_request, response) => void response.type('html').send('<html><title>Sign in | Slack</title></html>'),
  );
  return app;
}
