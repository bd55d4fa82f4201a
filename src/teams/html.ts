import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';

/** How much HTML is read, in characters. A message in Teams has about 28 KB. */
const longest = 100_000;

/** The elements that begin and end on a line of their own. */
const blocks = new Set(
  'blockquote br codeblock div dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '),
);

/** Turns the HTML of a message into plain text: one line a block, links with their address, mentions as `@name`, and an emoji as its character. */
export function toPlainText(html: string): string {
  let text = '';
  let link = { address: '', at: 0 };
  const parser = new Parser({
    onopentag(name, { href = '', alt = '' }) {
      if (blocks.has(name)) text += name === 'li' ? '\n• ' : '\n';
      else if (name === 'td' || name === 'th') text += ' ';
      else if (name === 'at') text += '@';
      else if (name === 'a') link = { address: href.replace(/^(?:mailto|tel):/, ''), at: text.length };
      else text += alt;
    },
    ontext(part) {
      text += part;
    },
    onclosetag(name) {
      if (blocks.has(name)) text += '\n';
      if (name === 'a' && link.address && !text.slice(link.at).includes(link.address))
        text += ` (${link.address})`;
    },
  });
  parser.end(html.slice(0, longest));
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Replaces HTML entities by their characters, and spaces that don't break by plain ones. */
export function decodeEntities(text: string): string {
  return decodeHTMLStrict(text).replace(/\u00A0/g, ' ');
}
