/** A channel or conversation where someone gave a command. */
export interface Place {
  /** The id, such as `slack:C0MIGR`. */
  id: string;
  /** Whether the place is a conversation between two people. */
  direct: boolean;
}

/** What a platform knows about its channels and conversations. */
export interface Places {
  /**
   * Checks that the bot can post in a place, and that `asker` may ask for posts there. Otherwise throws a `Fault` that
   * says what to do.
   */
  checkPostable(place: Place, asker: string): Promise<void>;
  /**
   * Returns why nothing about tickets may be posted in a place: words that complete “#migrations …”, such as “is shared
   * with another company”. Null if it may. Rejects if the platform does not respond.
   */
  whyClosed(place: string): Promise<string | null>;
  /** Returns the name of a channel, or of the person in a direct message. Returns the id if there is no name. Never rejects. */
  nameOf(place: string): Promise<string>;
  /** Explains why a message to a place failed, by the reason that the transport gave. Undefined if nobody knows more. */
  explain(place: string, reason: string): Explanation | undefined;
}

export interface Explanation {
  /** Words that complete “refused, because …”. */
  why: string;
  /** What to do about it, in a sentence. */
  remedy: string;
}
