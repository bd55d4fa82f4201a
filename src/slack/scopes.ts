/** What the bot's token may do. Each scope is needed by an API call in our code or by a slash command. */
export const scopes = [
  // For slash commands.
  'commands',
  // For the event `app_mention`, which tells what people write after the bot's name.
  'app_mentions:read',
  // For messages, updates of messages, and private answers. A direct message to a user id needs no other scope.
  'chat:write',
  // For announcements and digests in public channels that the bot hasn't joined.
  'chat:write.public',
  // For `users.info`, which tells who sent a request, and for the event `user_change`.
  'users:read',
  // For email addresses in `users.info` and `users.lookupByEmail`. They help to find and link people.
  'users:read.email',
  // For `conversations.info`, which tells whether the bot may post, and for the event `channel_shared`. Each kind of
  // conversation has its own scope.
  'channels:read',
  'groups:read',
  'im:read',
  'mpim:read',
  // For `conversations.history` and `conversations.replies`. After a crash or a lost answer, the bot looks whether its
  // message is there before it posts the message again. `im:history` is also for the event `message.im`, which tells what
  // people write to the bot. Each kind of conversation has its own scope.
  'channels:history',
  'groups:history',
  'im:history',
  'mpim:history',
  // For the files that people send: `file_input` in forms, `files.info`, and the download itself.
  'files:read',
  // For the files that the bot sends, such as a sheet to fill in.
  'files:write',
] as const;
