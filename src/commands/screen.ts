import { Fault, Refusal } from '../errors.ts';
import { findSecretInFields } from '../ticket/secrets/find-secret.ts';
import { plainMentions } from './grammar/mention.ts';
import type { Question } from './question.ts';

/**
 * The longest message, in characters. No subcommand needs more, and the limit bounds the work that one message can
 * cause.
 */
const longest = 12_000;

/**
 * Refuses a message that is too long or contains a password. Runs before anything else reads the message, so that a
 * secret is never stored, logged, or repeated.
 */
export function screen(content: Question['content']): void {
  refuseLong(content);
  refuseSecrets(content);
}

/** Whether a message is too long for anything to read it. */
export function isTooLong(content: Question['content']): boolean {
  return lengthOf(content) > longest;
}

function lengthOf(content: Question['content']): number {
  const texts = typeof content === 'string' ? [content] : Object.values(content.values);
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function refuseLong(content: Question['content']): void {
  if (!isTooLong(content)) return;
  const length = lengthOf(content);
  const [has, limit] = [length.toLocaleString('en-US'), longest.toLocaleString('en-US')];
  throw new Fault(`Your message has ${has} characters. The limit is ${limit}.`, { hint: 'Shorten it.' });
}

function refuseSecrets(content: Question['content']): void {
  const texts = typeof content === 'string' ? { '': plainMentions(content) } : content.values;
  const found = findSecretInFields(texts);
  if (found) throw secretRefusal(found);
}

function secretRefusal({
  secret,
  field,
  together,
}: NonNullable<ReturnType<typeof findSecretInFields>>): Refusal {
  const subject = together ? 'Together, these fields look like' : 'This looks like';
  if (secret === 'dns-login') {
    return new Refusal(`${subject} a login to a DNS host or registrar. Nothing was saved.`, {
      hint: "We can't accept a login to a customer's DNS. Their admin changes the records: send them the list of records, and ask them to change the password that you received.",
      field,
    });
  }
  return new Refusal(`${subject} a password or key. Nothing was saved.`, {
    hint: "Delete your message. If it has a password, have it changed, and write only what happened: “Password received for Ann”. Passwords belong only in the migration's secure sheet. If it has none, say what the word is, as in “folder Sales_2019” or “user ann.lee2”.",
    field,
  });
}
