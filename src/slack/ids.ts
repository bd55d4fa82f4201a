/** The prefix of ids for Slack people and places, as in `slack:U123`. */
export const platform = 'slack';

export function toId(slackId: string): string {
  return `${platform}:${slackId}`;
}
