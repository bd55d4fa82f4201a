import { loadFullNames } from '../../people/full-names.ts';
import { toId } from '../ids.ts';
import type { Door } from './door.ts';

/**
 * Puts people's names into their mentions in a message, which has only their ids: `<@U0DANA>` becomes `<@U0DANA|Dana Reyes>`, as
 * in a slash command. Leaves people whom we don't know as they are. Never rejects.
 */
export async function withNames({ context, logger }: Door, text: string): Promise<string> {
  const ids = [...text.matchAll(/<@([A-Z0-9]+)>/g)].map(([, id = '']) => id);
  if (ids.length === 0) return text;
  try {
    const names = await loadFullNames(context.desk.database.client, ids.map(toId));
    return text.replace(/<@([A-Z0-9]+)>/g, (mention, id) => {
      const name = names.get(toId(id))?.replace(/[<>|]/g, '');
      return name ? `<@${id}|${name}>` : mention;
    });
  } catch (error) {
    logger.error({ err: error }, 'the names of mentioned people could not be looked up');
    return text;
  }
}
