import { applicationStream } from '@sealtrail/applications';
import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { Event } from '@sealtrail/event-sourcing';
import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { acceptedStory } from '@sealtrail/supervision/testing';
import { CloudEvent } from 'cloudevents';
import { HttpHost } from '../http/testing/http-host';
import { Feed } from './feed';
import { FeedHttpModule } from './feed-http.module';

const callers = {
  planning: { role: 'officer', department: 'planning' },
  market: { role: 'officer', department: 'market' },
  supervisor: { role: 'supervisor' },
  faraway: { role: 'supervisor', region: '430100' },
  desk: { role: 'ratingDesk' },
  portal: { role: 'applicantPortal' },
  auditor: { role: 'auditor' },
  dashboard: { role: 'dashboard' },
} as const;
type Who = keyof typeof callers;
type Page = {
  readonly events: readonly { readonly type: string; readonly id: string }[];
  readonly after: string;
  readonly isAtHead: boolean;
};

const { past } = acceptedStory('2026-03-02');
const card = (department: string): Event => ({
  type: 'CardConfirmed',
  data: { cardId: `card-of-${department}`, department, region: '370100', official: null },
});
const rated: Event = {
  type: 'RatingGiven',
  data: {
    ratingId: 'r1',
    department: 'planning',
    region: '370100',
    level: 1,
    rater: { subjectId: 's1' },
    comment: { subjectId: 's2' },
  },
};

describe('the feed', () => {
  const host = new HttpHost({ now: at('2026-03-17', '09:00'), callers, modules: [FeedHttpModule] });
  const until = untilInTests();
  const ask = (query: string, who: Who = 'supervisor', headers = {}) => host.ask(`events${query}`, who, headers);
  const pageOf = async (query: string, who: Who = 'supervisor') => (await ask(query, who)).json<Page>();
  const typesOf = async (query: string, who: Who) =>
    (await pageOf(query, who)).events.map(({ type }) => type.replace('sealtrail.', ''));

  beforeAll(async () => {
    await seed(host.store, applicationStream('a1'), past);
    await seed(host.store, 'supervision-a1', [card('planning'), { type: 'ChecksScheduled', data: {} }]);
    await seed(host.store, 'rating-r1', [rated]);
    await host.open();
  });
  afterAll(() => host.close());

  it('returns CloudEvents in the order of the log', async () => {
    const { events, isAtHead } = await pageOf('');
    expect(isAtHead).toBe(true);
    expect(events.map(({ type }) => type)).toEqual([
      ...past.map(({ type }) => `sealtrail.${type}`),
      'sealtrail.CardConfirmed',
      'sealtrail.RatingGiven',
    ]);
    for (const event of events) expect(new CloudEvent(event).validate()).toBe(true);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events[0]).toMatchObject({
      subject: 'a1',
      partitionkey: 'application-a1',
      streamrevision: '0',
      specversion: '1.0',
    });
  });

  it('returns a batch on request, with the link to the next page in a header', async () => {
    const answer = await ask('?limit=2', 'supervisor', { accept: 'application/cloudevents-batch+json' });
    expect(answer.headers['content-type']).toMatch(/^application\/cloudevents-batch\+json/);
    expect(answer.json()).toHaveLength(2);
    const next = /^<(\/v1\/events\?[^>]+)>; rel="next"$/.exec(String(answer.headers['link']))?.[1] ?? '';
    expect(next).toContain('limit=2');
    expect((await host.ask(next.replace('/v1/', ''), 'supervisor')).json<Page>().events[0]?.type).toBe(
      `sealtrail.${past[2]?.type ?? 'CardConfirmed'}`,
    );
    expect((await ask('', 'supervisor', { accept: 'text/csv' })).statusCode).toBe(406);
  });

  it.each<[Who, readonly string[]]>([
    ['planning', [...past.map(({ type }) => type), 'CardConfirmed']],
    ['market', []],
    ['faraway', []],
    ['dashboard', ['CardConfirmed']],
  ])('shows %s the facts that it may read', async (who, types) => {
    expect(await typesOf('', who)).toEqual(types);
  });

  it.each<Who>(['desk', 'portal', 'auditor'])('is closed to %s', async (who) => {
    expect((await ask('', who)).statusCode).toBe(403);
  });

  it('contains no sealed part of a rating, and no internal facts', async () => {
    const { body } = await ask('?types=RatingGiven');
    expect(body).toContain('"ratingId":"r1"');
    expect(body).not.toMatch(/rater|comment|subjectId/);
    expect((await ask('')).body).not.toMatch(/ChecksScheduled|ApiKeyIssued|hash/);
  });

  it('continues after a cursor', async () => {
    const seen: string[] = [];
    let query = '?limit=1';
    for (let page = await pageOf(query); ; page = await pageOf(query)) {
      seen.push(...page.events.map(({ id }) => id));
      query = `?limit=1&after=${page.after}`;
      if (page.isAtHead && page.events.length === 0) break;
    }
    expect(seen).toEqual((await pageOf('')).events.map(({ id }) => id));
    expect((await pageOf('?after=latest')).events).toEqual([]);
  });

  it('waits for new facts', async () => {
    const { after: next } = await pageOf('?after=latest', 'market');
    const waiting = pageOf(`?after=${next}&wait=30`, 'market');
    await until(() => host.of(Feed).tail.waiters === 1);
    await seed(host.store, 'supervision-a2', [card('planning')]);
    await until(() => host.of(Feed).tail.waiters === 1);
    await seed(host.store, 'supervision-a3', [card('market')]);
    expect((await waiting).events).toMatchObject([{ subject: 'card-of-market' }]);
  });

  it('limits the concurrent waits of a key', async () => {
    const { after: next } = await pageOf('?after=latest', 'market');
    const waiting = Array.from({ length: 4 }, () => pageOf(`?after=${next}&wait=30`, 'market'));
    await until(() => host.of(Feed).tail.waiters === 4);
    expect((await ask(`?after=${next}&wait=30`, 'market')).statusCode).toBe(429);
    await seed(host.store, 'supervision-a4', [card('market')]);
    expect((await Promise.all(waiting)).map(({ events }) => events.length)).toEqual([1, 1, 1, 1]);
  });

  it.each([
    ['after=1', '/after'],
    [`after=${'A'.repeat(48)}`, '/after'],
    ['after=latest&after=latest', '/after'],
    ['types=ApiKeyIssued', '/types/0'],
    ['types=', '/types/0'],
    ['types=CardIssued,toString', '/types/1'],
    ['limit=501', '/limit'],
    ['limit=0', '/limit'],
    ['wait=31', '/wait'],
    ['region=37', '/region'],
    ['other=1', '/other'],
  ])('refuses ?%s', async (query, pointer) => {
    const answer = await ask(`?${query}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: readonly { pointer: string }[] }>().errors.map((one) => one.pointer)).toEqual([
      pointer,
    ]);
  });

  it('reports that the log was restored to a point before the cursor', async () => {
    const beyond = host.of(Feed).cursorAt((await host.store.head()) + 1n);
    const answer = await ask(`?after=${beyond}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'feed.beyond-log']);
  });

  it('ends all waits when the process stops', async () => {
    const { after } = await pageOf('?after=latest', 'market');
    const waiting = pageOf(`?after=${after}&wait=30`, 'market');
    await until(() => host.of(Feed).tail.waiters === 1);
    await host.of(Feed).onModuleDestroy();
    expect((await waiting).events).toEqual([]);
  });

  it('requires a key', async () => {
    expect((await host.inject('/v1/events')).statusCode).toBe(401);
  });
});
