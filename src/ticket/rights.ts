import { Refusal } from '../errors.ts';

/** Throws a `Refusal`, which is recorded, unless the person is a lead. @param what completes “Only a lead can …” */
export function requireLead(by: { person: { lead: boolean } | null }, what: string): void {
  if (by.person?.lead) return;
  throw new Refusal(`Only a lead can ${what}.`, {
    hint: 'Ask a lead to do it, or to make you a lead with `role`.',
  });
}
