/** The prefix of ids for Teams people (AAD object ids) and places (conversation ids). */
export const platform = 'teams';

export function toId(teamsId: string): string {
  return `${platform}:${teamsId}`;
}
