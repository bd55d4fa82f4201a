import { ApiError } from '../../api-error.ts';
import type { Json } from '../../model.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** A Web API method: the scopes and token it needs, and what it does. */
export interface Method {
  /** The token needs one of these scopes, or none when the list is empty. */
  scopes: string[];
  token?: 'none' | 'bot' | 'app';
  run(workspace: Workspace, body: Json): Json;
}

export function defineMethod(scopes: string, run: Method['run'], token: Method['token'] = 'bot'): Method {
  return { scopes: scopes.split(' ').filter(Boolean), run, token };
}

/** Reads a required text argument. @throws ApiError invalid_arguments, or the given code */
export function need(body: Json, key: string, code = 'invalid_arguments'): string {
  const value = body[key];
  if (typeof value === 'string' && value !== '') return value;
  const messages = [`[ERROR] missing required field: ${key}`];
  throw new ApiError(code, code === 'invalid_arguments' ? { response_metadata: { messages } } : {});
}

export function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1;
}

/** Returns one page of a list, and Slack's cursor for the next one. */
export function page<T>(items: T[], body: Json): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = Math.max(1, Number(body.limit ?? 100) || 100);
  const start = typeof body.cursor === 'string' && body.cursor !== '' ? Number(atob(body.cursor)) : 0;
  if (!Number.isInteger(start)) throw new ApiError('invalid_cursor');
  const next = start + limit < items.length ? btoa(String(start + limit)) : '';
  return { items: items.slice(start, start + limit), response_metadata: { next_cursor: next } };
}
