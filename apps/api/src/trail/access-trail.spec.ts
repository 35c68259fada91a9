import { applications } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { MARKET, officerOf, PROMISED_ITEM, seed, seedCatalog } from '@sealtrail/catalog/testing';
import { ratingIdOf, ratings } from '@sealtrail/ratings';
import { ApplicationsHttpModule } from '../applications/applications-http.module';
import { FilesHttpModule } from '../files/files-http.module';
import { HttpHost, idOf } from '../http/testing/http-host';
import { RatingsHttpModule } from '../ratings/ratings-http.module';
import { closedCase } from '../ratings/testing/closed-case';
import { PURPOSE } from './purpose';
import { TrailHttpModule } from './trail-http.module';

const callers = {
  officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
  fireman: { role: 'officer', department: 'fire' },
  portal: { role: 'applicantPortal', source: 'applicantPortal' },
  supervisor: { role: 'supervisor' },
  auditor: { role: 'auditor' },
  neighbour: { role: 'auditor', region: '430100' },
  province: { role: 'auditor', region: '230000' },
  discipline: { role: 'discipline', region: '230000' },
  root: { role: 'admin' },
} as const;
type Who = keyof typeof callers;

const NOW = '2026-03-12T01:00:00.000Z';
const applicant = {
  kind: 'person',
  name: '李某',
  idType: 'residentId',
  idNumber: '11010519491231002X',
  phone: '13800000000',
};
const agent = { name: '张某', idType: 'passport', idNumber: 'E12345678' };

