import { ApiError } from '../../api-error.ts';
import type { SlackUser } from '../../model.ts';
import { defineMethod, need, page } from './method.ts';

/** A person as the Web API returns them. Shows the email address only with the scope `users:read.email`. */
export function toShown(user: SlackUser, scopes: Set<string>): SlackUser {
  const shown = structuredClone(user);
  if (!scopes.has('users:read.email')) delete shown.profile.email;
  return shown;
}

export const usersInfo = defineMethod('users:read', ({ people, scopes }, body) => {
  const user = people.get(need(body, 'user', 'user_not_found'));
  if (!user) throw new ApiError('user_not_found');
  return { user: toShown(user, scopes) };
});

export const usersList = defineMethod('users:read', ({ people, scopes, now }, body) => {
  const { items, response_metadata } = page([...people.values()], body);
  return {
    members: items.map((user) => toShown(user, scopes)),
    cache_ts: Math.floor(now() / 1000),
    response_metadata,
  };
});

export const usersLookupByEmail = defineMethod('users:read.email', ({ people }, body) => {
  const email = need(body, 'email', 'users_not_found').toLowerCase();
  const user = [...people.values()].find(
    ({ profile, deleted }) => !deleted && profile.email?.toLowerCase() === email,
  );
  if (!user) throw new ApiError('users_not_found');
  return { user: structuredClone(user) };
});
