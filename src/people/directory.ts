/** What a platform knows about a person. */
export interface Profile {
  name: string;
  /** Null if the platform has only `name`. */
  fullName: string | null;
  /** In lower case. Null if the platform doesn't share it. */
  email: string | null;
  /**
   * Why this person can't use Migration Desk: the name of their group, such as `guests`. Null if this person can use
   * it.
   */
  refusal: string | null;
  /** Whether this person is a workspace admin or owner. */
  admin: boolean;
  /** The person's time zone, such as `America/Chicago`. Null if the platform doesn't share it. */
  zone: string | null;
}

export interface Found {
  externalId: string;
  profile: Profile;
}

/** Looks up people on a platform. */
export interface Directory {
  /** The platform's name for people, such as `Slack`. */
  title: string;
  /** Tells people how to name someone on this platform. The hint is a sentence without its period. */
  naming: string;
  /** Whether an id looks like the id of a person on this platform. */
  isId(externalId: string): boolean;
  /**
   * Resolves to a person's profile, or to null if the platform has no such person. Rejects if the platform does not
   * respond.
   */
  fetch(externalId: string): Promise<Profile | null>;
  /**
   * Finds people by name, email address, or id. Finds only people that the platform shows to the bot. Rejects if the
   * platform does not respond.
   * @param near the conversation in which someone typed the name
   */
  find(words: string, near: string | null): Promise<Found[]>;
}
