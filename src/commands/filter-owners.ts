import { readMention, splitValues, toMention } from './mention.ts';
import { accountOf } from './named.ts';
import type { Context } from './subcommand.ts';
import { owner } from './subcommands/assign.ts';
import type { Token } from './tokens.ts';

/** The same words, with whoever is named as an owner as the mention of the account that they are known by. */
export function withOwners(context: Context, tokens: Token[]): Promise<Token[]> {
  return Promise.all(
    tokens.map(async (token) => {
      if (token.key ? token.key !== 'owner' : !readMention(token.value)) return token;
      const owners = await Promise.all(splitValues(token.value).map((value) => toOwner(context, value)));
      return { ...token, value: owners.join(',') };
    }),
  );
}

/** Whoever it is: also someone who may not use the desk any more has tickets. */
async function toOwner(context: Context, value: string): Promise<string> {
  const { desk, at, account, people } = context;
  const named = owner.read(value, { calendar: desk.calendar, now: at, actor: account });
  if (!named) return 'nobody';
  const id = await people.sameAs(await accountOf(context, owner, named));
  return toMention(id, named.shown.replaceAll(',', ' '));
}
