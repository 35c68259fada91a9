import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestAuthority } from '../certificates';
import { startServer, type TestServer } from '../server';
import { done, paper, working } from '../stories/office';
import { BrowserLogin } from './browser-login';

const AUDIENCE = 'https://sealtrail.example.gov.cn';
const PAGE = 'https://console.example.gov.cn';
const REDIRECT = `${PAGE}/callback`;
const PEOPLE = {
  li: { roles: 'officer', dept: 'market', staff: 'li' },
  sun: { roles: 'supervisor' },
  guest: { roles: 'visitor' },
};
const CALLERS = [
  {
    when: { roles: 'officer' },
    role: 'officer',
    department: { claim: 'dept' },
    official: { claim: 'staff' },
    region: '370100',
  },
  { when: { roles: 'supervisor' }, role: 'supervisor', region: '370100' },
];

/** Authorization code with PKCE at a provider that nobody here wrote, and its access tokens here. */
describe('people who log in at an OpenID provider', () => {
  const authority = new TestAuthority();
  let provider: ChildProcess;
  let issuer: string;
  let server: TestServer;

  beforeAll(async () => {
    const { key, cert } = authority.certify('localhost');
    provider = spawn(process.execPath, [join(__dirname, 'provider.mjs')], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {
        ...process.env,
        PROVIDER_KEY: key,
        PROVIDER_CERTIFICATE: cert,
        PROVIDER_AUDIENCE: AUDIENCE,
        PROVIDER_REDIRECT: REDIRECT,
        PROVIDER_PEOPLE: JSON.stringify(PEOPLE),
      },
    });
    const [line] = (await once(provider.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    ({ issuer } = JSON.parse(line.toString('utf8')) as { issuer: string });
    const table = join(authority.folder, 'issuers.json');
    const listed = { issuer, audience: AUDIENCE, jwksUri: `${issuer}/jwks`, algorithms: ['RS256'], callers: CALLERS };
    writeFileSync(table, JSON.stringify({ issuers: [listed] }), { mode: 0o600 });
    server = await startServer({
      more: ['--token-issuers-file', table, '--allowed-origins', PAGE],
      settings: { NODE_EXTRA_CA_CERTS: authority.certificate },
    });
    await done(server.put('/v1/departments/market', { name: 'market', region: '370100', level: 'city' }));
    const official = { name: '李', posts: ['officer'], mandates: [{ from: '2020-01-01' }] };
    await done(server.put('/v1/departments/market/officials/li', official));
    const item = { name: 'permit', department: 'market', kind: 'licence', class: 'promised', handler: 'li' };
    await done(server.put('/v1/items/permit', { ...item, statutory: working(20), promised: working(10) }));
  });
  afterAll(async () => {
    await server.stop();
    provider.kill();
    authority.remove();
  });

  const login = (): BrowserLogin =>
    new BrowserLogin(issuer, { redirect: REDIRECT, resource: AUDIENCE, authority: authority.certificate });
  const tokenOf = async (person: keyof typeof PEOPLE): Promise<string> => {
    const browser = login();
    return (await browser.redeem(await browser.codeOf(person))).access_token ?? '';
  };
  const ask = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

  it('are who the table of the settings says, by a token that a public client got with PKCE', async () => {
    const answer = await ask('/v1/caller', await tokenOf('li'));
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ role: 'officer', department: 'market', official: 'li', region: '370100' }),
    ]);
  });

  it('get no token for a code that another page redeems', async () => {
    const browser = login();
    const code = await browser.codeOf('li');
    expect(await browser.redeem(code, 'x'.repeat(43))).toMatchObject({ error: 'invalid_grant' });
  });

  it('act from a page of an allowed origin, and the trail names issuer and subject', async () => {
    const token = await tokenOf('li');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const applicant = { kind: 'person', name: '周某', idType: 'residentId', idNumber: '11010519491231002X' };
    const posts = (path: string, body: object) =>
      ask(path, token, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PAGE },
        body: JSON.stringify(body),
      });
    const filed = await posts('/v1/applications', { item: 'permit', channel: 'window', applicant });
    expect([filed.status, filed.headers.get('access-control-allow-origin')]).toEqual([201, PAGE]);
    const { id } = (await filed.json()) as { id: string };
    expect((await posts(`/v1/applications/${id}/acceptance`, { document: paper(today) })).status).toBe(200);
    const shown = (await (await ask(`/v1/applications/${id}`, token)).json()) as { handler: { official: string } };
    expect(shown.handler.official).toBe('li');
    const auditor = await server.issueKey({ role: 'auditor' });
    const trail = (await done(server.get(`/v1/access-trail?case=${id}`, auditor))).body as { items: object[] };
    expect(trail.items[0]).toMatchObject({ issuer, subject: 'li', role: 'officer' });
  });

  it('have no more than their claims: another role, none, or nothing at all', async () => {
    expect((await ask('/v1/cards', await tokenOf('sun'))).status).toBe(200);
    const guest = await ask('/v1/cards', await tokenOf('guest'));
    expect([guest.status, await guest.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'access.forbidden', parameters: { because: 'token' } }),
    ]);
  });

  it('are strangers with a token that was changed', async () => {
    const [head = '', payload = '', signature = ''] = (await tokenOf('sun')).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
    const more = Buffer.from(JSON.stringify({ ...claims, roles: 'officer' })).toString('base64url');
    expect((await ask('/v1/cards', `${head}.${more}.${signature}`)).status).toBe(401);
  });
});
