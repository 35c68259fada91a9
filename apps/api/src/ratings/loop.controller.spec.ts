import { at } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { officialAppointed, seed } from '@sealtrail/catalog/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { eraseAbandonedSubjects } from '@sealtrail/event-sourcing/runtime';
import { type RatingToken, ratingIdOf, ratings, rectificationOrders } from '@sealtrail/ratings';
import { HttpHost } from '../http/testing/http-host';
import { TrackingHttpModule } from '../tracking/tracking-http.module';
import { RatingsHttpModule } from './ratings-http.module';
import { closedCase } from './testing/closed-case';

const callers = {
  applicantPortal: { role: 'applicantPortal' },
  otherPortal: { role: 'applicantPortal' },
  officer: { role: 'officer', department: 'planning', official: 'li' },
  elsewhere: { role: 'officer', department: 'planning', official: 'li', region: '430100' },
  stranger: { role: 'officer', department: 'health', official: 'he' },
  desk: { role: 'ratingDesk' },
  farDesk: { role: 'ratingDesk', region: '430100' },
  supervisor: { role: 'supervisor' },
  gateway: { role: 'notifier' },
} as const;
type Who = keyof typeof callers;

const NOW = at('2026-03-12');
/** Cases are found only by ids of this form. */
const caseOf = (name: string): string => derivedId('case', name);
const ratingOf = (name: string) => ratingIdOf({ applicationId: caseOf(name), scope: 'matter', visit: null });

