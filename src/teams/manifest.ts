import { messageActions } from '../commands/messages/message-actions.ts';
import type { Subcommand } from '../commands/subcommand.ts';
import { subcommands } from '../commands/table.ts';
import { searchCommand } from './doors/search.ts';

/** The app id in the committed manifest. Each installation replaces it with the id of its own app registration. */
export const placeholderId = '00000000-0000-0000-0000-000000000000';

/** The links on the app's page in Teams. Teams requires https. */
export interface Links {
  website: string;
  privacy: string;
  terms: string;
}

/** Each installation replaces these links with its own when it builds its package. */
const placeholderLinks: Links = {
  website: 'https://migration-desk.example.com',
  privacy: 'https://migration-desk.example.com/privacy',
  terms: 'https://migration-desk.example.com/terms',
};

/** The commands to suggest in a channel or group chat. `alone` has those for a person's own chat with the bot. */
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
 * The commands that Teams suggests above the message box, by scope. People can type every other command. The schema
 * allows twelve per scope, but Microsoft's page on command menus says ten, so we use ten.
 */
const menus = { team: amongOthers, groupChat: amongOthers, personal: alone };

/**
 * An older version that Microsoft documents as available. Admin centers may refuse the newest version for months, and
 * we use nothing that came later.
 */
const schemaVersion = '1.19';

export type TeamsManifest = ReturnType<typeof createTeamsManifest>;

/**
 * Builds the Teams app's manifest. `npm run manifests` writes it with placeholders, and `npm run teams:package` with a
 * real id.
 *
 * The app needs no Graph permission and no consent to read messages, because the bot only reads what people write to
 * it. Any bot may read the rosters of its conversations, which say who is a guest. The manifest has no slash commands,
 * because slash commands are private, but the bot's answers aren't. The app doesn't support shared or private channels.
 *
 * @param version the product's version. Teams accepts an update only with a higher version
 */
export function createTeamsManifest(
  version: string,
  { appId = placeholderId, links = placeholderLinks }: { appId?: string; links?: Links } = {},
) {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
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
      full: "Migration Desk keeps a ticket for each mail migration or platform change. Each ticket shows its phases and what's still missing before the next one. Subscribed channels get every status change and a daily digest of stalled tickets. Send “help” to see all commands. Anyone in your organization can use Migration Desk, except guests.",
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    // The color icon's background color.
    accentColor: '#6b2a73',
    bots: [
      {
        botId: appId,
        scopes: Object.keys(menus),
        // Lets people attach files in their personal chat with the bot, and the bot offer files there.
        supportsFiles: true,
        commandLists: Object.entries(menus).map(([scope, names]) => ({
          scopes: [scope],
          commands: subcommands.filter(({ name }) => names.includes(name)).map(toCommand),
        })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: searchCommand.id,
            type: 'query',
            title: 'Tickets',
            description: 'Find a ticket, and insert its card into your message',
            // Teams asks for results before a person types anything.
            initialRun: true,
            context: ['compose'],
            parameters: [
              {
                name: searchCommand.parameter,
                title: 'Tickets',
                description: 'A customer, a domain, a ticket such as MIG-12, or a filter such as stalled',
                inputType: 'text',
              },
            ],
          },
          ...messageActions.map(({ id, name, description }) => ({
            id,
            type: 'action',
            title: name,
            description,
            context: ['message'],
            // The bot makes the form from the message.
            fetchTask: true,
          })),
        ],
      },
    ],
    // Lets the bot read people's names and see who is a guest. Teams shows this permission before a person adds the
    // app.
    permissions: ['identity'],
  };
}

/**
 * Describes a subcommand for Teams' list of suggested commands. When a person picks a command, Teams puts the title
 * into the message box. The example shows what to type after the title.
 */
function toCommand({ name, summary, ticket, examples }: Subcommand): { title: string; description: string } {
  return { title: name, description: ticket ? `${summary}. Example: ${examples[0]}` : summary };
}
