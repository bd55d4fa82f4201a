/** The prefix of our ids for people and channels in Slack, as in `slack:U123`. */
export const platform = 'slack';

export function toId(slackId: string): string {
  return `${platform}:${slackId}`;
}
