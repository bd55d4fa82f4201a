import type { CommandContext } from '../context.ts';
import { readMention, splitValues, toMention } from '../grammar/mention.ts';
import type { Token } from '../grammar/tokens.ts';
import { accountOf } from '../named.ts';
import { owner } from '../subcommands/assign.ts';

/** Replaces each owner in a filter with a mention of that person's account. */
export function withOwners(context: CommandContext, tokens: Token[]): Promise<Token[]> {
  return Promise.all(
    tokens.map(async (token) => {
      if (token.key ? token.key !== 'owner' : !readMention(token.value)) return token;
      const owners = await Promise.all(splitValues(token.value).map((value) => toOwner(context, value)));
      return { ...token, value: owners.join(',') };
    }),
  );
}

/** Finds an owner by name. Includes people who can no longer use Migration Desk, because they may still own tickets. */
async function toOwner(context: CommandContext, value: string): Promise<string> {
  const { desk, at, account, people } = context;
  const named = owner.read(value, { calendar: desk.calendar, now: at, actor: account });
  if (!named) return 'nobody';
  const id = await people.sameAs(await accountOf(context, owner, named));
  return toMention(id, named.written.replaceAll(',', ' '));
}
