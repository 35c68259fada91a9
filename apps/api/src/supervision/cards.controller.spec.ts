import { at, endSuspension, startSuspension } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { CommandMetadata } from '@sealtrail/event-sourcing';
import { type CardRow, ChangeSupervision, cards, type ListedCard } from '@sealtrail/supervision';
import { acceptedStory, type ComputationAlone, recomputed } from '@sealtrail/supervision/testing';
import { HttpHost, idOf } from '../http/testing/http-host';
import { SupervisionHttpModule } from './supervision-http.module';

const NOW = at('2026-03-31', '09:00');
const callers = {
  supervisor: { role: 'supervisor', department: 'supervision-office' },
  planner: { role: 'supervisor', department: 'planning' },
  officer: { role: 'officer', department: 'planning' },
  elsewhere: { role: 'supervisor', region: '370200' },
  portal: { role: 'applicantPortal' },
  system: { role: 'integrator', source: 'portal' },
} as const;
type Who = keyof typeof callers;

const host = new HttpHost({ now: NOW, callers, modules: [SupervisionHttpModule], projections: [cards] });

/** The statute of 03-30 is broken only because the procedure was not told in writing. */
const { past } = acceptedStory('2026-03-02').tell(
  startSuspension(at('2026-03-04'), { notice: null }),
  endSuspension(at('2026-03-11')),
);

const commandMetadata: CommandMetadata = {
  actor: 'system:limit-watch',
  commandId: 'check',
  correlationId: 'check',
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
};

type Waiting = {
  readonly cardId: string;
  readonly status: string;
  readonly feedback: object | null;
  readonly endedBy: readonly { method: string; path: string }[];
};

