/** The prefix of our ids for people and conversations in Teams. An AAD object id or a conversation id follows. */
export const platform = 'teams';

export function toId(teamsId: string): string {
  return `${platform}:${teamsId}`;
}
