import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { ratingIdOf, ratings } from '@sealtrail/ratings';
import { HttpHost } from '../http/testing/http-host';
import { RatingsHttpModule } from './ratings-http.module';
import { closedCase } from './testing/closed-case';

const callers = {
  applicantPortal: { role: 'applicantPortal' },
  officer: { role: 'officer', department: 'planning' },
  supervisor: { role: 'supervisor' },
  window: { role: 'window', department: 'planning' },
  chiefRepresentative: { role: 'chiefRepresentative', department: 'planning' },
  unitSystem: { role: 'integrator', department: 'planning' },
} as const;
type Who = keyof typeof callers;

/** Roles that belong to rated units. */
const RATED = ['officer', 'window', 'chiefRepresentative', 'unitSystem'] as const;

const host = new HttpHost({ now: at('2026-03-12'), callers, modules: [RatingsHttpModule], projections: [ratings] });

const named = {
  applicationId: 'a1',
  scope: 'matter',
  level: 'dissatisfied',
  channel: 'mobile',
  dimensions: { attitude: 'veryDissatisfied' },
  tags: ['501'],
  comment: '张三 waited for hours',
  anonymous: false,
  rater: { name: '张三', phone: '13800000000' },
};

describe('ratings over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, 'application-a1', closedCase('a1'));
    await seed(host.store, 'application-a2', closedCase('a2'));
    await host.open();
  });

  afterAll(() => host.close());

  const rate = (body: object, who: Who = 'applicantPortal', headers: Record<string, string> = {}) =>
    host.send('POST', 'ratings', body, who, headers);
  const get = (path: string, who: Who) => host.get(path, who);

  const pointers = (answer: { json: () => { errors?: readonly { pointer: string }[] } }): readonly string[] =>
    (answer.json().errors ?? []).map(({ pointer }) => pointer);

  const matterId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null });

  it('accepts one rating of the matter and one of the visit', async () => {
    const matter = await rate(named, 'applicantPortal', { 'idempotency-key': 'm1' });
    expect(matter.statusCode).toBe(201);
    expect(matter.headers['location']).toBe(`/v1/ratings/${matterId}`);
    expect(matter.json()).toEqual({
      id: matterId,
      revision: '0',
      position: expect.any(String) as string,
      effect: { kind: 'applied', reason: null },
      limits: [],
    });
    expect((await rate(named, 'applicantPortal', { 'idempotency-key': 'm1' })).json()).toEqual(matter.json());
    const second = await rate({ ...named, level: 'verySatisfied' });
    expect([second.statusCode, second.json<{ code: string }>().code]).toEqual([409, 'rating.already-given']);
    const refused = { 'idempotency-key': 'm2' };
    for (const who of [{}, { comment: '别的话', rater: { name: '王五' } }]) {
      const answer = await rate({ ...named, ...who }, 'applicantPortal', refused);
      expect(answer.json()).toMatchObject({ code: 'rating.already-given' });
    }
    const others = await rate({ ...named, comment: '别的话' }, 'applicantPortal', { 'idempotency-key': 'm1' });
    expect(others.json()).toMatchObject({ status: 422, code: 'command.key-reused' });
    const visit = { applicationId: 'a1', scope: 'visit', visit: 1, level: 'satisfied', channel: 'hallTablet' };
    expect((await rate({ ...visit, anonymous: true })).statusCode).toBe(201);
    expect((await rate({ ...visit, visit: 2, anonymous: true })).json()).toMatchObject({
      status: 409,
      code: 'rating.visit-not-recorded',
    });
  });

  it('reports all invalid fields at once', async () => {
    const wrong = await rate({
      applicationId: '',
      scope: 'visit',
      level: 5,
      channel: 'pigeon',
      dimensions: { beauty: 'satisfied', skill: 'good' },
      tags: ['a b'],
      comment: 'x'.repeat(2_001),
      anonymous: false,
      stars: 5,
    });
    expect(wrong.statusCode).toBe(422);
    expect([...pointers(wrong)].toSorted()).toEqual([
      '/applicationId',
      '/channel',
      '/comment',
      '/dimensions/beauty',
      '/dimensions/skill',
      '/level',
      '/rater',
      '/stars',
      '/tags/0',
      '/visit',
    ]);
  });

  it('is either anonymous or by name', async () => {
    const anonymous = await rate({ ...named, applicationId: 'a2', anonymous: true });
    expect([anonymous.statusCode, pointers(anonymous)]).toEqual([422, ['/rater']]);
    const nameless = await rate({ ...named, applicationId: 'a2', rater: undefined });
    expect([nameless.statusCode, pointers(nameless)]).toEqual([422, ['/rater']]);
    const nulls = { anonymous: true, rater: null, dimensions: { skill: null } };
    const nobody = await rate({ ...named, applicationId: 'a2', ...nulls });
    expect([nobody.statusCode, pointers(nobody)]).toEqual([422, ['/dimensions/skill']]);
  });

  it('answers 404 for a missing case, and refuses rated units', async () => {
    expect((await rate({ ...named, applicationId: 'a9' })).statusCode).toBe(404);
    expect((await rate({ ...named, applicationId: 'a2' }, 'officer')).statusCode).toBe(403);
  });

  it('never shows the rater, and the texts to supervision only', async () => {
    const all = await get('ratings', 'supervisor');
    const { items } = all.json<{ items: { scope: string }[] }>();
    // Given at the same instant: their order depends on random ids.
    expect(items.toSorted((a, b) => (a.scope < b.scope ? -1 : 1))).toMatchObject([
      { applicationId: 'a1', scope: 'matter', level: 'dissatisfied', official: 'li', anonymous: false },
      { applicationId: 'a1', scope: 'visit', level: 'satisfied', official: 'li', anonymous: true },
    ]);
    expect(all.body).not.toMatch(/张三|13800000000|rater|subjectId|waited/);
    const one = await get(`ratings/${matterId}`, 'supervisor');
    expect(one.json()).toMatchObject({ ratingId: matterId, comment: '张三 waited for hours' });
    expect(one.body).not.toMatch(/13800000000|subjectId/);
    expect((await get('ratings/none', 'supervisor')).statusCode).toBe(404);
  });

  it.each(RATED)('shows the %s no rating, and refuses ratings by it, in any state', async (who) => {
    const answers = await Promise.all([
      get('ratings', who),
      get(`ratings/${matterId}`, who),
      get('ratings?official=li', who),
      ...['a1', 'a2', 'a9'].map((applicationId) => rate({ ...named, applicationId }, who)),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(403));
    const rating = answers.slice(3).map(({ body }) => body.replaceAll(/"traceId":"[^"]*"/g, ''));
    expect(new Set(rating).size).toBe(1);
    expect(
      await host.store.read(`rating-${ratingIdOf({ applicationId: 'a2', scope: 'matter', visit: null })}`),
    ).toEqual([]);
  });

  it('filters by days and channel, sorts both ways, and returns a total', async () => {
    type Answer = { items: { ratingId: string; givenOn: string; servedOn: string }[]; totals?: object };
    const asked = async (query: string) => (await get(`ratings?${query}`, 'supervisor')).json<Answer>();
    const all = await asked('totals=true&sort=given&direction=ascending');
    expect(all.totals).toEqual({ total: 2, exact: true });
    const ids = all.items.map(({ ratingId }) => ratingId);
    expect((await asked('sort=given')).items.map(({ ratingId }) => ratingId)).toEqual(ids.toReversed());
    const served = all.items.map(({ servedOn }) => servedOn).sort();
    const sorted = (await asked('sort=served&direction=ascending')).items.map(({ servedOn }) => servedOn);
    expect(sorted).toEqual(served);
    const day = all.items[0]?.givenOn ?? '';
    expect((await asked(`givenFrom=${day}&givenTo=${day}`)).items).not.toEqual([]);
    expect((await asked('givenTo=2026-01-01')).items).toEqual([]);
    expect((await asked('servedFrom=2027-01-01')).items).toEqual([]);
    expect((await asked('channel=phone&totals=true')).totals).toEqual({ total: 0, exact: true });
    for (const bad of ['sort=level', 'channel=moon', 'servedTo=never', 'totals=maybe']) {
      expect((await get(`ratings?${bad}`, 'supervisor')).statusCode).toBe(422);
    }
    expect((await get('ratings?totals=true', 'officer')).statusCode).toBe(403);
  });

  it('pages, latest first', async () => {
    const first = await get('ratings?limit=1', 'supervisor');
    const { next } = first.json<{ next: string }>();
    const second = await get(`ratings?limit=1&cursor=${next}`, 'supervisor');
    expect(second.json<{ items: object[] }>().items).toHaveLength(1);
    expect(second.body).not.toEqual(first.body);
  });
});
