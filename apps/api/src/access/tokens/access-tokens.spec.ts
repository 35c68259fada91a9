import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { MARKET, officerOf, REGION, seedCatalog } from '@sealtrail/catalog/testing';
import { exportJWK, exportSPKI, type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type Caller, CurrentCaller } from '../../http/caller';
import { otherResponse } from '../../http/route-responses';
import { HttpHost } from '../../http/testing/http-host';
import { Access } from '../access.decorator';
import { everyone } from '../role-groups';
import { AccessTokens } from './access-tokens';
import { tokenIssuersIn } from './issuer-table';

const open = { response: otherResponse(), summary: { zh: '我', en: 'who asks' }, scope: 'case' } as const;

@Controller('v1/who')
class WhoController {
  @Get()
  @Access({ ...open, roles: everyone })
  who(@CurrentCaller() { actor, bounds, commandId, subject }: Caller): object {
    return { actor, bounds, commandId, subject };
  }

  @Post()
  @Access({ ...open, roles: ['admin'] })
  administer(): object {
    return {};
  }
}

@Module({ controllers: [WhoController] })
class WhoModule {}

const NOW = '2026-03-17T01:00:00.000Z';
const ISSUER = 'https://id.example.gov.cn';
const OTHER = 'https://id.other.gov.cn';
const AUDIENCE = 'https://sealtrail.example.gov.cn';
const region = { claim: 'region' };
const table = (issuer: string, more = {}) => ({
  issuer,
  audience: AUDIENCE,
  jwksUri: `${issuer}/jwks`,
  callers: [
    {
      when: { roles: 'officer' },
      role: 'officer',
      department: { claim: 'dept' },
      official: { claim: 'staff' },
      region,
    },
    { when: { roles: 'supervisor' }, role: 'supervisor', region: REGION },
    { when: { roles: 'portal' }, role: 'applicantPortal', source: { claim: 'system' }, region: null },
    { when: { scope: 'sealtrail:dashboard' }, role: 'dashboard', region: null },
  ],
  ...more,
});

type Made = { readonly kid: string; readonly key: KeyObject; readonly publicKey: KeyObject };
const made = (kid: string, modulusLength = 2_048): Made => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return { kid, key: privateKey, publicKey };
};
const seconds = (instant: string): number => Date.parse(instant) / 1_000;
const OFFICER = { roles: ['staff', 'officer'], dept: MARKET, staff: officerOf(MARKET), region: REGION };

