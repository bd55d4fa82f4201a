import type { TeamsSettings } from '../../config.ts';
import type { SlackUser } from '../slack/model.ts';
import { createUser, seedPeople } from '../slack/workspace/default-workspace.ts';

/** The bot's settings in the tenant. All ids are made up. */
export const settings: TeamsSettings = {
  appId: '5d3c1f7a-0000-4000-8000-0000000de5c0',
  password: undefined,
  tenantId: '5d3c1f7a-0000-4000-8000-000000000001',
  type: 'SingleTenant',
};

export const bot = { id: `28:${settings.appId}`, name: 'Migration Desk' };

/** The conversations' ids. Every team has a General channel, whose id is also the team's id. */
export const conversations = {
  personal: 'a:personal-dana',
  leads: '19:chat-leads@thread.v2',
  general: '19:team-migrations@thread.tacv2',
  migrations: '19:channel-migrations@thread.tacv2',
};

/** People who only use Teams. The Agents Playground allows five people besides the current user. */
const onlyInTeams = [
  { id: 'ana', name: 'ana', real_name: 'Ana Silva' },
  { id: 'ken', name: 'ken', real_name: 'Ken Ito' },
  { id: 'mia', name: 'mia', real_name: 'Mia Wolf' },
];

/**
 * People from the local Slack who may use the bot. In Teams, they have the same names and email addresses. Dana is the
 * current user.
 */
const inBoth = ['dana', 'sam', 'lee'];

/** The content of `.m365agentsplayground.yml`, in version 0.1.1 of the Agents Playground's schema. */
export function toTenant(): object {
  const people = [
    ...seedPeople().filter(({ name }) => inBoth.includes(name)),
    ...onlyInTeams.map((person) => createUser(person)),
  ];
  const [currentUser, ...users] = people.map(toUser);
  return {
    version: '0.1.1',
    tenantId: settings.tenantId,
    bot,
    currentUser,
    users,
    personalChat: { id: conversations.personal },
    groupChat: { id: conversations.leads, name: 'leads' },
    team: {
      id: conversations.general,
      name: 'Rackspace Migrations',
      aadGroupId: '5d3c1f7a-0000-4000-8000-000000000031',
      channels: [{ id: conversations.migrations, name: 'migrations' }],
    },
  };
}

/** Returns the id by which Teams identifies a person to this bot. */
export function userId(name: string): string {
  return `29:${name}`;
}

function toUser({ name, real_name: realName, profile: { email } }: SlackUser) {
  const [givenName, surname] = realName.split(' ');
  // Any id works, but each person's id must stay the same.
  const aadObjectId = `5d3c1f7a-0000-4000-8001-${Buffer.from(name.padEnd(6)).toString('hex')}`;
  return {
    id: userId(name),
    name: realName,
    userPrincipleName: email,
    aadObjectId,
    givenName,
    surname,
    email,
  };
}
