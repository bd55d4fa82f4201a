import { Refusal } from '../errors.ts';
import type { By } from './desk.ts';

/** Throws a `Refusal` (which goes on record) unless a lead asks. `what` continues “Only a lead may”. */
export function requireLead(by: By, what: string): void {
  if (by.person?.lead) return;
  throw new Refusal(`Only a lead may ${what}.`, {
    hint: 'A lead can do it for you, or make you one with `role`.',
  });
}
