import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import { Router } from 'express';
import { type KeyName, signToken, toKeySet } from './keys.ts';

/** The bot's credentials, as botbuilder takes them. */
export type Credentials = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;

/** The settings that make botbuilder check tokens with this server instead of Microsoft's. It takes all seven or none. */
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

/** How a token differs from a valid one. */
export interface TokenOverrides {
  audience?: string;
  issuer?: string;
  /** The `serviceurl` claim. */
  serviceUrl?: string;
  /** Seconds from now, negative for the past. botbuilder tolerates 300. */
  expiresIn?: number;
  /** Seconds from now. */
  validIn?: number;
  key?: KeyName;
}

const channelIssuer = 'https://api.botframework.com';
const hour = 3600;

/** @param base address of the server @param serviceUrl the Connector's address, according to Teams */
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

/** Makes a token like those that Teams sends with each request. Its times are real, because botbuilder's clock is. */
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

/** Credentials that return a token at once. MSAL would ask Microsoft, and refuses an address on this machine. */
export function createCredentials(appId: string, botToken: string): Credentials {
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${botToken}`);
        return request;
      },
    }),
  };
}

/** The OpenID metadata and the lists of keys. The emulator's list is empty, because its keys must never be accepted. */
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
