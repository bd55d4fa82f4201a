import { Refusal } from '../errors.ts';

/**
 * Throws a `Refusal`, which goes into the audit log, unless the person is a lead.
 *
 * @param what completes the sentence “Only a lead can …”
 */
export function requireLead(by: { person: { lead: boolean } | null }, what: string): void {
  if (by.person?.lead) return;
  throw new Refusal(`Only a lead can ${what}.`, {
    hint: 'Ask a lead to do it. A lead can also make you a lead with the `role` command.',
  });
}
