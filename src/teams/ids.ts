/** Teams' name in ids of people (AAD object ids) and places (conversation ids). */
export const platform = 'teams';

export function toId(teamsId: string): string {
  return `${platform}:${teamsId}`;
}

export function fromId(id: string): string {
  return id.slice(platform.length + 1);
}
