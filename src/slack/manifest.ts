import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Noun } from '../commands/context.ts';
import { slashCommands } from './doors/command.ts';
import { shortcuts } from './doors/shortcut.ts';
import { scopes } from './scopes.ts';

export type Manifest = AppsManifestCreateArguments['manifest'];

/** The URL for Slack's requests in HTTP mode. Each installation replaces the host with its own. */
const requestUrl = 'https://migration-desk.example.com/slack/events';

const descriptions: Record<Noun, string> = {
  migration: 'Open a migration, check on tickets, and move them forward',
  'platform-change': 'Open a platform change, check on tickets, and move them forward',
};

/** What Slack shows after a command while a person types it. It has room for a few words. */
const usageHint = '[help | open | show | list …]';

/** Builds the files under manifests/. Slack can create an app from either file. `npm run manifests` writes them. */
export function createManifests(): Record<string, Manifest> {
  return { 'slack.json': createManifest(requestUrl), 'slack-socket.json': createManifest() };
}

/** Builds a manifest from the commands and events that the product handles. Without a URL, Slack uses Socket Mode. */
function createManifest(url?: string): Manifest {
  return {
    display_information: {
      name: 'Migration Desk',
      description: 'Tickets for mail migrations: phases, blockers, and a daily digest.',
      // The color of the icon. Slack shows it behind the app's name, in white letters.
      background_color: '#6b2a73',
    },
    features: {
      // Without the Messages tab, Slack refuses direct messages from the bot.
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Migration Desk', always_online: true },
      slash_commands: Object.entries(slashCommands).map(([command, noun]) => ({
        command,
        description: descriptions[noun],
        usage_hint: usageHint,
        // Makes Slack replace mentions of people with their user ids.
        should_escape: true,
        ...(url ? { url } : {}),
      })),
      shortcuts: shortcuts.map(({ callbackId, name, description, type }) => ({
        name,
        type,
        callback_id: callbackId,
        description,
      })),
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      interactivity: { is_enabled: true, ...(url ? { request_url: url } : {}) },
      event_subscriptions: {
        bot_events: [
          'app_home_opened',
          'app_mention',
          'channel_shared',
          'member_joined_channel',
          'message.im',
          'user_change',
        ],
        ...(url ? { request_url: url } : {}),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: !url,
      token_rotation_enabled: false,
    },
  };
}
