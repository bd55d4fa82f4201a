import type { Subcommand } from '../commands/subcommand.ts';
import { subcommands } from '../commands/table.ts';

/** The id in the committed manifest. Each installation replaces it with the id of its own app registration. */
export const placeholderId = '00000000-0000-0000-0000-000000000000';

/** The links on the app's page in Teams. Teams requires https. */
export interface Links {
  website: string;
  privacy: string;
  terms: string;
}

/** Each installation replaces these when it makes its package. */
const placeholderLinks: Links = {
  website: 'https://migration-desk.example.com',
  privacy: 'https://migration-desk.example.com/privacy',
  terms: 'https://migration-desk.example.com/terms',
};

/** For a channel or group chat. `alone` is for the chat between one person and the bot. */
const amongOthers = [
  'open',
  'show',
  'list',
  'assign',
  'advance',
  'done',
  'note',
  'subscribe',
  'digest',
  'help',
];
const alone = ['open', 'show', 'list', 'advance', 'done', 'set', 'wait', 'note', 'history', 'help'];

/**
 * The commands that Teams suggests above the composer, by scope. Every other command works too. The schema allows twelve, but
 * Microsoft's page on command menus says ten, so these are ten.
 */
const menus = { team: amongOthers, groupChat: amongOthers, personal: alone };

export type TeamsManifest = ReturnType<typeof createTeamsManifest>;

/**
 * Builds the manifest of the Teams app. `npm run manifests` writes it with placeholders, `npm run teams:package` with an id.
 *
 * It asks for no Graph permission and no consent to read messages. The bot only reads what people write to it, and every bot
 * may read the rosters of its conversations, which tell who is a guest. It declares no slash commands: those are private, but
 * the bot's answers aren't. It supports no shared and no private channels.
 *
 * @param version the product's. Teams takes an update only with a higher version
 */
export function createTeamsManifest(
  version: string,
  { appId = placeholderId, links = placeholderLinks }: { appId?: string; links?: Links } = {},
) {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: appId,
    developer: {
      name: 'Migration Desk',
      websiteUrl: links.website,
      privacyUrl: links.privacy,
      termsOfUseUrl: links.terms,
    },
    name: { short: 'Migration Desk', full: 'Migration Desk: tickets for mail migrations' },
    description: {
      short: 'Tickets for mail migrations: phases, blockers, and a daily digest.',
      full: "Migration Desk keeps a ticket for each mail migration or platform change. A ticket knows its phases, and what is still missing before the next one. Subscribed channels get every status change, and a daily digest of stalled tickets. Send “help” to see all commands. People in your organization can use it. Guests can't.",
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    // The background of the color icon.
    accentColor: '#6b2a73',
    bots: [
      {
        botId: appId,
        scopes: Object.keys(menus),
        commandLists: Object.entries(menus).map(([scope, names]) => ({
          scopes: [scope],
          commands: subcommands.filter(({ name }) => names.includes(name)).map(toCommand),
        })),
      },
    ],
    // To read names and who is a guest. Teams tells people before they add the app.
    permissions: ['identity'],
  };
}

/** Teams puts the title into the composer. The example shows what to type after it. */
function toCommand({ name, summary, ticket, examples }: Subcommand): { title: string; description: string } {
  return { title: name, description: ticket ? `${summary}. Example: ${examples[0]}` : summary };
}
