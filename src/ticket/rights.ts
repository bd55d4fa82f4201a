import { Refusal } from '../errors.ts';

/**
 * Throws a `Refusal`, which goes into the audit log, unless the person is a lead.
 *
 * @param what completes the sentence “Only a lead can …”
 * @param instead a sentence that says what anyone can do
 */
export function requireLead(by: { person: { lead: boolean } | null }, what: string, instead = ''): void {
  if (by.person?.lead) return;
  throw new Refusal(`Only a lead can ${what}.`, {
    hint: `${instead}${instead && ' '}Ask a lead to do it. A lead can also make you a lead with the \`role\` command.`,
  });
}
