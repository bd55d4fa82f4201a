import type { Subcommand } from '../commands/subcommand.ts';
import { subcommands } from '../commands/table.ts';

/** Stands in the committed manifest for the id of whoever's app registration it will be. */
export const placeholderId = '00000000-0000-0000-0000-000000000000';

/** What the app's page in Teams links to: https, each. */
export interface Links {
  website: string;
  privacy: string;
  terms: string;
}

/** Whoever makes the package gives their own. */
const placeholderLinks: Links = {
  website: 'https://migration-desk.example.com',
  privacy: 'https://migration-desk.example.com/privacy',
  terms: 'https://migration-desk.example.com/terms',
};

/** In a channel or chat, where others read along; `alone` is with the bot. */
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
 * What the menu above the composer offers, by scope; every other command works all the same. The schema takes twelve,
 * Microsoft's page on command menus says ten, so ten.
 */
const menus = { team: amongOthers, groupChat: amongOthers, personal: alone };

export type TeamsManifest = ReturnType<typeof createTeamsManifest>;

/**
 * The manifest of the Teams app: `npm run manifests` writes it with placeholders, `npm run teams:package` with an id.
 *
 * It asks for no permission of Graph, and for no consent to read messages: the bot hears what is written to it, and the
 * roster of where it is installed, which tells guests apart, is open to every bot. It takes no slash commands: what is
 * written that way is private, and the bot would answer for all to see. Shared and private channels are left out as well.
 *
 * @param version of the product. Teams takes an update only with a higher one
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
      short: 'Tickets for mail migrations: phases, what blocks the next, a daily digest.',
      full: 'Migration Desk keeps a ticket for each mail migration or platform change. It knows the phases of its path, says what is still missing before the next one, posts every status change to the channels that subscribe, and a daily digest of what has stalled. Write to it: help lists all commands. People of your organization can use it; guests cannot.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    // The background of the colour icon.
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
    // Names, and who is a guest: Teams tells people so before they add the app.
    permissions: ['identity'],
  };
}

/** Teams puts the title into the composer; the example says what to write after it. */
function toCommand({ name, summary, ticket, examples }: Subcommand): { title: string; description: string } {
  return { title: name, description: ticket ? `${summary}. Example: ${examples[0]}` : summary };
}
