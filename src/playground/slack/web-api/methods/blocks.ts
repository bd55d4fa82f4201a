import { ApiError } from '../../api-error.ts';
import type { Fault } from '../../block-kit/rules/check.ts';
import { validateBlocks } from '../../block-kit/validate-blocks.ts';
import { validateView } from '../../block-kit/validate-view.ts';
import { isJson, type Json } from '../../model.ts';
import { defineMethod } from './method.ts';

/** Checks exactly one of `blocks`, `message`, and `view`, and says everything that is wrong with it. */
export const blocksValidate = defineMethod('', (_workspace, body) => {
  const given = ['blocks', 'message', 'view'].filter((key) => body[key] !== undefined);
  const [key] = given;
  if (!key || given.length > 1) throw new ApiError('invalid_arguments');
  const errors = faultsOf(key, body[key]).map((fault) => ({ ...fault, code: 'failed_constraint' }));
  if (errors.length > 0) throw new ApiError(`invalid_${key}`, { errors });
  return {};
});

function faultsOf(key: string, value: unknown): Fault[] {
  if (key === 'blocks') return validateBlocks(value, 'message', '');
  const given: Json = isJson(value) ? value : {};
  if (key === 'message') return validateBlocks(given.blocks, 'message');
  return validateView(given, given.type === 'home' ? 'home' : 'modal', '');
}
