import { apiTest, appsConnectionsOpen, authTest } from './auth.ts';
import { blocksValidate } from './blocks.ts';
import { chatDelete, chatGetPermalink, chatUpdate } from './chat-change.ts';
import { chatPostEphemeral, chatPostMessage } from './chat-post.ts';
import {
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
} from './conversations.ts';
import { conversationsHistory, conversationsReplies } from './conversations-history.ts';
import { filesCompleteUploadExternal, filesGetUploadURLExternal, filesInfo } from './files.ts';
import type { Method } from './method.ts';
import { usersInfo, usersList, usersLookupByEmail } from './users.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './views.ts';

/** All Web API methods of the platform. Any other method is refused with `unknown_method`. */
export const methods: Record<string, Method> = {
  'api.test': apiTest,
  'apps.connections.open': appsConnectionsOpen,
  'auth.test': authTest,
  'blocks.validate': blocksValidate,
  'chat.delete': chatDelete,
  'chat.getPermalink': chatGetPermalink,
  'chat.postEphemeral': chatPostEphemeral,
  'chat.postMessage': chatPostMessage,
  'chat.update': chatUpdate,
  'conversations.history': conversationsHistory,
  'conversations.info': conversationsInfo,
  'conversations.join': conversationsJoin,
  'conversations.list': conversationsList,
  'conversations.members': conversationsMembers,
  'conversations.open': conversationsOpen,
  'conversations.replies': conversationsReplies,
  'files.completeUploadExternal': filesCompleteUploadExternal,
  'files.getUploadURLExternal': filesGetUploadURLExternal,
  'files.info': filesInfo,
  'users.info': usersInfo,
  'users.list': usersList,
  'users.lookupByEmail': usersLookupByEmail,
  'views.open': viewsOpen,
  'views.publish': viewsPublish,
  'views.push': viewsPush,
  'views.update': viewsUpdate,
};
