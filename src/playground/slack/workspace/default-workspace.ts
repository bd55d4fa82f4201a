import type { SlackChannel, SlackUser } from '../model.ts';

export const team = { id: 'T0DESK', domain: 'desk' };
export const bot = { userId: 'U0DESKBOT', botId: 'B0DESK', appId: 'A0DESK', name: 'migration_desk' };

/** The time zone of everyone in the playground. */
export const timezone = 'America/Chicago';

/** Builds a `users.info` record. Fields that aren't given get the values of an ordinary person. */
export function createUser(fields: Partial<SlackUser> & { id: string; name: string }): SlackUser {
  const realName = fields.real_name ?? fields.name.charAt(0).toUpperCase() + fields.name.slice(1);
  return {
    team_id: team.id,
    real_name: realName,
    deleted: false,
    tz: timezone,
    tz_label: 'Central Standard Time',
    tz_offset: -21_600,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_stranger: false,
    updated: 1_700_000_000,
    ...fields,
    profile: {
      display_name: fields.name,
      real_name: realName,
      email: `${fields.name}@rackspace.example`,
      ...fields.profile,
    },
  };
}

/** The workspace's people: two Rackers, a lead, the bot, and one of each kind of person that the bot must refuse. */
export function seedPeople(): SlackUser[] {
  return [
    createUser({ id: 'U0DANA', name: 'dana', real_name: 'Dana Reyes' }),
    createUser({ id: 'U0SAM', name: 'sam', real_name: 'Sam Okafor' }),
    createUser({ id: 'U0LEE', name: 'lee', real_name: 'Lee Park', is_admin: true }),
    createUser({ id: 'U0GUEST', name: 'gus', real_name: 'Gus Guest', is_restricted: true }),
    createUser({
      id: 'U0ULTRA',
      name: 'uma',
      real_name: 'Uma Single',
      is_restricted: true,
      is_ultra_restricted: true,
    }),
    createUser({
      id: 'U0FOREIGN',
      name: 'fay',
      real_name: 'Fay Foreign',
      team_id: 'T0OTHER',
      is_stranger: true,
    }),
    createUser({ id: 'U0ROBOT', name: 'robo', real_name: 'Robo', is_bot: true }),
    createUser({ id: 'U0GONE', name: 'del', real_name: 'Del Gone', deleted: true }),
    createUser({
      id: bot.userId,
      name: bot.name,
      real_name: 'Migration Desk',
      is_bot: true,
      profile: botProfile,
    }),
  ];
}

const botProfile = { display_name: 'Migration Desk', real_name: 'Migration Desk', bot_id: bot.botId };

interface ChannelFields {
  id: string;
  name: string;
  members: string[];
  isPrivate?: boolean;
  isArchived?: boolean;
}

export function createChannel({ members, ...fields }: ChannelFields): SlackChannel {
  return { isPrivate: false, isArchived: false, isIm: false, ...fields, members: new Set(members) };
}

/** Creates the conversation for a person's direct messages with the bot. */
export function createIm(person: string): SlackChannel {
  const id = `D0${person.replace(/^U0?/, '')}`;
  return {
    id,
    name: '',
    isPrivate: true,
    isArchived: false,
    isIm: true,
    user: person,
    members: new Set([person, bot.userId]),
  };
}

/**
 * Creates channels with and without the bot, an archived channel, everyone's direct messages with the bot, and direct
 * messages between two people.
 */
export function seedChannels(people: SlackUser[]): SlackChannel[] {
  const others = people.filter(({ id }) => id !== bot.userId);
  return [
    createChannel({
      id: 'C0MIGR',
      name: 'migrations',
      members: ['U0DANA', 'U0SAM', 'U0LEE', 'U0GUEST', 'U0ULTRA', 'U0FOREIGN', 'U0ROBOT', bot.userId],
    }),
    createChannel({ id: 'C0PLAT', name: 'platform-changes', members: ['U0DANA', 'U0SAM', 'U0LEE'] }),
    createChannel({
      id: 'C0LEADS',
      name: 'leads',
      isPrivate: true,
      members: ['U0LEE', 'U0DANA', bot.userId],
    }),
    createChannel({ id: 'C0SECRET', name: 'secret', isPrivate: true, members: ['U0SAM', 'U0LEE'] }),
    createChannel({ id: 'C0OLD', name: 'old', isArchived: true, members: ['U0DANA', bot.userId] }),
    ...others.map(({ id }) => createIm(id)),
    {
      id: 'D0PRIVATE',
      name: '',
      isPrivate: true,
      isArchived: false,
      isIm: true,
      members: new Set(['U0DANA', 'U0SAM']),
    },
  ];
}
