import type { Activity } from 'botbuilder';
import type { Answer, Question } from '../commands/ask.ts';
import { askSafely } from '../commands/ask-safely.ts';
import type { Office } from '../commands/subcommand.ts';
import type { Logger } from '../logger.ts';
import { conversationOf, type Heard } from './activity.ts';
import { toMessage } from './adaptive-card.ts';
import type { Conversations } from './conversations.ts';
import { toFormCard } from './form-card.ts';
import { toId } from './ids.ts';
import type { Roster } from './roster.ts';

/** What the handlers work with. */
export interface Door {
  office: Office;
  conversations: Conversations;
  roster: Roster;
  logger: Logger;
}

/** Asks for a person, and puts the answer as a message; null: there is nothing to say. Never rejects. */
export async function answer(
  door: Door,
  heard: Heard,
  asked: Pick<Question, 'said' | 'noun'>,
): Promise<Partial<Activity> | null> {
  const question: Question = {
    ...asked,
    actor: toId(heard.from.aadObjectId ?? ''),
    place: { id: toId(conversationOf(heard)), direct: heard.conversation.conversationType === 'personal' },
    request: heard.id ? toId(heard.id) : undefined,
  };
  return toReply(await askSafely(door.office, question, door.logger));
}

function toReply(given: Answer): Partial<Activity> | null {
  switch (given.kind) {
    case 'nothing':
      return null;
    case 'form':
      return toFormCard(given.form);
    case 'fault':
      return given.form ? toFormCard(given.form, { faults: given.faults }) : toMessage(given.card);
    case 'card':
      return toMessage(given.card);
  }
}
