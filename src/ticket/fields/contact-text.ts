import { type Field, shorten, textField, wrong } from '../../input/field.ts';
import { truncate } from '../../truncate.ts';

/** How much of a name a line shows, in characters. */
const longestName = 40;

/** What separates a name from how to reach the person. Not what is inside of a phone number or a link. */
const separators = /[,;|<>\n]|: | [-–—/] | (?=\(\D)|(?<=\p{L}) (?=\(\d|\+?\d[\d.-]{6})| (?=\S+@\S)/u;

/**
 * A field for a person or an agency, and how to reach them, in any words. Refuses a text that names nobody, and an email address or a
 * link that is cut off.
 */
export function contactField(
  name: string,
  label: string,
  more: { hint: string; example: string; max: number },
): Field<string> {
  const field = textField(name, label, more);
  return {
    ...field,
    read(raw, context) {
      const contact = field.read(raw, context);
      if (!/[\p{L}\p{N}]/u.test(contact)) wrong(field, `“${shorten(contact)}” names nobody.`);
      const words = contact.split(/[\s,;:|<>()]+/);
      const cut = words.find((word) => /^[^@]+@/.test(word) && !/@[^@]+\.[^@.]+\.?$/.test(word));
      if (cut) wrong(field, `The email address “${shorten(cut)}” isn't complete.`);
      if (/https?:\/\/(?![\p{L}\p{N}[])/iu.test(contact)) wrong(field, "The link isn't complete.");
      return contact;
    },
  };
}

/** The parts of what someone typed about a contact: `Rob Hale`, `Brightline Web`, and `rob@brightline.example`. At least one. */
export function contactParts(contact: string): [string, ...string[]] {
  const [first = contact, ...others] = contact
    .split(separators)
    .map((part) => part.replace(/^\((.*?)\)?$/, '$1').trim())
    .filter((part) => part !== '');
  return [first, ...others];
}

/**
 * The name in what someone typed about a contact: `Rob Hale` of `rob@brightline.example, Rob Hale`. Without a name, the first way to
 * reach them: a whole email address, phone number, or link, unless it is very long.
 */
export function personIn(contact: string): string {
  const parts = contactParts(contact);
  return truncate(parts.find(isName) ?? parts[0], longestName);
}

/** Whether a part of a contact is a name, and not an email address, a phone number, or a link. */
function isName(part: string): boolean {
  return /^["'“]?\p{L}/u.test(part) && !/@|:\/\/|^www\.|^\S+\.\S+\/|^(?:tel|phone|call|ext)\b/iu.test(part);
}
