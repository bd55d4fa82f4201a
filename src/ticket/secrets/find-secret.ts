/**
 * Finds passwords and logins in what people type, before the text is parsed, stored, or logged: docs/rules.md,
 * "Secrets". When in doubt, refuses the text. A person can rephrase a sentence, but nobody can take back a stored
 * password. Each word is judged by what is near it, so that a long text takes no more time per word.
 */

import { normalize } from './characters.ts';
import { threshold } from './evidence.ts';
import { secretFormats } from './formats.ts';
import { isUserStated } from './logins.ts';
import { hasPasswordColumn } from './sheet.ts';
import { isStated } from './stated.ts';
import { type Token, tokenize } from './tokens.ts';
import { topicsOf } from './topics.ts';
import { weigh } from './weigh.ts';

/** `dns-login` is access to a DNS host or registrar. We never accept it (S1-21). */
export type Secret = 'password' | 'dns-login';

/** Returns the kind of secret that a text seems to contain, or null. Never throws, and stores no part of the text. */
export function findSecret(text: string): Secret | null {
  const plain = normalize(text);
  if (secretFormats.some((format) => format.test(text) || format.test(plain)) || hasPasswordColumn(text))
    return 'password';
  const tokens = tokenize(text);
  const places = weigh(tokens).flatMap(({ at, sum }) => (sum >= threshold ? [at] : []));
  for (let at = 0; at < tokens.length; at++) if (isStated(tokens, at)) places.push(at);
  if (places.some((at) => isNearDnsHost(tokens, at))) return 'dns-login';
  if (places.length > 0) return 'password';
  return tokens.some((_, at) => isUserStated(tokens, at) && isNearDnsHost(tokens, at)) ? 'dns-login' : null;
}

/**
 * Returns the first field of a form that contains a secret, alone or together with the fields before it: a login in one
 * field and its password in another. A customer's name can look like a password, so it counts only alone.
 */
export function findSecretInFields(
  fields: Record<string, string>,
): { secret: Secret; field: string; together: boolean } | null {
  for (const [field, text] of Object.entries(fields)) {
    const secret = findSecret(text);
    if (secret) return { secret, field, together: false };
  }
  const free = Object.entries(fields).filter(([field, text]) => text.trim() !== '' && !isIdentity(field));
  const together = (count: number) =>
    findSecret(
      free
        .slice(0, count)
        .map(([, text]) => text)
        .join('\n'),
    );
  if (free.length < 2 || !together(free.length)) return null;
  for (let count = 2; ; count++) {
    const secret = together(count);
    if (secret) return { secret, field: free[count - 1]![0], together: true };
    if (count === free.length) return null;
  }
}

function isIdentity(field: string): boolean {
  return topicsOf(field)?.has('identity') === true;
}

/** Whether a DNS host is named in the same line, up to ten words before or four words after. */
function isNearDnsHost(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 10) && tokens[i]!.kind !== 'break'; i--) {
    if (tokens[i]!.topics.has('dnsHost')) return true;
  }
  return tokens.slice(at, at + 5).some(({ topics }) => topics.has('dnsHost'));
}
