import type { SlackChannel, SlackUser } from '../model.ts';

/**
 * Converts the text after a slash command as Slack does for commands with `should_escape`. `&`, `<`, and `>` become
 * entities. The handle of a known person becomes `<@U..|handle>`, and a channel's name becomes `<#C..|name>`.
 */
export function escapeText(
  text: string,
  people: Iterable<SlackUser>,
  channels: Iterable<SlackChannel>,
): string {
  const users = new Map([...people].map((user) => [user.name.toLowerCase(), user]));
  const rooms = new Map([...channels].filter(({ isIm }) => !isIm).map((channel) => [channel.name, channel]));
  return escapeEntities(text).replaceAll(
    /(?<!\w)([@#])([\w.-]*\w)/g,
    (written, sign: string, name: string) => {
      const user = sign === '@' ? users.get(name.toLowerCase()) : undefined;
      if (user) return `<@${user.id}|${user.name}>`;
      const room = sign === '#' ? rooms.get(name) : undefined;
      return room ? `<#${room.id}|${room.name}>` : written;
    },
  );
}

export function escapeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
