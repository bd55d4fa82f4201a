import type { Json } from './model.ts';

/** A refusal with Slack's own error code. The answer is `{ok: false, error, ...details}`. */
export class ApiError extends Error {
  code: string;
  details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