describe('an access token of an external issuer', () => {
  const [first, second, others] = [made('k1'), made('k2'), made('o1')];
  const published = new Map<string, readonly Made[]>();
  let fetched: string[] = [];
  let answer: (url: string) => Promise<Response>;
  const callers = { admin: { role: 'admin' }, city: { role: 'applicantPortal', source: 'city-portal' } } as const;
  let host: HttpHost<keyof typeof callers>;

  beforeEach(async () => {
    published.set(`${ISSUER}/jwks`, [first]).set(`${OTHER}/jwks`, [others]);
    fetched = [];
    answer = async (url) => {
      const keys = (published.get(url) ?? []).map(async ({ kid, publicKey }) => ({
        ...(await exportJWK(publicKey)),
        kid,
        use: 'sig',
      }));
      return Response.json({ keys: await Promise.all(keys) });
    };
    host = new HttpHost({ now: NOW, callers, modules: [WhoModule] });
    await seedCatalog(host.store);
    await host.open();
    const issuers = tokenIssuersIn(JSON.stringify({ issuers: [table(ISSUER), table(OTHER)] }));
    host.of(AccessTokens).accept(issuers, async (url) => {
      fetched.push(String(url));
      return answer(String(url));
    });
  });
  afterEach(() => host.close());

  const claimsOf = (claims: Readonly<Record<string, unknown>> = OFFICER, at = NOW): JWTPayload => ({
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'li',
    client_id: 'desk',
    jti: 'j1',
    iat: seconds(at),
    exp: seconds(at) + 600,
    ...claims,
  });
  const signed = (claims: JWTPayload, { key, kid }: Pick<Made, 'key' | 'kid'> = first, header = {}): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid, ...header } as JWTHeaderParameters)
      .sign(key, { crit: { 'sealtrail-more': true } });
  const ask = (token: string, more = {}) =>
    host.injectRaw('GET', '/v1/who', { authorization: `Bearer ${token}`, ...more });
  const statusOf = async (token: string): Promise<number> => (await ask(token)).statusCode;

  it('maps to a caller by the rules of the table and its claims', async () => {
    const { statusCode, body } = await ask(await signed(claimsOf()));
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      200,
      {
        bounds: { role: 'officer', department: MARKET, official: officerOf(MARKET), region: REGION, source: null },
        subject: { issuer: ISSUER, subject: 'li' },
      },
    ]);
    expect(await statusOf(await signed(claimsOf({ roles: 'supervisor' })))).toBe(200);
    expect(await statusOf(await signed(claimsOf({ roles: 'portal', system: 'city-portal' })))).toBe(200);
    expect(await statusOf(await signed(claimsOf({ scope: 'openid sealtrail:dashboard' })))).toBe(200);
    expect(fetched).toEqual([`${ISSUER}/jwks`]);
  });

  it('belongs to issuer and subject: their idempotency keys are shared by all tokens of the subject', async () => {
    const idempotency = { 'idempotency-key': 'k' };
    const commandOf = async (token: string) =>
      (await ask(token, idempotency)).json<{ actor: string; commandId: string }>();
    const one = await commandOf(await signed(claimsOf()));
    expect(await commandOf(await signed(claimsOf({ ...OFFICER, jti: 'j2' })))).toMatchObject(one);
    expect((await commandOf(await signed(claimsOf({ ...OFFICER, sub: 'wang' })))).commandId).not.toBe(one.commandId);
    const elsewhere = await commandOf(await signed(claimsOf({ ...OFFICER, iss: OTHER }), others));
    expect(elsewhere.actor).not.toBe(one.actor);
    expect(one.actor).toMatch(/^token-[\da-f]{16}$/);
  });

  it.each([
    ['without a signature', async () => new UnsecuredJWT(claimsOf()).encode()],
    ['with an empty signature', async () => `${(await signed(claimsOf())).split('.').slice(0, 2).join('.')}.`],
    ['of which the header says `none`', async () => altered(await signed(claimsOf()), { alg: 'none', typ: 'at+jwt' })],
    ['by the public key, used as a secret', async () => hmacSigned(claimsOf(), await exportSPKI(first.publicKey))],
    ['by a key of the same name that is somebody else’s', () => signed(claimsOf(), { ...second, kid: 'k1' })],
    [
      'by a key that it brings itself',
      async () => signed(claimsOf(), second, { jwk: await exportJWK(second.publicKey) }),
    ],
    ['by a key at an address that it names', () => signed(claimsOf(), second, { jku: 'https://evil.example/jwks' })],
    ['by a key of a certificate that it brings', () => signed(claimsOf(), second, { x5c: ['MIIB'] })],
    ['of a key named by a path', () => signed(claimsOf(), { ...second, kid: '../../../dev/null' })],
    ['of a key named by a query', () => signed(claimsOf(), { ...second, kid: "k1' OR '1'='1" })],
    ['by another issuer in the name of this one', () => signed(claimsOf(), others)],
    ['of an issuer that nobody knows', () => signed(claimsOf({ ...OFFICER, iss: 'https://evil.example' }))],
    ['of an issuer whose name only begins alike', () => signed(claimsOf({ ...OFFICER, iss: `${ISSUER}/` }))],
    ['of no issuer', () => signed(claimsOf({ ...OFFICER, iss: undefined }))],
    ['for somebody else', () => signed(claimsOf({ ...OFFICER, aud: 'https://mail.example.gov.cn' }))],
    ['for nobody', () => signed(claimsOf({ ...OFFICER, aud: undefined }))],
    ['of no subject', () => signed(claimsOf({ ...OFFICER, sub: undefined }))],
    ['of an empty subject', () => signed(claimsOf({ ...OFFICER, sub: '' }))],
    ['of a subject that is no text', () => signed(claimsOf({ ...OFFICER, sub: 7 }))],
    ['of no client', () => signed(claimsOf({ ...OFFICER, client_id: undefined }))],
    ['that never ends', () => signed(claimsOf({ ...OFFICER, exp: undefined }))],
    ['that lasts longer than allowed', () => signed(claimsOf({ ...OFFICER, exp: seconds(NOW) + 901 }))],
    ['that is over', () => signed(claimsOf(OFFICER, '2026-03-17T00:40:00.000Z'))],
    ['that does not say since when', () => signed(claimsOf({ ...OFFICER, iat: undefined }))],
    ['that comes from the future', () => signed(claimsOf(OFFICER, '2026-03-17T01:01:00.000Z'))],
    ['that does not hold yet', () => signed(claimsOf({ ...OFFICER, nbf: seconds(NOW) + 60 }))],
    ['that tells who somebody is, and opens nothing', () => signed(claimsOf(), first, { typ: 'JWT' })],
    ['of no type', () => signed(claimsOf(), first, { typ: undefined })],
    [
      'with what must be understood, and is not',
      () => signed(claimsOf(), first, { crit: ['sealtrail-more'], 'sealtrail-more': 1 }),
    ],
    ['of another algorithm than the table has', () => signed(claimsOf(), first, { alg: 'PS256' })],
    ['that is huge', () => signed(claimsOf({ ...OFFICER, more: 'x'.repeat(9_000) }))],
    ['that is no token', async () => 'a.b.c'],
    ['of many parts', async () => `${await signed(claimsOf())}.e30`],
  ])('is refused %s', async (_, make) => {
    const { statusCode, body } = await ask(await make());
    expect([statusCode, JSON.parse(body)]).toMatchObject([401, { code: 'access.unauthenticated' }]);
    expect(fetched.filter((url) => !url.startsWith(ISSUER) && !url.startsWith(OTHER))).toEqual([]);
  });

  it.each([
    ['no role of ours', { roles: 'guest' }],
    ['no claim at all', {}],
    ['two roles, of which nobody knows which is meant', { ...OFFICER, roles: ['officer', 'supervisor'] }],
    ['a role as a part of a text', { ...OFFICER, roles: 'staff officer' }],
    ['a department that there is not', { ...OFFICER, dept: 'no-such' }],
    ['no department', { ...OFFICER, dept: undefined }],
    ['several departments', { ...OFFICER, dept: [MARKET] }],
    ['an official of another department', { ...OFFICER, staff: officerOf('fire') }],
    ['no official, where the table asks for one', { ...OFFICER, staff: undefined }],
    ['no region, where the table asks for one', { ...OFFICER, region: undefined }],
    ['a region that is none', { ...OFFICER, region: '' }],
    ['a source that no key speaks for', { roles: 'portal', system: 'another-portal' }],
    ['claims by inheritance', { ...OFFICER, dept: undefined, __proto__: { dept: MARKET } }],
  ])('maps to no caller with %s', async (_, claims) => {
    const { statusCode, body } = await ask(await signed(claimsOf(claims)));
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      403,
      { code: 'access.forbidden', parameters: { because: 'token' } },
    ]);
  });

  it('opens no more than its role', async () => {
    const headers = { authorization: `Bearer ${await signed(claimsOf())}` };
    expect((await host.injectRaw('POST', '/v1/who', headers)).statusCode).toBe(403);
  });

  it('follows wall-clock time, whatever the simulated clock says', async () => {
    const token = await signed(claimsOf());
    host.clock.set('2027-01-01T00:00:00.000Z');
    expect(await statusOf(token)).toBe(200);
    host.wall.set('2026-03-17T01:10:06.000Z');
    host.clock.set(NOW);
    expect(await statusOf(token)).toBe(401);
  });

  it('follows the keys of its issuer, and fetches them only when they change', async () => {
    expect(await statusOf(await signed(claimsOf()))).toBe(200);
    expect(await statusOf(await signed(claimsOf(), second))).toBe(401);
    expect(await statusOf(await signed(claimsOf(), { ...second, kid: 'k3' }))).toBe(401);
    expect(fetched).toHaveLength(1);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31_000);
    published.set(`${ISSUER}/jwks`, [first, second]);
    expect(await statusOf(await signed(claimsOf(), second))).toBe(200);
    expect(fetched).toHaveLength(2);
    later.mockRestore();
  });

  it.each([
    ['do not answer', async () => Promise.reject(new Error('no network'))],
    ['answer with a fault', async () => new Response('', { status: 500 })],
    ['send elsewhere', async () => Response.redirect('https://evil.example/jwks', 302)],
    ['answer with more than keys are', async () => new Response('x'.repeat(300 * 1_024))],
    ['answer with what is no JSON', async () => new Response('<html>')],
  ])('is neither accepted nor rejected if its issuer’s keys %s', async (_, failing) => {
    answer = failing;
    const token = await signed(claimsOf());
    const refused = await ask(token);
    expect([refused.statusCode, refused.headers['retry-after'], refused.json()]).toMatchObject([
      503,
      '5',
      { code: 'access.issuer-unavailable' },
    ]);
    await ask(token);
    expect(fetched).toHaveLength(1);
    // API keys do not depend on the issuer.
    expect((await host.ask('who', 'admin')).statusCode).toBe(200);
  });

  it('is refused if the settings name no issuer', async () => {
    host.of(AccessTokens).accept([]);
    expect(await statusOf(await signed(claimsOf()))).toBe(401);
  });

  it('is verified once while it is cached; an altered token is never answered from the cache', async () => {
    const token = await signed(claimsOf());
    for (let n = 0; n < 3; n++) expect(await statusOf(token)).toBe(200);
    const [head, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify(claimsOf({ roles: 'supervisor' }))).toString('base64url');
    expect(await statusOf(`${head}.${payload}.${signature}`)).toBe(401);
  });
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const altered = (token: string, header: object): string => [encoded(header), ...token.split('.').slice(1)].join('.');

/** An implementation that takes the algorithm from the token would verify this with the public key as an HMAC secret. */
function hmacSigned(claims: JWTPayload, secret: string): string {
  const text = `${encoded({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })}.${encoded(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
