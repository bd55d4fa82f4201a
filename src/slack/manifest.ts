import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Noun } from '../commands/context.ts';
import { subcommands } from '../commands/table.ts';
import { slashCommands } from './listeners/command.ts';

export type Manifest = AppsManifestCreateArguments['manifest'];

/** Where Slack sends requests in HTTP mode. Whoever creates the app puts their own host here. */
const requestUrl = 'https://migration-desk.example.com/slack/events';

/** What a token may do. Each is needed by a call that the code makes, or by a slash command. */
const scopes = [
  // The slash commands.
  'commands',
  // Posts, changes and private answers; direct messages go to a user id, which needs no more than this.
  'chat:write',
  // Announcements and digests in public channels that the bot has not joined.
  'chat:write.public',
  // Who is asking: users.info.
  'users:read',
  // Their e-mail address, by which people are named and linked: users.info, users.lookupByEmail.
  'users:read.email',
  // Whether the bot may post here: conversations.info, one scope for each kind of conversation.
  'channels:read',
  'groups:read',
  'im:read',
  'mpim:read',
] as const;

const descriptions: Record<Noun, string> = {
  migration: 'Open a migration, see where tickets stand, and move them on',
  'platform-change': 'Open a platform change, see where tickets stand, and move them on',
};

/** The files under manifests/: Slack makes an app from either. `npm run manifests` writes them. */
export function createManifests(): Record<string, Manifest> {
  return { 'slack.json': createManifest(requestUrl), 'slack-socket.json': createManifest() };
}

/** Derived from what the product listens to. Without a URL Slack uses the connection that the bot opens: Socket Mode. */
function createManifest(url?: string): Manifest {
  return {
    display_information: {
      name: 'Migration Desk',
      description: 'Tickets for mail migrations: phases, what blocks the next one, and a daily digest.',
    },
    features: {
      // Without the Messages tab Slack refuses direct messages from the bot.
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Migration Desk', always_online: true },
      slash_commands: Object.entries(slashCommands).map(([command, noun]) => ({
        command,
        description: descriptions[noun],
        usage_hint: usageHint(),
        // Mentions come with their ids.
        should_escape: true,
        ...(url ? { url } : {}),
      })),
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      interactivity: { is_enabled: true, ...(url ? { request_url: url } : {}) },
      event_subscriptions: { bot_events: ['app_home_opened'], ...(url ? { request_url: url } : {}) },
      org_deploy_enabled: false,
      socket_mode_enabled: !url,
      token_rotation_enabled: false,
    },
  };
}

function usageHint(): string {
  const names = subcommands.map(({ name }) => name).filter(Boolean);
  return `[${names.join(' | ')}] [ticket] [key:value …] [text]`;
}
