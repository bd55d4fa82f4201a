/** The prefix of ids of Slack's people and places. */
export const platform = 'slack';

export function toId(slackId: string): string {
  return `${platform}:${slackId}`;
}
