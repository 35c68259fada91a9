import { applications } from '@sealtrail/applications';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import {
  approverOf,
  departmentDefined,
  MARKET,
  officerOf,
  PROMISED_ITEM,
  seed,
  seedCatalog,
} from '@sealtrail/catalog/testing';
import { ratingIndicators, ratings } from '@sealtrail/ratings';
import { ApplicationsHttpModule } from '../applications/applications-http.module';
import { HttpHost } from '../http/testing/http-host';
import { RatingsHttpModule } from '../ratings/ratings-http.module';
import { TrackingHttpModule } from './tracking-http.module';

const callers = {
  portal: { role: 'applicantPortal' },
  unitPortal: { role: 'applicantPortal', department: MARKET },
  hall: { role: 'window', department: 'hall' },
  officer: { role: 'officer', department: MARKET, official: officerOf(MARKET) },
  head: { role: 'officer', department: MARKET, official: approverOf(MARKET) },
  system: { role: 'integrator', department: MARKET },
  openSystem: { role: 'integrator' },
  gateway: { role: 'notifier', region: '230000' },
  elsewhere: { role: 'notifier', region: '430000' },
  supervisor: { role: 'supervisor' },
} as const;
type Who = keyof typeof callers;

const NOW = '2026-03-02T01:00:00.000Z';
const MATERIALS = ['application', 'business-licence', 'floor-plan'].map((code) => ({ code, satisfiedBy: 'paper' }));
const DOCUMENT = { number: '1', date: '2026-03-02', seal: 's' };
const PERSON = {
  kind: 'person',
  name: '李某',
  idType: 'residentId',
  idNumber: '11010519491231002X',
  phone: '13900000000',
};
const FILING = { item: PROMISED_ITEM, applicant: PERSON, channel: 'web', materials: MATERIALS };
const SAID = { level: 'dissatisfied', channel: 'sms' };

type Token = { readonly scope: string; readonly visit: number | null; readonly token: string; readonly until: string };
type Filed = { readonly id: string; readonly number: string; readonly queryCode?: string };
type Seen = { readonly status: string; readonly ratings: readonly Token[]; readonly queryCode: string };

const modules = [ApplicationsHttpModule, RatingsHttpModule, TrackingHttpModule];
const projections = [applications, ratings, ratingIndicators];

