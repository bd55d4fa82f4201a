import { Refusal } from '../errors.ts';

/** What the person who makes a change may do. */
export interface Rights {
  lead: boolean;
  /** Whether the platform has just confirmed the rights. False if they are from the stored account. */
  confirmed: boolean;
}

/**
 * Thrown when only a lead may make a change, and the person's rights are known only from the stored account. The change
 * is undone. The caller then asks the platform, and makes the change again with the confirmed rights.
 */
export class UnconfirmedRights extends Error {
  override name = 'UnconfirmedRights';
}

/**
 * Throws a `Refusal`, which goes into the audit log, unless the person is a lead. Throws `UnconfirmedRights` if the
 * platform hasn't confirmed the person's rights yet.
 *
 * @param what completes the sentence “Only a lead can …”
 * @param instead a sentence that says what anyone can do
 */
export function requireLead({ person }: { person: Rights | null }, what: string, instead = ''): void {
  if (person && !person.confirmed) throw new UnconfirmedRights();
  if (!person?.lead) throw onlyLeads(what, instead);
}

/** Returns the refusal for someone who isn't a lead. */
export function onlyLeads(what: string, instead = ''): Refusal {
  return new Refusal(`Only a lead can ${what}.`, {
    hint: `${instead}${instead && ' '}Ask a lead to do it. A lead can also make you a lead with the \`role\` command.`,
  });
}
