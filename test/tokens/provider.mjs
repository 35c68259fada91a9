// An OpenID provider on https://localhost for test/tokens/provider.spec.ts: people log in with a form of its own.
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import Provider from 'oidc-provider';

const { PROVIDER_KEY, PROVIDER_CERTIFICATE, PROVIDER_AUDIENCE, PROVIDER_REDIRECT, PROVIDER_PEOPLE } = process.env;
/** Claims by login. */
const people = JSON.parse(PROVIDER_PEOPLE);

const server = createServer({ key: readFileSync(PROVIDER_KEY), cert: readFileSync(PROVIDER_CERTIFICATE) });
server.listen(0, 'localhost', () => {
  const issuer = `https://localhost:${server.address().port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'console',
        token_endpoint_auth_method: 'none',
        redirect_uris: [PROVIDER_REDIRECT],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'k1' }] },
    cookies: { keys: ['of a test'] },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: (_, { accountId }) => people[accountId] ?? {},
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'sealtrail',
          audience: PROVIDER_AUDIENCE,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
        useGrantedResource: () => true,
      },
    },
  });
  server.on('request', provider.callback());
  console.log(JSON.stringify({ issuer }));
});
