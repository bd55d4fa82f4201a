/** Slack's platform name in ids of people and places. */
export const platform = 'slack';

export function toId(slackId: string): string {
  return `${platform}:${slackId}`;
}
