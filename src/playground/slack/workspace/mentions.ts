import { walk } from '../block-kit/rules/across-blocks.ts';
import { isJson, type Json, type Link, type Mention } from '../model.ts';

interface References {
  mentions: Mention[];
  links: Link[];
}

const broadcasts = new Map([
  ['!channel', 'channel'],
  ['!here', 'here'],
  ['!everyone', 'everyone'],
  ['!group', 'channel'],
]);

const none: References = { mentions: [], links: [] };

function readAngled(inside: string, pointer: string): References {
  const [target = '', label] = inside.split('|', 2);
  const one = (kind: Mention['kind'], id: string): References => ({
    mentions: [{ kind, id, pointer }],
    links: [],
  });
  const broadcast = broadcasts.get(target.split('^')[0]!.toLowerCase());
  if (broadcast) return one('broadcast', broadcast);
  if (/^!subteam\^S\w+/.test(target)) return one('usergroup', target.split('^')[1]!);
  if (/^@[UW]\w+$/.test(target)) return one('user', target.slice(1));
  if (/^#[CG]\w+$/.test(target)) return one('channel', target.slice(1));
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return none;
  return {
    mentions: [],
    links: [{ url: target, ...(label === undefined ? {} : { label }), auto: false, pointer }],
  };
}

/** Finds the mentions and links in Slack's markup. Bare URLs become links, except in verbatim text. */
function readMarkup(text: string, pointer: string, verbatim = false): References {
  const angled = [...text.matchAll(/<([^<>]+)>/g)].map((match) => readAngled(match[1]!, pointer));
  const bare = verbatim ? [] : [...text.replaceAll(/<[^<>]+>/g, ' ').matchAll(/https?:\/\/[^\s<>|]+/g)];
  return {
    mentions: angled.flatMap(({ mentions }) => mentions),
    links: [
      ...angled.flatMap(({ links }) => links),
      ...bare.map((match) => ({ url: match[0].replace(/[.,;:!?)]+$/, ''), auto: true, pointer })),
    ],
  };
}

function readNode(node: Json, pointer: string): References {
  const text = typeof node.text === 'string' ? node.text : undefined;
  const one = (kind: Mention['kind'], id: unknown): References => ({
    mentions: [{ kind, id: String(id), pointer }],
    links: [],
  });
  if (node.type === 'mrkdwn' && text !== undefined) return readMarkup(text, pointer, node.verbatim === true);
  if (node.type === 'markdown' && text !== undefined) return readMarkup(text, pointer);
  if (node.type === 'broadcast') return one('broadcast', node.range);
  if (node.type === 'user') return one('user', node.user_id);
  if (node.type === 'usergroup') return one('usergroup', node.usergroup_id);
  if (node.type === 'channel') return one('channel', node.channel_id);
  if (node.type !== 'link') return none;
  const label = text === undefined || text === node.url ? {} : { label: text };
  return { mentions: [], links: [{ url: String(node.url), ...label, auto: false, pointer }] };
}

/**
 * Finds mentions written as `@dana` or `@here`. Slack treats them as mentions only if the request has `link_names` or
 * `parse: full`.
 */
function readNames(text: string, handles: Map<string, string>): Mention[] {
  return [...text.matchAll(/(?<![\w<])@([\w.-]+)/g)].flatMap((match): Mention[] => {
    const name = match[1]!.toLowerCase();
    if (['channel', 'here', 'everyone'].includes(name))
      return [{ kind: 'broadcast', id: name, pointer: '/text' }];
    const id = handles.get(name);
    return id === undefined ? [] : [{ kind: 'user', id, pointer: '/text' }];
  });
}

/**
 * Finds a message's mentions and links. Reads its text, every mrkdwn text object, and every rich text element. Plain
 * text objects and raw table cells contain no mentions or links.
 */
export function findReferences(
  body: Json,
  text: string,
  blocks: unknown[],
  handles: Map<string, string>,
): References {
  const parts = [
    readMarkup(text, '/text', body.parse === 'none'),
    ...walk(blocks, '/blocks')
      .filter(({ node }) => isJson(node))
      .map(({ node, pointer }) => readNode(node, pointer)),
  ];
  const asked = body.parse === 'full' || [true, 'true', '1', 1].includes(body.link_names as string);
  return {
    mentions: [...parts.flatMap(({ mentions }) => mentions), ...(asked ? readNames(text, handles) : [])],
    links: parts.flatMap(({ links }) => links),
  };
}
