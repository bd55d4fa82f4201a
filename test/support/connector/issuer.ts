import { Router } from 'express';
import { type KeyName, signToken, toKeySet } from './keys.ts';

/**
 * Settings that make botbuilder check tokens with this server instead of Microsoft's. botbuilder needs all seven or
 * none of them.
 */
export type AuthenticationSettings = Record<
  | 'ToChannelFromBotLoginUrl'
  | 'ToChannelFromBotOAuthScope'
  | 'ToBotFromChannelTokenIssuer'
  | 'OAuthUrl'
  | 'ToBotFromChannelOpenIdMetadataUrl'
  | 'ToBotFromEmulatorOpenIdMetadataUrl'
  | 'CallerId',
  string
>;

/** How a token differs from a valid token. */
export interface TokenOverrides {
  audience?: string;
  issuer?: string;
  /** The `serviceurl` claim. */
  serviceUrl?: string;
  /** When the token expires, in seconds from now. Negative for the past. botbuilder tolerates 300 seconds. */
  expiresIn?: number;
  /** When the token becomes valid, in seconds from now. */
  validIn?: number;
  key?: KeyName;
}

const channelIssuer = 'https://api.botframework.com';
const hour = 3600;

/** Returns settings that make botbuilder use this server. @param base the server's address */
export function toAuthentication(base: string): AuthenticationSettings {
  return {
    ToChannelFromBotLoginUrl: `${base}/login`,
    ToChannelFromBotOAuthScope: channelIssuer,
    ToBotFromChannelTokenIssuer: channelIssuer,
    OAuthUrl: `${base}/oauth`,
    ToBotFromChannelOpenIdMetadataUrl: `${base}/openid/channel`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${base}/openid/emulator`,
    CallerId: 'urn:botframework:azure',
  };
}

/**
 * Makes a token like those that Teams sends with each request. Uses the real time, as botbuilder does.
 * @param serviceUrl the Connector's address, according to Teams
 */
export function createToken(appId: string, serviceUrl: string, overrides: TokenOverrides = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    serviceurl: overrides.serviceUrl ?? serviceUrl,
    nbf: now + (overrides.validIn ?? -60),
    exp: now + (overrides.expiresIn ?? hour),
    iss: overrides.issuer ?? channelIssuer,
    aud: overrides.audience ?? appId,
  };
  return signToken(claims, overrides.key ?? 'teams');
}

/**
 * Serves the OpenID metadata and the lists of keys. The emulator's list is empty, because the bot must never accept the
 * emulator's keys.
 */
export function createIssuer(base: () => string): Router {
  const router = Router();
  router.get('/openid/:list', (request, response) => {
    const algorithms = { id_token_signing_alg_values_supported: ['RS256'] };
    response.json({
      issuer: channelIssuer,
      jwks_uri: `${base()}/keys/${request.params.list}`,
      ...algorithms,
    });
  });
  router.get('/keys/channel', (_request, response) => void response.json(toKeySet()));
  router.get('/keys/emulator', (_request, response) => void response.json({ keys: [] }));
  return router;
}
