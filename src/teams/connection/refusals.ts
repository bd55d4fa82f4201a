/**
 * Refusals of a message by Teams, by the error code in the answer. The source is learn.microsoft.com, "Status codes from
 * bot conversational APIs". Other codes, and answers without a code, say nothing for certain: perhaps a proxy gave them.
 * The courier tries again later.
 */

const addAgain = 'Add the Migration Desk app to the conversation again.';
const askAdmin = 'Ask a Teams admin to allow the app.';

interface Refusal {
  /** The reason that people see. */
  why: string;
  /** What to do about it. */
  remedy: string;
}

/** Codes after which the bot stops posting to a conversation, until a new activity arrives from there. */
const barringCodes: Record<string, Refusal> = {
  BotNotInConversationRoster: { why: 'Migration Desk was removed from this conversation', remedy: addAgain },
  MessageWritesBlocked: {
    why: 'messages to this conversation are blocked',
    remedy: 'Ask the person to unblock Migration Desk, or the owner of the team to allow messages from apps.',
  },
  ConversationBlockedByUser: {
    why: 'the person has blocked Migration Desk',
    remedy: 'Ask the person to unblock Migration Desk.',
  },
  BotDisabledByAdmin: { why: 'an administrator has blocked Migration Desk', remedy: askAdmin },
  ForbiddenOperationException: { why: 'Migration Desk is not installed here', remedy: addAgain },
};

const ourBug = {
  why: 'it has a fault',
  remedy: 'This is a bug in Migration Desk. Ask those who run it to look at the log.',
};

/** Other codes that another attempt never changes. */
const finalCodes: Record<string, Refusal> = {
  ConversationNotFound: { why: "the conversation doesn't exist", remedy: addAgain },
  NotEnoughPermissions: { why: 'Migration Desk may not post there', remedy: askAdmin },
  InvalidBotApiHost: ourBug,
  BadArgument: ourBug,
  'Bad Argument': ourBug,
  BadSyntax: ourBug,
  MessageSizeTooBig: ourBug,
};

/** Whether another attempt never changes this code. */
export function isFinal(code: string): boolean {
  return Object.hasOwn(finalCodes, code);
}

/** The reason why the bot may not post in a conversation anymore. Undefined for any other code. */
export function whyBarred(code: string): string | undefined {
  return Object.hasOwn(barringCodes, code) ? `${barringCodes[code]!.why} (${code})` : undefined;
}

/** Explains the reason of a failed delivery, which is a code, or words with a code. Undefined if we don't know more. */
export function explain(reason: string): Refusal | undefined {
  const code = /\((\w+)\)$/.exec(reason)?.[1] ?? reason;
  const known = { ...finalCodes, ...barringCodes };
  return Object.hasOwn(known, code) ? known[code] : undefined;
}
