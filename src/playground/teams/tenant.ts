import type { TeamsSettings } from '../../config.ts';
import type { SlackUser } from '../slack/model.ts';
import { createUser, seedPeople } from '../slack/workspace/default-workspace.ts';

/** The bot as the tenant knows it. Made up, as all of this is: nothing outside knows these ids. */
export const settings: TeamsSettings = {
  appId: '5d3c1f7a-0000-4000-8000-0000000de5c0',
  password: undefined,
  tenantId: '5d3c1f7a-0000-4000-8000-000000000001',
  type: 'SingleTenant',
};

export const bot = { id: `28:${settings.appId}`, name: 'Migration Desk' };

/** The conversations by what they are for. A team has a General channel of its own accord, with the team's id. */
export const conversations = {
  personal: 'a:personal-dana',
  leads: '19:chat-leads@thread.v2',
  general: '19:team-migrations@thread.tacv2',
  migrations: '19:channel-migrations@thread.tacv2',
};

/** The Agents Playground takes five people beside the one who is played. These work in Teams alone. */
const onlyInTeams = [
  { id: 'ana', name: 'ana', real_name: 'Ana Silva' },
  { id: 'ken', name: 'ken', real_name: 'Ken Ito' },
  { id: 'mia', name: 'mia', real_name: 'Mia Wolf' },
];

/** Those of our Slack who may use the desk, with the same names and e-mail addresses; Dana is the one who is played. */
const inBoth = ['dana', 'sam', 'lee'];

/** `.m365agentsplayground.yml`, as the Agents Playground reads it: version 0.1.1 of its schema. */
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

/** Their id in this bot's eyes. */
export function userId(name: string): string {
  return `29:${name}`;
}

function toUser({ name, real_name: realName, profile: { email } }: SlackUser) {
  const [givenName, surname] = realName.split(' ');
  // Any id will do, as long as it stays the same.
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