describe('the access trail over HTTP', () => {
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [ApplicationsHttpModule, FilesHttpModule, RatingsHttpModule, TrailHttpModule],
    projections: [applications, ratings],
  });
  let id: string;
  let sha256: string;

  beforeAll(async () => {
    await seedCatalog(host.store);
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await seed(host.store, 'application-a1', closedCase('a1'));
    await host.open();
    const kept = await host.send('POST', 'files', 'plan', 'officer', { 'content-type': 'application/octet-stream' });
    sha256 = kept.json<{ sha256: string }>().sha256;
    const materials = [{ code: 'application', satisfiedBy: 'uploaded', file: sha256 }];
    const filing = { item: PROMISED_ITEM, applicant, agent, channel: 'window', materials };
    id = (await host.send('POST', 'applications', filing, 'officer')).json<{ id: string }>().id;
  });
  afterAll(() => host.close());

  const get = (path: string, who: Who, headers: Record<string, string> = {}) => host.get(path, who, headers);
  const told = () => host.trail.all.map(({ id: _id, at: _at, ...read }) => read);
  const since = async (act: () => Promise<unknown>) => {
    const before = told().length;
    await act();
    return told().slice(before);
  };
  const trail = async (query: string, who: Who = 'auditor') => {
    const answer = await get(`access-trail${query}`, who);
    return answer.json<{ items: Record<string, unknown>[]; next: string | null }>();
  };

  const officer = {
    actor: idOf('officer'),
    role: 'officer',
    department: MARKET,
    official: officerOf(MARKET),
    file: null,
    purpose: null,
    asked: null,
    region: null,
  };
  const TRAIL = 'GET /v1/access-trail';
  /** Without the records of reading the trail itself. */
  const ofPeople = (items: readonly Record<string, unknown>[]) => items.filter(({ route }) => route !== TRAIL);

  it('records who read about whom, which fields, and for what purpose, and none of the data', async () => {
    const purpose = encodeURIComponent('核对申请人身份');
    const reads = await since(() => get(`applications/${id}`, 'officer', { 'sealtrail-purpose': purpose }));
    expect(reads).toEqual([
      {
        ...officer,
        route: 'GET /v1/applications/:id',
        cases: [{ id, region: expect.any(String) as string }],
        fields: [
          'agent.idNumber',
          'agent.idType',
          'agent.name',
          'applicant.idNumber',
          'applicant.idType',
          'applicant.kind',
          'applicant.name',
          'applicant.phone',
        ],
        purpose: '核对申请人身份',
      },
    ]);
    expect(JSON.stringify(reads)).not.toMatch(/李某|11010519|1380000|张某|E1234/);
  });

  it('records a file with the cases with which it was filed, before any of it is sent', async () => {
    const reads = await since(() => get(`files/${sha256}`, 'officer'));
    expect(reads).toMatchObject([{ route: 'GET /v1/files/:sha256', cases: [{ id }], fields: ['file'], file: sha256 }]);
  });

  it('records the texts of a rating, which may name people', async () => {
    const words = {
      applicationId: 'a1',
      scope: 'matter',
      level: 'dissatisfied',
      channel: 'mobile',
      comment: '王五 says no',
    };
    await host.send('POST', 'ratings', { ...words, dimensions: {}, tags: [], anonymous: true }, 'portal');
    const ratingId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null });
    const reads = await since(() => get(`ratings/${ratingId}`, 'supervisor'));
    expect(reads).toMatchObject([{ route: 'GET /v1/ratings/:id', cases: [{ id: 'a1' }], fields: ['comment'] }]);
  });

  it('records nothing if nobody was shown: refused, missing, or for a role that needs no names', async () => {
    const reads = await since(async () => {
      expect((await get(`applications/${id}`, 'fireman')).statusCode).toBe(404);
      expect((await get(`applications/${id}`, 'auditor')).statusCode).toBe(403);
      expect((await get(`applications/${id}`, 'supervisor')).json()).not.toHaveProperty('applicant');
      expect((await get('applications', 'officer')).body).toContain(id);
      expect((await get(`applications/${id}/history`, 'officer')).statusCode).toBe(200);
      expect((await get(`files/${'0'.repeat(64)}`, 'officer')).statusCode).toBe(404);
    });
    expect(reads).toEqual([]);
  });

  it.each(['a case', 'a file'])('is written before %s is shown: a crash in between has shown nobody', async (what) => {
    const path = what === 'a file' ? `files/${sha256}` : `applications/${id}`;
    const { died, lives } = host.trail.holds();
    let answered = false;
    const asking = get(path, 'officer').then((answer) => {
      answered = true;
      return answer;
    });
    await died;
    // The process waits for the disk, and can serve others; a kill now leaves no answer.
    for (const _ of [1, 2]) await get('applications', 'officer');
    expect(answered).toBe(false);
    lives();
    expect((await asking).statusCode).toBe(200);
  });

  it.each(['StoreUnavailable', 'StorageFull', 'UnknownOutcome'])(
    'refuses to show personal data if it cannot be written (%s)',
    async (name) => {
      host.trail.fails = Object.assign(new Error('disk'), { name });
      for (const path of [`applications/${id}`, `files/${sha256}`]) {
        const answer = await get(path, 'officer');
        expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'access-trail.unavailable']);
        expect(answer.body).not.toMatch(/李某|11010519|plan/);
      }
      expect((await get('applications', 'officer')).statusCode).toBe(200);
      host.trail.fails = null;
    },
  );

  it.each(['%', '%E4%B8', ' ', '=', '-', '\u200b', '%E2%80%8B', 'a'.repeat(201), '%00'])(
    'rejects an unreadable purpose: %j',
    async (purpose) => {
      const reads = await since(async () => {
        const answer = await get(`applications/${id}`, 'officer', { 'sealtrail-purpose': purpose });
        expect(answer.json<{ code: string }>().code).toBe('request.header-invalid');
      });
      expect(reads).toEqual([]);
    },
  );

  it('publishes a pattern that excludes every unreadable purpose, and accepts every readable one', () => {
    expect(['', ' ', '=', '-_/', '%', '%E', '%zz', 'a%', '核对'].filter((text) => PURPOSE.test(text))).toEqual([]);
    const readable = ['a', '= 1', 'a=b', '%E6%A0%B8', '-%E6%A0%B8', 'tax audit, 3/2026', '%e6%a0%b8%20x~'];
    expect(readable.filter((text) => !PURPOSE.test(text))).toEqual([]);
  });

  it('is read by auditors and discipline inspection alone, each within its region', async () => {
    for (const who of ['officer', 'portal', 'supervisor', 'root'] as const) {
      expect((await get('access-trail', who)).statusCode).toBe(403);
    }
    const cases = async (who: Who) =>
      new Set((await trail('', who)).items.flatMap(({ cases: all }) => all as string[]));
    expect(await cases('auditor')).toEqual(new Set([id, 'a1']));
    expect(await cases('province')).toEqual(new Set([id]));
    expect(await cases('discipline')).toEqual(new Set([id]));
    expect(await cases('neighbour')).toEqual(new Set());
  });

  it('records its own reading: who, when, for what purpose, and the query', async () => {
    const reads = await since(async () => {
      await trail('?case=a1&from=2026-03-12', 'province');
      expect((await get('access-trail?from=x', 'auditor')).statusCode).toBe(422);
      expect((await get('access-trail', 'officer')).statusCode).toBe(403);
    });
    const told = { role: 'auditor', department: null, official: null, file: null, purpose: null };
    const what = { route: TRAIL, cases: [], fields: ['accessTrail'], asked: 'case=a1&from=2026-03-12' };
    expect(reads).toEqual([{ ...told, ...what, actor: idOf('province'), region: '230000' }]);
    const seen = async (who: Who) =>
      (await trail('?limit=1000', who)).items.filter(({ asked }) => asked === what.asked).map(({ key }) => key);
    expect([await seen('auditor'), await seen('discipline')]).toEqual(Array(2).fill([idOf('province')]));
    expect(await seen('neighbour')).toEqual([]);
  });

  it('is queried by case, key, file and day, page by page', async () => {
    const all = ofPeople((await trail('?limit=1000')).items);
    expect(all.length).toBeGreaterThan(4);
    expect(new Set((await trail('?case=a1')).items.map(({ route }) => route))).toEqual(
      new Set(['GET /v1/ratings/:id']),
    );
    expect(new Set((await trail(`?key=${idOf('officer')}`)).items.map(({ key }) => key))).toEqual(
      new Set([idOf('officer')]),
    );
    expect(new Set((await trail(`?file=${sha256}`)).items.map(({ file }) => file))).toEqual(new Set([sha256]));
    expect(ofPeople((await trail('?from=2026-03-12&to=2026-03-12&limit=1000')).items)).toEqual(all);
    expect(ofPeople((await trail('?from=2026-03-12&to=9999-12-31&limit=1000')).items)).toEqual(all);
    expect((await trail('?to=2026-03-11')).items).toEqual([]);
    const paged: Record<string, unknown>[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { items, next }: Awaited<ReturnType<typeof trail>> = await trail(
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...items);
      cursor = next;
    }
    expect(ofPeople(paged)).toEqual(all);
  });

  it.each(['?case=a/b', '?case=1&case=2', '?file=x', '?from=10000-01-01', '?from[a]=2026-03-12', '?actor=x'])(
    'refuses %s',
    async (query) => expect((await get(`access-trail${query}`, 'auditor')).statusCode).toBe(422),
  );
});
