import type { TeamsConversation } from '../../db/generated/client.ts';
import type { Directory, Found } from '../../people/directory.ts';
import { rankOf } from '../../people/match.ts';
import { toId } from '../ids.ts';
import type { Conversations } from './conversations.ts';
import type { Roster } from './roster.ts';

/** An AAD object id: `9c1b3f0e-1d2a-4c3b-8e4f-5a6b7c8d9e0f`. */
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The maximum number of other conversations in which to search for a person. */
const most = 4;

/**
 * Looks people up in the rosters of the bot's conversations. A bot without permissions for the whole tenant can't see
 * anyone else.
 */
export function createDirectory({
  conversations,
  roster,
}: {
  conversations: Conversations;
  roster: Roster;
}): Directory {
  /** Asks several conversations at the same time. Rejects if nobody was found and a request failed. */
  async function askShared<T>(
    except: string | undefined,
    ask: (of: TeamsConversation) => Promise<T[]>,
  ): Promise<T[]> {
    const shared = await conversations.shared(most + 1);
    const asked = shared.filter(({ place }) => place !== except).slice(0, most);
    const answers = await Promise.allSettled(asked.map(ask));
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (found.length === 0 && failed) throw failed.reason;
    return found;
  }

  return {
    title: 'Teams',
    naming: 'Mention the person with @, or give their full name or email address',
    isId: (externalId) => objectId.test(externalId),
    async fetch(externalId) {
      // A person who isn't signed in has no id.
      if (!externalId) return null;
      const known = await conversations.member(toId(externalId));
      const zone = known?.zone ?? null;
      const there = known && (await roster.member(known.conversation, known.userId));
      if (there) return { ...there.profile, zone };
      const [found] = await askShared(known?.conversation.place, async (of) =>
        [await roster.member(of, externalId)].filter((one) => one !== null),
      );
      return found ? { ...found.profile, zone } : null;
    },
    async find(words, near) {
      const fits = (one: Found) => rankOf(words, { externalId: one.externalId, ...one.profile }) > 0;
      const here = near ? await conversations.find(near) : null;
      const found = here ? await roster.search(here, fits) : [];
      if (found.length > 0) return found;
      const others = await askShared(here?.place, (of) => roster.search(of, fits));
      return [...new Map(others.map((one) => [one.externalId, one])).values()];
    },
  };
}
