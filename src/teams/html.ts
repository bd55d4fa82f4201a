/** How much HTML is read, in characters. A message in Teams has about 28 KB. */
const longest = 100_000;

/** The elements that begin and end on a line of their own. */
const blocks = /^(?:blockquote|br|codeblock|div|dd|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)$/;

/**
 * Turns the HTML of a message into plain text: one line a block, links with their address, mentions as `@name`, and an emoji as
 * its character. The work is linear in the length.
 */
export function toPlainText(html: string): string {
  let text = '';
  let link: { address: string; at: number } | null = null;
  for (const [part] of html.slice(0, longest).matchAll(/<[^<>]*>|[^<]+|</g)) {
    const [, end, tag = ''] = /^<(\/?)([a-z][\w:-]*)/i.exec(part) ?? [];
    const name = tag.toLowerCase();
    if (name === '') text += part.startsWith('<!') ? '' : part;
    else if (name === 'a') {
      if (link && !text.slice(link.at).includes(link.address)) text += ` (${link.address})`;
      const address = end ? '' : attributeOf(part, 'href').replace(/^(?:mailto|tel):/, '');
      link = address ? { address, at: text.length } : null;
    } else if (name === 'at') text += end ? '' : '@';
    else if (name === 'img' || name === 'emoji') text += attributeOf(part, 'alt');
    else if (name === 'li') text += end ? '\n' : '\n• ';
    else if (name === 'td' || name === 'th') text += ' ';
    else if (blocks.test(name)) text += '\n';
  }
  const lines = decodeEntities(text).split('\n');
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)?.slice(1).join('') ?? '';
}

const named: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&', apos: "'" };

/** Replaces HTML entities by their characters, and spaces that don't break by plain ones. */
export function decodeEntities(text: string): string {
  return text
    .replace(
      /&(?:(nbsp|lt|gt|quot|amp|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
      (entity, name, decimal, hex) =>
        name
          ? named[name.toLowerCase()]!
          : (characterOf(decimal ? Number(decimal) : Number.parseInt(hex, 16)) ?? entity),
    )
    .replace(/\u00A0/g, ' ');
}

function characterOf(point: number): string | null {
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null;
}
