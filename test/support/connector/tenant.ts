import type { Conversation, Member, Team } from './model.ts';

/** The bot's tenant. */
export const tenantId = '11111111-1111-4111-8111-111111111111';
/** The tenant that `fay` belongs to. */
export const otherTenantId = '22222222-2222-4222-8222-222222222222';

/** The seeded people: two Rackers, a lead, a guest, and a person from another tenant. */
export const dana = '29:dana';
export const sam = '29:sam';
export const lee = '29:lee';
export const gus = '29:gus';
export const fay = '29:fay';

/** The seeded conversations. `personalChat` returns the id of a person's chat with the bot. */
export const migrations = '19:migrations@thread.tacv2';
export const platformChanges = '19:platform-changes@thread.tacv2';
export const groupChat = '19:cutover-room@thread.v2';

/** Returns the id of a person's chat with the bot. */
export function personalChat(member: string): string {
  return `a:chat-with-${member.slice(3)}`;
}

/** Builds a member from the given fields, with defaults for all others. */
export function createMember(fields: Partial<Member> & { id: string; name: string }): Member {
  const login = fields.id.replace(/^29:/, '');
  const email = fields.email ?? `${login}@rackspace.example`;
  return {
    aadObjectId: `aad-${login}`,
    email,
    userPrincipalName: email,
    tenantId,
    userRole: 'user',
    ...fields,
  };
}

/** Builds a channel in a team that has the bot. */
export function createChannel(
  fields: Partial<Conversation> & { id: string; team: Team; members: string[] },
): Conversation {
  return { type: 'channel', tenantId, installed: true, ...fields };
}

const team: Team = { id: '19:general@thread.tacv2', name: 'Rackspace Migrations', aadGroupId: 'aad-team' };

/** Returns the tenant's people and guests. */
export function seedMembers(): Member[] {
  return [
    createMember({ id: dana, name: 'Dana Reyes' }),
    createMember({ id: sam, name: 'Sam Okafor' }),
    createMember({ id: lee, name: 'Lee Park' }),
    createMember({ id: gus, name: 'Gus Guest', userRole: 'guest' }),
    createMember({ id: fay, name: 'Fay Foreign', tenantId: otherTenantId, email: 'fay@other.example' }),
  ];
}

/** Returns two channels, a group chat, and each person's chat with the bot. */
export function seedConversations(): Conversation[] {
  const everyone = [dana, sam, lee, gus, fay];
  const chats = everyone.map(
    (member): Conversation => ({
      id: personalChat(member),
      type: 'personal',
      tenantId,
      members: [member],
      installed: true,
    }),
  );
  return [
    createChannel({ id: migrations, name: 'Migrations', team, members: [...everyone] }),
    createChannel({ id: platformChanges, name: 'Platform changes', team, members: [...everyone] }),
    { id: groupChat, type: 'groupChat', tenantId, members: [dana, sam], installed: true },
    ...chats,
  ];
}
