/** Replaces Microsoft's services in tests. Contains other addresses. */
export interface StandIn {
  /** Where to find the keys of the tokens that Teams sends, as settings for botbuilder. */
  authentication: Record<string, string>;
  /** Where the bot gets its own token. Replaces `loginUrl`. */
  login: string;
}

/**
 * How the bot and Teams authenticate without Microsoft's services. `anonymous` means no authentication. It's only for
 * the playground (see `anonymous.ts`), and no configuration turns it on.
 */
export type Connection = StandIn | 'anonymous';
