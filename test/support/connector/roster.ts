import { ConnectorError, type Json, type Member } from './model.ts';
import type { Done } from './operations.ts';
import { findConversation, type World } from './world.ts';

// Adds `objectId`, because in some calls, botbuilder's TeamsInfo overwrites `aadObjectId` with the value of `objectId`.
function toWire(member: Member): Json {
  return { ...member, objectId: member.aadObjectId };
}

/**
 * Returns the members of a conversation, or of a team. A team's members are the members of its channels.
 * @param id the conversation's or the team's id
 */
function membersOf(world: World, id: string): Member[] {
  const channels = [...world.conversations.values()].filter(({ team }) => team?.id === id);
  const places = channels.length > 0 ? channels : [findConversation(world, id)];
  const ids = new Set(places.flatMap(({ members }) => members));
  return [...world.members.values()].filter((member) => ids.has(member.id));
}

/** Returns all members at once, as the older operation does. @throws ConnectorError */
export function listMembers(world: World, id: string): Done {
  return { status: 200, body: membersOf(world, id).map(toWire) };
}

/** Returns a page of members, with a `continuationToken` if there are more. @throws ConnectorError */
export function pageMembers(world: World, id: string, query: { pageSize?: string; token?: string }): Done {
  const members = membersOf(world, id);
  const from = Number(query.token ?? 0);
  const to = from + Number(query.pageSize ?? 200);
  const more = to < members.length ? { continuationToken: String(to) } : {};
  return { status: 200, body: { members: members.slice(from, to).map(toWire), ...more } };
}

/** Finds a member by any of their ids. @throws ConnectorError 404 for an unknown member */
export function findMember(world: World, id: string, member: string): Done {
  const found = membersOf(world, id).find((one) =>
    [one.id, one.aadObjectId, one.userPrincipalName].includes(member),
  );
  if (found) return { status: 200, body: toWire(found) };
  throw new ConnectorError(
    404,
    'MemberNotFoundInConversation',
    'The member was not found in the conversation.',
  );
}

function channelsOf(world: World, id: string) {
  const channels = [...world.conversations.values()].filter(({ team }) => team?.id === id);
  const team = channels[0]?.team;
  if (team) return { team, channels };
  throw new ConnectorError(404, 'ConversationNotFound', 'The team was not found.');
}

/** Finds a team. @throws ConnectorError 404 for an unknown team */
export function findTeam(world: World, id: string): Done {
  const { team, channels } = channelsOf(world, id);
  const memberCount = membersOf(world, id).length;
  return { status: 200, body: { ...team, channelCount: channels.length, memberCount } };
}

/** Lists a team's channels. @throws ConnectorError 404 for an unknown team */
export function listChannels(world: World, id: string): Done {
  const conversations = channelsOf(world, id).channels.map(({ id: own, name }) => ({ id: own, name }));
  return { status: 200, body: { conversations } };
}
