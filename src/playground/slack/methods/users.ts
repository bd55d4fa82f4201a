import { ApiError, defineMethod, need, page } from './method.ts';

export const usersInfo = defineMethod('users:read', ({ people }, body) => {
  const user = people.get(need(body, 'user', 'user_not_found'));
  if (!user) throw new ApiError('user_not_found');
  return { user: structuredClone(user) };
});

export const usersList = defineMethod('users:read', ({ people, now }, body) => {
  const { items, response_metadata } = page([...people.values()], body);
  return { members: structuredClone(items), cache_ts: Math.floor(now() / 1000), response_metadata };
});

export const usersLookupByEmail = defineMethod('users:read.email', ({ people }, body) => {
  const email = need(body, 'email', 'users_not_found').toLowerCase();
  const user = [...people.values()].find(
    ({ profile, deleted }) => !deleted && profile.email?.toLowerCase() === email,
  );
  if (!user) throw new ApiError('users_not_found');
  return { user: structuredClone(user) };
});
