import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Json } from './model.ts';

/**
 * Which key signs a token. `teams` is endorsed for Teams, `webchat` only for another channel. `forged` has the same id
 * as `teams` but another secret. `unknown` is in no list of keys, and `none` leaves the token unsigned.
 */
export type KeyName = 'teams' | 'webchat' | 'forged' | 'unknown' | 'none';

const endorsements: Partial<Record<KeyName, string[]>> = { teams: ['msteams'], webchat: ['webchat'] };
const made = new Map<KeyName, KeyObject>();

// Makes each key only once per process. botbuilder caches the keys of an address for a day, and a later server may have
// the same address.
function keyOf(name: KeyName): KeyObject {
  const known = made.get(name);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  made.set(name, privateKey);
  return privateKey;
}

function encode(part: Json): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Makes a JWT with these claims. */
export function signToken(claims: Json, name: KeyName): string {
  const kid = name === 'forged' ? 'teams' : name;
  const alg = name === 'none' ? 'none' : 'RS256';
  const content = `${encode({ typ: 'JWT', alg, kid })}.${encode(claims)}`;
  if (name === 'none') return `${content}.`;
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), keyOf(name)).toString('base64url')}`;
}

/** Returns the list of keys that the OpenID metadata links to. */
export function toKeySet(): Json {
  const keys = (['teams', 'webchat'] as const).map((name) => ({
    ...createPublicKey(keyOf(name)).export({ format: 'jwk' }),
    kid: name,
    x5t: name,
    use: 'sig',
    endorsements: endorsements[name],
  }));
  return { keys };
}
