/** How people write a title before a name. A title goes with the last name, as in `Dr. Lee`. */
const title = /^(mr|mrs|ms|mx|dr|prof)\.?$/i;

/**
 * Returns the name to greet a contact by: `Ann` for `Ann Lee, ann@acme.com`, and `Dr. Lee` for `Dr. Ann Lee`. Undefined
 * if the contact has no name, only an address or a number.
 */
export function firstName(contact: string): string | undefined {
  const [said = ''] = contact.split(/[,;:(<|/\n]| - /);
  const words = said.split(/\s+/).filter((word) => /^\p{L}[\p{L}.'’-]*$/u.test(word));
  const [first, ...others] = words;
  if (!first || !title.test(first)) return first;
  const last = others.at(-1);
  return last && `${first} ${last}`;
}