describe('cards over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2025), yearImported(2026)]);
    await seed(
      host.store,
      'application-a1',
      past.map(({ type, data }) => ({ type, data })),
    );
    await host.open();
    const check = { type: 'CheckLimits', data: { at: NOW } } as const;
    await host.commands.execute(new ChangeSupervision('a1', check, commandMetadata, null));
  });

  afterAll(() => host.close());

  const get = (path: string, who: Who = 'supervisor', language = '*') =>
    host.get(path, who, { 'accept-language': language });
  const post = (path: string, body: object, who: Who = 'supervisor') => host.send('POST', path, body, who);
  const items = async (query: string, who?: Who) =>
    (await get(`cards${query}`, who)).json<{ items: readonly ListedCard[] }>().items;
  const pendingId = async () => (await items('?status=pending'))[0]?.cardId ?? '';

  it('that wait say who ends that, and how; others nothing', async () => {
    const { items } = (await host.get('cards', 'supervisor')).json<{
      items: readonly Waiting[];
    }>();
    expect(new Set(items.map(({ status }) => status)).has('pending')).toBe(true);
    for (const { cardId, status, feedback, endedBy } of items) {
      const answer = feedback === null ? [] : ['explanation'];
      const words = status === 'pending' ? ['confirmation', 'dismissal'] : answer;
      expect(endedBy.map(({ method, path }) => `${method} ${path}`)).toEqual(
        words.map((word) => `POST /v1/cards/${cardId}/${word}`),
      );
    }
  });

  it('lists by level, status, department, official, rule and month; refuses what is no filter', async () => {
    expect((await items('?rule=case')).map(({ level }) => level).toSorted()).toEqual(['red', 'warning', 'yellow']);
    expect((await items('?level=yellow&status=issued&department=planning&official=li&month=2026-03')).length).toBe(1);
    expect(await items('?month=2026-04')).toEqual([]);
    const [card] = await items('?level=red');
    expect(card?.subject).toEqual({ kind: 'case', id: card?.applicationId });
    expect((await items(`?subjectKind=case&subjectId=${card?.subject.id}`)).length).toBeGreaterThan(1);
    expect(await items('?subjectKind=case&subjectId=none')).toEqual([]);
    expect((await get('cards?subjectKind=moon')).statusCode).toBe(422);
    expect(await items('?revokedOn=ownProof')).toEqual([]);
    expect((await get('cards?revokedOn=mine')).statusCode).toBe(422);
    for (const bad of ['?level=blue', '?month=2026-13', '?colour=red']) {
      expect((await get(`cards${bad}`)).statusCode).toBe(422);
    }
  });

  it('filters by days and sorts by either, with totals; a file has the same lines in the same order', async () => {
    const levels = async (query: string) => (await items(query)).map(({ level }) => level);
    const query = '?rule=case&sort=breached&direction=ascending';
    const ascending = await items(query);
    expect(ascending.map(({ level }) => level)).toEqual(['warning', 'yellow', 'red']);
    const [, yellow, red] = ascending;
    expect(await levels(`?rule=case&breachedFrom=${yellow?.breachedOn}&breachedTo=${yellow?.breachedOn}`)).toEqual([
      'yellow',
    ]);
    expect(await levels(`?rule=case&issuedFrom=2026-03-31&breachedFrom=${red?.breachedOn}`)).toEqual(['red']);
    expect(await items('?issuedTo=2026-03-30')).toEqual([]);
    expect(await items('?breachedTo=2026-03-01')).toEqual([]);
    const { totals } = (await get('cards?rule=case&totals=true&limit=1')).json<{ totals: object }>();
    expect(totals).toEqual({ total: 3, exact: true });
    const file = (await get(`cards${query}&format=csv`)).body.split('\r\n').filter((line) => line.includes('2026'));
    expect(file).toHaveLength(3);
    for (const [at, { cardId }] of ascending.entries()) expect(file[at]).toContain(cardId);
    for (const bad of ['?sort=level', '?direction=up', '?issuedFrom=2026-02-30', '?issuedFrom=a&issuedFrom=b']) {
      expect((await get(`cards${bad}`)).statusCode).toBe(422);
    }
  });

  it('shows one card with its whole computation, day by day', async () => {
    const answer = await get(`cards/${await pendingId()}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.json<CardRow>()).toMatchObject({
      level: 'red',
      status: 'pending',
      policy: { id: 'default-cn-1', version: '1' },
      computations: [{ basis: 'statutory', limit: { date: '2026-03-30' }, usedDays: 20 }],
    });
    expect(answer.json<CardRow>().computations[0]?.days).toHaveLength(28);
  });

  it('shows what a card was computed from, then and now', async () => {
    const answer = await get(`cards/${await pendingId()}/computation`);
    expect(answer.statusCode).toBe(200);
    const computation = { basis: 'statutory', limit: { date: '2026-03-30' }, charged: { official: 'li' } };
    expect(answer.json()).toMatchObject({ asKnownThen: computation, asKnownNow: computation, revocation: null });
    expect(answer.headers).toMatchObject({ vary: 'Accept, Accept-Language' });
    expect((await get(`cards/${await pendingId()}/computation`, 'elsewhere')).statusCode).toBe(404);
  });

  it('answers all that its dates can be found again with, and the rule with its article', async () => {
    for (const { cardId, breachedAt } of await items('')) {
      const { asKnownThen } = (await get(`cards/${cardId}/computation`)).json<{
        asKnownThen: ComputationAlone & { limit: { date: string } };
      }>();
      expect(recomputed(asKnownThen)).toEqual({ limit: asKnownThen.limit.date, at: breachedAt });
    }
    const answer = await get(`cards/${await pendingId()}/computation`, 'supervisor', 'zh');
    expect(answer.json()).toMatchObject({
      asKnownThen: { rule: { articles: { text: expect.stringContaining('《行政许可法》第四十二条') } } },
    });
  });

  it('tells who is rated no position of a fact', async () => {
    const positions = async (who: Who) =>
      (await get(`cards/${await pendingId()}/computation`, who))
        .json<{ asKnownThen: { facts: { clock: { position: string }[] } } }>()
        .asKnownThen.facts.clock.map(({ position }) => position.length);
    expect(Math.max(...(await positions('supervisor')))).toBeLessThan(10);
    expect(Math.min(...(await positions('officer')))).toBe(48);
  });

  it('is a page for people: in Chinese, of no script, in English where that is liked best', async () => {
    const path = `cards/${await pendingId()}/computation`;
    const page = await host.get(path, 'supervisor', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-language': 'zh',
      vary: 'Accept, Accept-Language',
    });
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(page.body).toContain('<html lang="zh-CN">');
    expect(page.body).toContain('《行政许可法》第四十二条');
    expect(page.body).not.toMatch(/<script|javascript:|undefined|\[object/);
    const english = await host.get(path, 'supervisor', { accept: 'text/html', 'accept-language': 'en' });
    expect(english.body).toContain('Administrative Licensing Law');
    expect((await host.get(path, 'elsewhere', { accept: 'text/html' })).statusCode).toBe(404);
    expect((await host.get(path, 'supervisor', { accept: 'text/csv' })).statusCode).toBe(406);
  });

  it('says why somebody is charged in the language of the reader, with code and parameters beside it', async () => {
    const id = await pendingId();
    for (const [language, text] of [
      ['en', 'held case when the card fell'],
      ['zh', '发牌时由其承办（case）'],
    ] as const) {
      const answer = await get(`cards/${id}`, 'supervisor', language);
      expect(answer.headers).toMatchObject({ 'content-language': language, vary: 'Accept-Language' });
      const why = { text, statements: [{ code: 'charge.held-clock', parameters: { clock: 'case' }, text }] };
      expect(answer.json()).toMatchObject({
        computations: [{ charged: { department: 'planning', official: 'li', why } }],
      });
    }
  });

  it('shows a department its own cards, a region its own, and a portal none', async () => {
    const id = await pendingId();
    expect((await get(`cards/${id}`, 'officer')).statusCode).toBe(200);
    expect((await get(`cards/${id}`, 'elsewhere')).statusCode).toBe(404);
    expect(await items('', 'elsewhere')).toEqual([]);
    expect((await get('cards', 'portal')).statusCode).toBe(403);
  });

  it('shows none to a system that only its source bounds, whoever filed the case', async () => {
    const id = await pendingId();
    expect(await items('', 'system')).toEqual([]);
    expect((await get(`cards/${id}`, 'system')).statusCode).toBe(404);
    expect((await get(`cards/${id}/computation`, 'system')).statusCode).toBe(404);
  });

  it('takes no word without a reason, from the charged unit, from an officer, or from elsewhere', async () => {
    const id = await pendingId();
    const reason = { reason: 'seen the file' };
    expect((await post(`cards/${id}/confirmation`, {})).statusCode).toBe(422);
    const own = await post(`cards/${id}/confirmation`, reason, 'planner');
    expect([own.statusCode, own.json<{ code: string }>().code]).toEqual([409, 'supervision.own-unit']);
    expect((await post(`cards/${id}/confirmation`, reason, 'officer')).statusCode).toBe(403);
    expect((await post(`cards/${id}/dismissal`, reason, 'elsewhere')).statusCode).toBe(404);
    expect((await post('cards/none/dismissal', reason)).statusCode).toBe(404);
  });

  it('confirms a card that waits, once', async () => {
    const id = await pendingId();
    const confirmed = await post(`cards/${id}/confirmation`, { reason: 'never told in writing' });
    expect([confirmed.statusCode, confirmed.json<{ id: string }>().id]).toEqual([200, id]);
    expect((await get(`cards/${id}`)).json<CardRow>()).toMatchObject({
      status: 'confirmed',
      confirmation: { by: idOf('supervisor'), reason: 'never told in writing', on: '2026-03-31' },
    });
    const again = await post(`cards/${id}/dismissal`, { reason: 'changed my mind' });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'supervision.card-not-pending']);
  });
});