describe('the secret of a case', () => {
  let host: HttpHost<Who>;

  beforeEach(async () => {
    host = new HttpHost({ now: NOW, callers, modules, projections });
    await seedCatalog(host.store);
    await seed(host.store, 'department-hall', [departmentDefined('hall', '政务大厅')]);
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await host.open();
  });

  afterEach(() => host.close());

  const file = async (who: Who, more: object = {}) =>
    (await host.send('POST', 'applications', { ...FILING, ...more }, who)).json<Filed>();
  const act = async (who: Who, id: string, path: string, body: object) =>
    expect((await host.send('POST', `applications/${id}/${path}`, body, who)).statusCode).toBe(200);
  const track = (number: string, queryCode = '') => host.sendUnknown('track', { number, queryCode });
  const rate = (token: string, more: object = {}) => host.sendUnknown('ratings/by-token', { ...SAID, ...more, token });
  const given = async () =>
    (await host.get('ratings', 'supervisor')).json<{ items: { level: string; channelHeldByUnit: boolean }[] }>().items;

  /** Filed by the portal, visited once, granted. */
  async function closed(who: Who = 'portal', more: object = {}): Promise<Filed> {
    const filed = await file(who, more);
    await act('officer', filed.id, 'acceptance', { document: DOCUMENT });
    await act('officer', filed.id, 'visits', {});
    await act('head', filed.id, 'decision', { outcome: 'granted', document: DOCUMENT });
    return filed;
  }

  it('is returned to the portal that filed, also for a repeated request, and to no key of a department', async () => {
    const code = /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/;
    const key = { 'idempotency-key': 'f1' };
    const [first, again] = [
      await host.send('POST', 'applications', FILING, 'portal', key),
      await host.send('POST', 'applications', FILING, 'portal', key),
    ];
    expect(first.json<Filed>().queryCode).toMatch(code);
    expect(again.json()).toEqual(first.json());
    for (const who of ['hall', 'officer', 'system', 'openSystem', 'unitPortal'] as const) {
      const filed = await file(who);
      expect(filed.number).toHaveLength(21);
      expect(filed).not.toHaveProperty('queryCode');
    }
  });

  it('is in no event and in no later answer', async () => {
    const { id, queryCode = '' } = await closed();
    const facts = JSON.stringify(await host.store.read(`application-${id}`), (_, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    const answers = await Promise.all(
      (['portal', 'officer', 'supervisor', 'gateway'] as const).map(
        async (who) => (await host.get(`applications/${id}`, who)).body,
      ),
    );
    for (const text of [facts, ...answers])
      expect(text.replaceAll('-', '')).not.toContain(queryCode.replaceAll('-', ''));
  });

  it('can be fetched by a gateway of its region, with the phone numbers, and by nobody else', async () => {
    const { id, number, queryCode } = await closed();
    const fetched = await host.get(`applications/${id}/query-code`, 'gateway');
    expect(fetched.json()).toMatchObject({ applicationId: id, number, queryCode, phones: ['13900000000'] });
    expect(fetched.json<Seen>().ratings).toMatchObject([
      { scope: 'visit', visit: 1, until: '2026-05-31' },
      { scope: 'matter', visit: null, until: '2026-05-31' },
    ]);
    const [read] = await host.trail.find({ region: null, limit: 10, after: null });
    expect(read).toMatchObject({ cases: [{ id }], fields: ['phones', 'queryCode'] });
    expect((await host.get(`applications/${id}/query-code`, 'elsewhere')).statusCode).toBe(404);
    for (const who of ['portal', 'hall', 'officer', 'system', 'supervisor'] as const) {
      expect((await host.get(`applications/${id}/query-code`, who)).statusCode).toBe(403);
    }
  });

  it('shows the state of the case, its limits, and requested materials', async () => {
    const filed = await file('portal', { materials: [] });
    const missing = [{ code: 'floor-plan', reason: '缺少平面图' }];
    const notice = { document: DOCUMENT, missing, deadline: { days: 5 } };
    await act('officer', filed.id, 'correction-notices', notice);
    const seen = await track(filed.number, filed.queryCode?.toLowerCase());
    expect(seen.statusCode).toBe(200);
    expect(seen.headers['cache-control']).toBe('no-store');
    expect(seen.json()).toMatchObject({
      number: filed.number,
      itemName: expect.any(String),
      department: MARKET,
      receivedOn: '2026-03-02',
      ratings: [],
      status: 'correctionPending',
      correction: { materials: ['floor-plan'], until: '2026-03-09' },
      deferral: null,
    });
    expect(seen.body).not.toMatch(/李某|officer|official|13900000000/);
  });

  it('gives one answer for an unknown number, a wrong code, and an expired one', async () => {
    const { number, queryCode = '' } = await closed();
    const other = await closed();
    const wrong = [
      await track('230900202603029999990', queryCode),
      await track(number, other.queryCode),
      await track(number, '0000-0000-0000-0000'),
      await track(number, `${queryCode}0`),
    ];
    expect((await track(number, queryCode)).statusCode).toBe(200);
    host.clock.set('2026-05-31T15:59:59.000Z');
    expect((await track(number, queryCode)).statusCode).toBe(200);
    host.clock.set('2026-05-31T16:00:00.000Z');
    wrong.push(await track(number, queryCode));
    expect(wrong.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(404));
    expect(new Set(wrong.map(({ body }) => body.replaceAll(/"(traceId|instance)":"[^"]*"/g, ''))).size).toBe(1);
  });

  it('gives a token per visit and matter: its holder rates without a login, with the same answer each time', async () => {
    const { number, queryCode } = await closed();
    const { ratings: tokens } = (await track(number, queryCode)).json<Seen>();
    const answers = [];
    for (const { token } of tokens) answers.push(await rate(token), await rate(token, { level: 'verySatisfied' }));
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(Array(4).fill([200, '{"taken":true}']));
    const headers = answers.map((answer) => Object.keys(answer.headers).toSorted().join());
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).not.toMatch(/etag|position|location|idempotency/);
    expect(await given()).toMatchObject(Array(2).fill({ level: 'dissatisfied', channelHeldByUnit: false }));
  });

  it('a token is invalid before its time, after it, or when changed', async () => {
    const filed = await file('portal');
    const { id } = await closed();
    const [visit, matter] = (await host.get(`applications/${id}/query-code`, 'gateway')).json<Seen>().ratings;
    const open = matter?.token.replace(id, filed.id) ?? '';
    for (const token of [open, `${visit?.token}x`, matter?.token.replace('.m.', '.v1.') ?? '', 'none']) {
      expect((await rate(token)).json()).toMatchObject({ status: 404, code: 'rating.token-invalid' });
    }
    host.clock.set('2026-05-31T16:00:00.000Z');
    expect((await rate(matter?.token ?? '')).statusCode).toBe(404);
    expect(await given()).toEqual([]);
  });

  it('of a slip printed by a service hall marks ratings made with it, and blocks nobody', async () => {
    const { id, number, queryCode } = await closed('hall', { printSlip: true });
    const { ratings: slips } = (await track(number, queryCode)).json<Seen>();
    const own = (await host.get(`applications/${id}/query-code`, 'gateway')).json<Seen>();
    expect(own.queryCode).not.toBe(queryCode);
    for (const { token } of slips) expect((await rate(token, { level: 'verySatisfied' })).statusCode).toBe(200);
    for (const { token } of own.ratings) expect((await rate(token)).statusCode).toBe(200);
    expect((await given()).map(({ level, channelHeldByUnit }) => `${level} ${channelHeldByUnit}`).toSorted()).toEqual([
      ...Array<string>(2).fill('dissatisfied false'),
      ...Array<string>(2).fill('verySatisfied true'),
    ]);
    // Tried again by a person who kept the slip: as if the applicant had never rated.
    const [slip] = slips;
    expect((await rate(slip?.token ?? '')).body).toBe('{"taken":true}');
    expect(await given()).toHaveLength(4);
  });

  it('allows rating, however many attempts come from the same address', async () => {
    const { id } = await closed();
    const [, matter] = (await host.get(`applications/${id}/query-code`, 'gateway')).json<Seen>().ratings;
    const tried = await Promise.all(Array.from({ length: 150 }, () => rate('none')));
    expect(new Set(tried.map(({ statusCode }) => statusCode))).toEqual(new Set([404, 429]));
    expect(tried.find(({ statusCode }) => statusCode === 429)?.headers['retry-after']).toBe('1');
    expect((await rate(matter?.token ?? '')).statusCode).toBe(200);
  });

  it('is printed for a window only, whatever caller asks for a slip', async () => {
    for (const who of ['officer', 'system', 'openSystem'] as const) {
      expect(await file(who, { printSlip: true })).not.toHaveProperty('queryCode');
    }
  });

  it('rates by name only if the rater says so', async () => {
    const { id } = await closed();
    const [visit, matter] = (await host.get(`applications/${id}/query-code`, 'gateway')).json<Seen>().ratings;
    await rate(visit?.token ?? '', { rater: { name: '李某' } });
    await rate(matter?.token ?? '');
    expect(await given()).toMatchObject([{ anonymous: expect.any(Boolean) }, { anonymous: expect.any(Boolean) }]);
    const byScope = (await given()).map((each) => JSON.stringify(each)).toSorted();
    expect(byScope.filter((text) => text.includes('"anonymous":false'))).toHaveLength(1);
    expect(byScope.join()).not.toContain('李某');
  });
});
