import { contactParts } from '../../ticket/fields/contact-text.ts';

const name = /^[\p{Lu}\p{Lo}][\p{L}.'’-]*$/u;

/** Words that start a role, as in `Office manager`. */
const role = /^(\p{Lu}{2,}|Admin|Administrator|Billing|Help|Manager|Office|Owner|Reception|Support|The)$/u;

/** How people write a title before a name. A title goes with the last name, as in `Dr. Lee`. */
const title = /^(Mr|Mrs|Ms|Mx|Dr|Prof)\.?$/;

/**
 * Returns the name to greet a contact by: `Ann` for `Ann Lee, ann@acme.com`, and `Dr. Lee` for `Dr. Ann Lee`. Undefined
 * if the contact has no name, only a role, an address, or a number. A name starts with a capital letter.
 */
export function firstName(contact: string): string | undefined {
  const [said] = contactParts(contact);
  const [first, ...others] = said.trim().split(/\s+/);
  if (!first || !name.test(first) || role.test(first)) return undefined;
  if (!title.test(first)) return first;
  const last = others.findLast((word) => name.test(word));
  return last && `${first} ${last}`;
}
