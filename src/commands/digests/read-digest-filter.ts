import { Fault } from '../../errors.ts';
import type { DigestFilter } from '../../ticket/digest/digest-filter.ts';
import { loadNames, nameOf } from '../../ticket/state.ts';
import type { CommandContext } from '../context.ts';
import { plainMentions, readMention, splitValues, toMention } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { withOwners } from '../lists/filter-owners.ts';
import { joinPhrases } from '../lists/filter-phrases.ts';
import { readFilter } from '../lists/read-filter.ts';
import { meaningOf } from '../lists/ticket-filter.ts';

const reader = { subcommand: 'digest', example: 'digest at 09:00 weekdays from:gmail owner:@dana' };

/** Reads which tickets a digest is about. Null if no word chooses any, which means all open tickets. */
export async function readDigestFilter(
  context: CommandContext,
  tokens: Token[],
): Promise<DigestFilter | null> {
  if (tokens.length === 0) return null;
  const named = joinPhrases(await withOwners(context, reader, tokens));
  const stated = await withFullNames(
    context,
    named.map((token) => withoutMine(context, token)),
  );
  const filter = await readFilter(context, stated, reader);
  if (filter.status.some((status) => status !== 'open')) {
    throw new Fault('A digest is only about open tickets.', {
      hint: 'Leave out `closed`, `canceled`, and `all`.',
      example: reader.example,
    });
  }
  const said = stated.map(toWord).join(' ');
  return { filter, said, shown: plainMentions(said) };
}

/** Names the person whom `mine` means, because everyone reads the digest. */
function withoutMine({ actor }: CommandContext, token: Token): Token {
  if (token.key || meaningOf(token.value) !== 'mine') return token;
  return { ...token, key: 'owner', separator: ':', value: toMention(actor.id, actor.name) };
}

/** Gives each person's full name, and turns a mention into `owner:`. */
async function withFullNames({ desk }: CommandContext, tokens: Token[]): Promise<Token[]> {
  const idsOf = ({ value }: Token) => splitValues(value).flatMap((one) => readMention(one)?.id ?? []);
  const names = await loadNames(desk.database.client, tokens.flatMap(idsOf));
  const rename = (value: string) => {
    const mention = readMention(value);
    return mention ? toMention(mention.id, nameOf(names, mention.id).replaceAll(',', ' ')) : value;
  };
  return tokens.map((token) => {
    if (idsOf(token).length === 0) return token;
    const value = splitValues(token.value).map(rename).join(',');
    return { ...token, key: 'owner', separator: ':', value };
  });
}

function toWord({ key, negated, value, quoted }: Token): string {
  const words = quoted || /\s/.test(value.replace(/\uE000[^\uE002]*\uE002/g, '')) ? `"${value}"` : value;
  return key ? `${negated ? '-' : ''}${key}:${words}` : words;
}
