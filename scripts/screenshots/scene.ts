/** A kind of message, and how to make the bot send one in the playground. docs/messages.md has a section for each. */
export interface Scene {
  /** The picture's file in docs/messages, without `.png`. */
  name: string;
  /** The heading in docs/messages.md. */
  title: string;
  /** When the scene is taken. Business begins an hour after the start. The default is `start`. */
  when?: Moment;
  slack?: SlackScene;
  teams?: TeamsScene;
}

/** The moments at which scenes are played, in order. */
export const moments = [
  // A Monday, one hour before business.
  'start',
  // The start of business, when digests and morning messages are sent.
  'morning',
  // An hour later.
  'later',
  // The same time, but Dana's accounts in Slack and Teams are linked.
  'linked',
] as const;

export type Moment = (typeof moments)[number];

export interface SlackScene {
  who: 'dana' | 'sam' | 'lee';
  where: 'migrations' | 'leads' | 'platform-changes' | 'desk';
  /** What someone else sends first. */
  first?: { who: 'dana' | 'sam' | 'lee'; line: string };
  /** What the person does, in order. */
  does?: Deed[];
  /** Words of the message, to find it. The newest message with these words is taken. */
  shows: string;
  /** What is taken. The default is the message. `thread` is the message with its thread, `replies` only the thread. */
  takes?: 'message' | 'thread' | 'replies' | 'home' | 'form';
}

/**
 * A line that the person sends, a button of the newest message with some words, or a wrong value in a field of the open form,
 * after which the form is submitted.
 */
export type Deed = string | { press: string; on: string } | { enter: string; into: string; submit: string };

/** A scene in Dana's personal chat with the bot in Teams, or in a channel. */
export interface TeamsScene {
  where?: 'migrations';
  /** If set, the card is taken later than the message in Slack. */
  when?: Moment;
  /** What Dana sends before the clock moves to the scene's moment. */
  prepares?: string[];
  /** What Dana sends, in order. The answer to the last line is taken. */
  says?: string[];
  /** Words of the card, if it isn't an answer. */
  shows?: string;
}

/** The file of a scene's picture in docs/messages. */
export function pictureOf({ name }: Scene, platform: 'slack' | 'teams'): string {
  return platform === 'slack' ? `${name}.png` : `${name}-teams.png`;
}

/** When a scene is played on a platform. */
export function momentOf({ when = 'start', teams }: Scene, platform: 'slack' | 'teams'): Moment {
  return (platform === 'teams' ? teams?.when : undefined) ?? when;
}

/** The files of all of a scene's pictures. */
export function picturesOf(scene: Scene): string[] {
  return (['slack', 'teams'] as const)
    .filter((platform) => scene[platform])
    .map((platform) => pictureOf(scene, platform));
}