/** All requests in one world: a bad rating by name of each of three cases. */
describe('the closed loop over HTTP', () => {
  const host = new HttpHost({
    now: NOW,
    callers,
    modules: [RatingsHttpModule, TrackingHttpModule],
    projections: [ratings, rectificationOrders],
  });

  const rate = (name: string, more: object = {}) =>
    host.send(
      'POST',
      'ratings',
      {
        applicationId: caseOf(name),
        scope: 'matter',
        level: 'dissatisfied',
        channel: 'mobile',
        anonymous: false,
        rater: { name: '张三', phone: '13800000000' },
        comment: '张三 waited for hours',
        ...more,
      },
      'applicantPortal',
    );
  const step = (applicationId: string, what: string, body: object, who: Who = 'desk') =>
    host.send('POST', `ratings/${ratingOf(applicationId)}/${what}`, body, who);
  const rectify = (orderId: string, who: Who = 'officer') =>
    host.send('POST', `rating-orders/${orderId}/rectification`, { done: 'a second window is open' }, who);
  const order = async (applicationId: string): Promise<string> => {
    await step(applicationId, 'verification', { finding: 'found' });
    const { body, statusCode } = await step(applicationId, 'order', { kind: 'ordinary', demand: 'shorten the queue' });
    expect([body, statusCode]).toEqual([body, 201]);
    return (JSON.parse(body) as { id: string }).id;
  };
  const codeOf = (answer: { json: () => { code?: string } }) => answer.json().code;

  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2026)]);
    await seed(host.store, 'department-planning', [officialAppointed('planning', 'li', 'Li', ['officer'])]);
    for (const [n, id] of ['a1', 'a2', 'a3', 'a4', 'a5'].entries()) {
      await seed(host.store, `application-${caseOf(id)}`, closedCase(caseOf(id), `3701002026030200000${n}X`));
    }
    await host.open();
    await rate('a1');
    await rate('a2', { mayNameCase: true });
    await rate('a3');
  });

  afterAll(() => host.close());

  it('names a case only with the agreement of a named rater', async () => {
    const anonymous = { anonymous: true, rater: null, mayNameCase: true };
    const refused = await rate('a4', anonymous);
    expect(refused.statusCode).toBe(422);
    expect(refused.json<{ errors: { pointer: string; code: string }[] }>().errors).toMatchObject([
      { pointer: '/mayNameCase', code: 'field.case-named-anonymously' },
    ]);
    for (const mayNameCase of [null, 'true', [true], {}]) {
      expect((await rate('a4', { mayNameCase })).statusCode).toBe(422);
    }
  });

  it('completes a bad rating, and shows each step to readers of single ratings', async () => {
    const orderId = await order('a1');
    expect((await rectify(orderId)).statusCode).toBe(200);
    expect((await step('a1', 'reply', { reply: '张三, it is put right' })).statusCode).toBe(200);
    expect((await step('a1', 'follow-up', { reached: true })).statusCode).toBe(422);
    expect((await step('a1', 'follow-up', { reached: true, satisfied: true })).statusCode).toBe(200);
    const shown = (await host.get(`ratings/${ratingOf('a1')}`, 'supervisor')).json<Record<string, unknown>>();
    expect(shown).toMatchObject({
      loopState: 'done',
      dueOn: null,
      overdue: false,
      finding: 'found',
      orderId,
      followUpUntil: '2026-06-10',
      voided: null,
      loop: { reply: { inTime: true }, visits: [{ reached: true, satisfied: true }] },
      loopWords: { reply: '张三, it is put right' },
    });
    expect(host.trail.all.at(-1)).toMatchObject({
      fields: ['comment', 'loopWords.reply'],
      cases: [{ id: caseOf('a1') }],
    });
    expect((await host.get('ratings?loopState=done', 'desk')).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await host.get('ratings?loopState=toVerify', 'desk')).json<{ items: unknown[] }>().items).toHaveLength(2);
    expect((await host.get('ratings?overdue=true', 'desk')).json()).toMatchObject({ items: [] });
  });

  it('shows the unit department, limit and text of its order, and no rating, case, region or rater', async () => {
    const { items } = (await host.get('rating-orders', 'officer')).json<{ items: Record<string, unknown>[] }>();
    const [seen] = items;
    expect(items).toHaveLength(1);
    expect(seen).toEqual({
      orderId: expect.any(String) as string,
      ratingId: null,
      by: null,
      department: 'planning',
      departmentName: null,
      kind: 'ordinary',
      state: 'rectified',
      demand: 'shorten the queue',
      applicationId: null,
      number: null,
      orderedOn: '2026-03-12',
      dueOn: '2026-03-19',
      overdue: false,
      endedBy: [],
      rectifiedOn: '2026-03-12',
      inTime: true,
      done: 'a second window is open',
      document: null,
      officer: 'li',
      officerName: null,
    });
    const forDesk = (await host.get(`rating-orders/${String(seen?.['orderId'])}`, 'desk')).json();
    expect(forDesk).toMatchObject({ ratingId: ratingOf('a1'), by: expect.any(String) as string });
    for (const who of ['stranger', 'farDesk'] as const) {
      expect((await host.get('rating-orders', who)).json()).toMatchObject({ items: [] });
      expect(codeOf(await host.get(`rating-orders/${String(seen?.['orderId'])}`, who))).toBe('rating-order.not-found');
    }
  });

  it('does not let the unit find the region of the case by trying regions, as a filter or with a key', async () => {
    for (const region of ['370100', '370000', '430100', '370102']) {
      const heard = await host.get(`rating-orders?region=${region}`, 'officer');
      expect([heard.statusCode, codeOf(heard)]).toEqual([403, 'access.forbidden']);
      expect((await host.get(`rating-orders?format=csv&region=${region}`, 'officer')).statusCode).toBe(403);
    }
    const seen = async (who: Who) => (await host.get('rating-orders', who)).json();
    expect(await seen('elsewhere')).toEqual(await seen('officer'));
    const found = async (region: string, who: Who) =>
      (await host.get(`rating-orders?region=${region}`, who)).json<{ items: unknown[] }>().items.length;
    expect([await found('370100', 'desk'), await found('430100', 'desk')]).toEqual([1, 0]);
  });

  it('names the case to the unit if the rater agreed', async () => {
    const orderId = await order('a2');
    expect((await host.get(`rating-orders/${orderId}`, 'officer')).json()).toMatchObject({
      applicationId: caseOf('a2'),
      number: '37010020260302000001X',
    });
    expect(codeOf(await rectify(orderId, 'stranger'))).toBe('rating-order.not-found');
  });

  it.each(['verification', 'order', 'reply', 'follow-up', 'void', 'follow-up-rating'])(
    'does not let the unit perform the step %s, nor learn whether there is a rating',
    async (what) => {
      const heard = async (id: string) => {
        const { statusCode, body } = await step(id, what, { level: 'satisfied', channel: 'web' }, 'officer');
        return [statusCode, body.replaceAll(/"(traceId|instance)":"[^"]*"/g, '')];
      };
      const [rated, unrated] = [await heard('a1'), await heard('a9')];
      expect(rated[0]).toBe(403);
      expect(unrated).toEqual(rated);
    },
  );

  it('shows the desk the rater to call, records that in the access trail, and shows nobody else', async () => {
    const path = `ratings/${ratingOf('a1')}/rater`;
    expect((await host.get(path, 'desk')).json()).toMatchObject({ name: '张三', phone: '13800000000' });
    expect(host.trail.all.at(-1)).toMatchObject({ fields: ['name', 'phone'], cases: [{ id: caseOf('a1') }] });
    for (const who of ['officer', 'supervisor', 'applicantPortal', 'gateway'] as const) {
      expect((await host.get(path, who)).statusCode).toBe(403);
    }
    expect(codeOf(await host.get(path, 'farDesk'))).toBe('rating.not-found');
  });

  it('accepts the follow-up rating of the portal that filed, once, and of no other', async () => {
    const words = { level: 'satisfied', channel: 'web' };
    expect(codeOf(await step('a3', 'follow-up-rating', words, 'applicantPortal'))).toBe('rating.follow-up-not-open');
    expect(codeOf(await step('a1', 'follow-up-rating', words, 'otherPortal'))).toBe('rating.not-found');
    expect(codeOf(await step('a9', 'follow-up-rating', words, 'otherPortal'))).toBe('rating.not-found');
    expect((await step('a1', 'follow-up-rating', words, 'applicantPortal')).statusCode).toBe(200);
    expect(codeOf(await step('a1', 'follow-up-rating', words, 'applicantPortal'))).toBe('rating.already-given');
    expect((await host.get(`ratings/${ratingOf('a1')}`, 'desk')).json()).toMatchObject({
      level: 'dissatisfied',
      followUp: 'satisfied',
    });
  });

  it('gives the gateway the token of a follow-up, with the same answer as any other', async () => {
    await step('a2', 'reply', { reply: 'it cannot be put right' });
    const tokens = async (id: string) =>
      (await host.get(`applications/${caseOf(id)}/query-code`, 'gateway')).json<{ ratings: readonly RatingToken[] }>()
        .ratings;
    expect((await tokens('a3')).some(({ followUp }) => followUp)).toBe(false);
    const orderId = (await host.get(`ratings/${ratingOf('a2')}`, 'desk')).json<{ orderId: string }>().orderId;
    await rectify(orderId);
    const token = (await tokens('a2')).find(({ followUp }) => followUp)?.token ?? '';
    for (const level of ['satisfied', 'veryDissatisfied']) {
      const taken = await host.sendUnknown('ratings/by-token', { token, level, channel: 'sms' });
      expect([taken.statusCode, taken.body]).toEqual([200, '{"taken":true}']);
    }
    expect((await host.get(`ratings/${ratingOf('a2')}`, 'desk')).json()).toMatchObject({ followUp: 'satisfied' });
  });

  it('keeps raters by token from being erased as abandoned', async () => {
    const { ratings: found } = (await host.get(`applications/${caseOf('a5')}/query-code`, 'gateway')).json<{
      ratings: readonly RatingToken[];
    }>();
    const rater = { name: '李四' };
    const said = { token: found.at(-1)?.token, level: 'dissatisfied', channel: 'sms', comment: '李四 waited', rater };
    expect((await host.sendUnknown('ratings/by-token', said)).statusCode).toBe(200);
    const swept = await eraseAbandonedSubjects({ vault: host.vault, store: host.store }, at('2026-04-01'));
    expect(swept.erased).toBe(0);
    expect((await host.get(`ratings/${ratingOf('a5')}/rater`, 'desk')).json()).toMatchObject({ name: '李四' });
  });

  it('voids a rating with reason and document, and shows both permanently', async () => {
    const document = { number: '作废〔2026〕1号', date: '2026-03-12', seal: '好差评专用章' };
    const wish = { cause: 'mistaken', reason: 'he meant another case', document };
    expect(codeOf(await step('a3', 'void', { ...wish, document: { ...document, date: '2026-03-13' } }))).toBe(
      'rating.document-misdated',
    );
    expect((await step('a3', 'void', wish, 'supervisor')).statusCode).toBe(200);
    expect((await host.get(`ratings/${ratingOf('a3')}`, 'desk')).json()).toMatchObject({
      loopState: 'voided',
      voided: 'mistaken',
      loop: { voided: { cause: 'mistaken', reason: 'he meant another case', document } },
    });
    expect(codeOf(await step('a3', 'verification', { finding: 'found' }))).toBe('rating.step-not-open');
  });

  it('is exported in both languages', async () => {
    const zh = await host.get('rating-orders?format=csv', 'officer');
    expect(zh.body).toContain('整改要求');
    const en = await host.get('rating-orders?format=csv', 'officer', { 'accept-language': 'en' });
    expect(en.body).toContain('Demand');
  });
});
