/** What a platform says of a person. */
export interface Profile {
  name: string;
  /** Who may not use the desk, this person among them (`guests`); null when this person may. */
  refusal: string | null;
  /** Workspace admin or owner. */
  admin: boolean;
}

/** Where people of a platform are looked up. */
export interface Directory {
  /** Null when the platform knows no such person; rejects when it cannot tell. */
  fetch(externalId: string): Promise<Profile | null>;
}
