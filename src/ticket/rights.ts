import { Refusal } from '../errors.ts';

/** Throws a `Refusal`, which goes on record, unless a lead asks. @param what continues “Only a lead may” */
export function requireLead(by: { person: { lead: boolean } | null }, what: string): void {
  if (by.person?.lead) return;
  throw new Refusal(`Only a lead may ${what}.`, {
    hint: 'A lead can do it for you, or make you one with `role`.',
  });
}
