import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { City } from './city';
import { type Body, done, type Office, working } from './office';

const li = {
  kind: 'person',
  name: '李秘密',
  idType: 'residentId',
  idNumber: '11010519491231002X',
  phone: '13812345678',
};
const zhang = { name: '张代理', idType: 'passport', idNumber: 'E98765432', phone: '13998765432' };
const WORDS = '王评价说经办人态度恶劣';
const CONTENT = 'content of a paper about 李秘密';

/** Everything that identifies a person in this story, and its URL-encoded form. */
const NAMED = [li.name, li.idNumber, li.phone, zhang.name, zhang.idNumber, zhang.phone, WORDS].flatMap((text) => [
  text,
  encodeURIComponent(text),
]);

type Line = {
  readonly msg?: string;
  readonly route?: string;
  readonly status?: number;
  readonly actor?: string;
  readonly code?: string;
};
type Read = {
  readonly key: string;
  readonly route: string;
  readonly cases: string[];
  readonly fields: string[];
  readonly purpose: string | null;
};

describe('personal data', () => {
  let city: City;
  let market: Office;
  let id: string;
  const keys: Record<string, string> = {};

  /** Sends any request to the server. */
  const ask = async (path: string, key: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers };
    const answer = await fetch(`${city.server.url}${path}`, { ...init, headers });
    return { status: answer.status, text: await answer.text() };
  };
  const posts = (path: string, key: string, body: Body | string) =>
    ask(path, key, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

  beforeAll(async () => {
    city = await City.on('2026-03-02');
    market = await city.office('market');
    await city.item('food-licence', {
      department: 'market',
      statutory: working(20),
      promised: working(10),
      materials: [{ code: 'plan', name: '平面图' }],
    });
    for (const role of ['supervisor', 'discipline', 'auditor']) keys[role] = await city.server.issueKey({ role });
    keys['officer'] = market.key;
    keys['admin'] = city.server.adminKey;
  });
  afterAll(() => city.close());

  it('is recorded in the trail before any reader gets the response', async () => {
    const sent = await ask('/v1/files', market.key, {
      method: 'POST',
      body: CONTENT,
      headers: { 'content-type': 'application/octet-stream' },
    });
    if (sent.status !== 201) throw new Error(city.server.log().slice(-4).join('\n'));
    const { sha256 } = JSON.parse(sent.text) as { sha256: string };
    const materials = [{ code: 'plan', satisfiedBy: 'uploaded', file: sha256 }];
    id = await market.files('food-licence', { applicant: li, agent: zhang, materials });
    await market.accepts(id);
    await city.comes('2026-03-03');
    const paths = [
      ...['applications', 'cards', 'ratings', 'items', 'departments', 'api-keys'].map(
        (list) => `/v1/${list}?limit=1000`,
      ),
      ...['', '/history', '/clocks'].map((part) => `/v1/applications/${id}${part}`),
      '/v1/applications?format=csv',
      '/v1/reports/efficiency?period=2026-03',
      `/v1/files/${sha256}`,
    ];
    let shown = 0;
    for (const key of Object.values(keys)) {
      for (const path of paths) {
        const { text } = await ask(path, key, { headers: { 'sealtrail-purpose': encodeURIComponent('核对') } });
        if ([...NAMED, CONTENT].some((secret) => text.includes(secret))) shown += 1;
      }
    }
    const { text } = await ask('/v1/access-trail?limit=1000', keys['auditor'] ?? '');
    const { items } = JSON.parse(text) as { items: readonly Read[] };
    // The officer saw the persons of the case; an owner of the case saw its file.
    expect(items.map(({ route }) => route).toSorted()).toEqual([
      'GET /v1/applications/:id',
      ...['admin', 'discipline', 'officer', 'supervisor'].map(() => 'GET /v1/files/:sha256'),
    ]);
    expect(items).toHaveLength(shown);
    for (const { cases, purpose } of items) expect([cases, purpose]).toEqual([[id], '核对']);
    expect(NAMED.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('and secrets are in no line of the log, whatever the request and its result', async () => {
    const wrong = { item: 'food-licence', applicant: { ...li, idNumber: li.phone }, channel: 'window' };
    const [officer = '', secretOf = (key: string) => key.split('_').at(-1) ?? ''] = [keys['officer']];
    const unknown = `stl_0123456789abcdef_${secretOf(officer)}`;
    const asked = [
      posts('/v1/applications', officer, wrong),
      posts('/v1/applications', officer, { ...wrong, applicant: li, item: li.name }),
      posts('/v1/applications', officer, `{"applicant": ${JSON.stringify(li)}`),
      posts(`/v1/applications/${encodeURIComponent(li.name)}/withdrawal`, officer, { reason: WORDS, [li.name]: 1 }),
      posts('/v1/ratings', officer, { applicationId: id, comment: WORDS, rater: zhang }),
      ask(`/v1/applications?number=${li.idNumber}&${li.phone}=1`, officer),
      ask(`/v1/applications?externalNo=${encodeURIComponent(li.name)}`, officer),
      ask(`/v1/${encodeURIComponent(li.name)}/${li.idNumber}`, officer),
      ask(`/v1/files/${li.idNumber}`, officer),
      ask('/v1/items', unknown),
      ask(`/v1/items?key=${officer}`, officer),
      ask('/v1/items', officer, { headers: { 'idempotency-key': `"${li.idNumber} ${li.phone}` } }),
      ask('/v1/access-trail', officer, { headers: { 'sealtrail-purpose': encodeURIComponent(li.name) } }),
    ];
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.every((status) => status < 500)).toBe(true);
    await done(city.server.post('/v1/api-keys', { name: '审计', role: 'auditor' }));
    expect(await city.stop()).toBe(0);
    const log = city.server.log();
    expect(log.length).toBeGreaterThan(60);
    const secrets = [...NAMED, CONTENT, ...Object.values(keys), ...Object.values(keys).map(secretOf)];
    expect(log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
    const requests = log.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'request');
    const keyId = officer.split('_')[1];
    expect(requests).toContainEqual(
      expect.objectContaining({ route: '/v1/access-trail', status: 403, actor: keyId, code: 'access.forbidden' }),
    );
    expect(requests).toContainEqual(expect.objectContaining({ status: 401, code: 'access.unauthenticated' }));
    expect(requests.filter(({ status = 0, code }) => status >= 400 && code === undefined)).toEqual([]);
    expect(
      requests.filter(({ status, route = '', actor }) => status === 200 && route.startsWith('/v1') && !actor),
    ).toEqual([]);
  });

  it('is in no file of the data folder except under the key of the vault', () => {
    const files = readdirSync(city.server.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/files'))
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(files.map((file) => file.split('/').at(-1))).toEqual(
      expect.arrayContaining(['trail.sqlite', 'vault.sqlite']),
    );
    const telling = NAMED.filter((text) => text !== encodeURIComponent(text) || /\d/.test(text));
    expect(files.filter((file) => telling.some((secret) => readFileSync(file).includes(secret)))).toEqual([]);
  });
});
