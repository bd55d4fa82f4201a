import type { Request } from 'express';
import { isJson, type Json } from '../model.ts';

// In a form, these arguments are written as JSON.
const structured = new Set(['blocks', 'message', 'view', 'attachments', 'metadata', 'files', 'unfurls']);

function parsed(key: string, value: unknown): unknown {
  if (!structured.has(key) || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // Invalid JSON stays text. The method then refuses that text with its own error code.
    return value;
  }
}

function rawBody(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function fromJson(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}');
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

/** Reads the arguments of a Web API call from a form, from JSON, or from the URL. */
export function readArguments(request: Request): Json {
  const body = rawBody(request);
  const isJsonBody = request.is('application/json');
  const fields = isJsonBody ? fromJson(body) : Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  const all = { ...(request.query as Json), ...fields };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, parsed(key, value)]));
}

/** Reads the bytes of an uploaded file from a plain body, or from the first file of a form. */
export async function readUpload(request: Request): Promise<Buffer> {
  const body = rawBody(request);
  if (!request.is('multipart/form-data')) return body;
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const file = [...form.values()].find((value) => typeof value !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
