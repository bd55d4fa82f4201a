/** What a platform says of a person. */
export interface Profile {
  name: string;
  /** Null where `name` is all that there is. */
  fullName: string | null;
  /** In lower case; null when the platform does not tell it. */
  email: string | null;
  /** Who may not use the desk, this person among them (`guests`); null when this person may. */
  refusal: string | null;
  /** Workspace admin or owner. */
  admin: boolean;
}

export interface Found {
  externalId: string;
  profile: Profile;
}

/** Where people of a platform are looked up. */
export interface Directory {
  /** What people call the platform. */
  title: string;
  /** How someone is named there: the beginning of a sentence for a person to read, without its stop. */
  naming: string;
  /** Null when the platform knows no such person; rejects when it cannot tell. */
  fetch(externalId: string): Promise<Profile | null>;
  /**
   * Whom a name, an e-mail address or an id may mean, as far as the platform lets the bot see; rejects when it cannot tell.
   * @param near the place where it is asked
   */
  find(words: string, near: string | null): Promise<Found[]>;
}
