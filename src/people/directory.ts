/** What a platform says of a person. */
export interface Profile {
  name: string;
  /** Why this person may not use the desk, in words that follow “your account is a”; null when they may. */
  refusal: string | null;
  /** Workspace admin or owner. */
  admin: boolean;
}

/** Where people of a platform are looked up. */
export interface Directory {
  /** Null when the platform knows no such person; rejects when it cannot tell. */
  fetch(externalId: string): Promise<Profile | null>;
}
