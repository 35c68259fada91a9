import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import type { CommandMetadata, Event } from '@sealtrail/event-sourcing';
import {
  ChangeInterviews,
  type InterviewCommand,
  interviewIdOf,
  interviews,
  interviewsId,
} from '@sealtrail/supervision';
import { HttpHost } from '../http/testing/http-host';
import { SupervisionHttpModule } from './supervision-http.module';

const NOW = at('2026-03-18', '11:00');
const callers = {
  supervisor: { role: 'supervisor', region: '370100' },
  discipline: { role: 'discipline', region: '370100' },
  admin: { role: 'admin' },
  head: { role: 'chiefRepresentative', department: 'planning', region: '370100' },
  otherHead: { role: 'chiefRepresentative', department: 'market', region: '370100' },
  elsewhere: { role: 'supervisor', region: '430100' },
  officer: { role: 'officer', department: 'planning' },
  dashboard: { role: 'dashboard' },
  notifier: { role: 'notifier' },
} as const;
type Who = keyof typeof callers;

const metadata = (commandId: string): CommandMetadata => ({
  actor: 'system:interview-watch',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});

const defined = (department: string, region: string) => ({
  type: 'DepartmentDefined',
  data: { department, name: 'n', region, level: 'city', uscc: null, usccValid: null, parent: null, definedAt: NOW },
});
const appointed = (department: string, region: string, official: string, posts: readonly string[]) => ({
  type: 'OfficialAppointed',
  data: {
    department,
    official,
    region,
    name: 'n',
    posts,
    mandates: [{ from: '2026-01-01', to: null, items: null }],
    appointedAt: NOW,
  },
});

const unit = { department: 'planning', official: null };
const li = { department: 'planning', official: 'li' };
const idOf = (charged: typeof li | typeof unit) => interviewIdOf(charged, '2026-Q1', 1);
const HELD = {
  department: 'inspection',
  officer: 'zhao',
  note: '一个月内整改',
  document: { number: '约谈〔2026〕1号', date: '2026-03-18', seal: '公章' },
  occurredAt: '2026-03-18T10:00:00+08:00',
};

describe('interviews over HTTP', () => {
  const host = new HttpHost({ now: NOW, callers, modules: [SupervisionHttpModule], projections: [interviews] });
  const tell = (charged: typeof li | typeof unit, command: InterviewCommand, id: string) =>
    host.commands.execute(new ChangeInterviews(interviewsId(charged, '2026'), command, metadata(id), null));
  const count = (charged: typeof li | typeof unit, cardId: string) => {
    const card = { cardId, applicationId: `a-${cardId}`, number: 'n', item: 'i1', rule: 'case', fellOn: '2026-03-16' };
    const data = { ...charged, card, region: '370100', breachedAt: at('2026-03-17'), at: at('2026-03-17', '00:00') };
    return tell(charged, { type: 'CountRedCard', data } as InterviewCommand, `${charged.official} ${cardId}`);
  };
  const list = async (who: Who, query = '') => {
    const answer = await host.get(`interviews${query}`, who);
    return answer.statusCode === 200
      ? answer.json<{ items: { interviewId: string; status: string }[] }>().items
      : answer.statusCode;
  };
  const hold = async (id: string, body: object, who: Who = 'supervisor') => {
    const answer = await host.send('POST', `interviews/${id}/holding`, body, who);
    return answer.statusCode === 200 ? 200 : [answer.statusCode, answer.json<{ code: string }>().code];
  };

  beforeAll(async () => {
    await seed(host.store, 'department-planning', [
      defined('planning', '370100'),
      appointed('planning', '370100', 'li', ['agencyHead']),
    ] as Event[]);
    await seed(host.store, 'department-inspection', [
      defined('inspection', '370100'),
      appointed('inspection', '370100', 'zhao', ['agencyHead']),
      appointed('inspection', '370100', 'clerk', ['officer']),
    ] as Event[]);
    await host.open();
    for (const charged of [unit, li]) for (const card of ['c1', 'c2']) await count(charged, card);
  });
  afterAll(() => host.close());

  it('are listed for supervising bodies of the region and for the head of the unit, and for nobody else', async () => {
    const both = [idOf(unit), idOf(li)].toSorted();
    for (const who of ['supervisor', 'discipline', 'admin', 'head'] as const) {
      const items = await list(who);
      expect([who, Array.isArray(items) && items.map(({ interviewId }) => interviewId).toSorted()]).toEqual([
        who,
        both,
      ]);
    }
    expect([await list('otherHead'), await list('elsewhere')]).toEqual([[], []]);
    expect([await list('officer'), await list('dashboard'), await list('notifier')]).toEqual([403, 403, 403]);
  });

  it('say who, for which cards, by which policy, and are filtered', async () => {
    expect(await list('supervisor', '?official=li')).toEqual([
      expect.objectContaining({
        interviewId: idOf(li),
        official: 'li',
        region: '370100',
        period: '2026-Q1',
        status: 'due',
        policy: 'default-cn-1',
        policyVersion: '1',
        dueFrom: 2,
        redCards: 2,
        cards: [expect.objectContaining({ cardId: 'c1', number: 'n' }), expect.objectContaining({ cardId: 'c2' })],
        held: null,
      }),
    ]);
    expect(await list('supervisor', '?status=held')).toEqual([]);
    expect(await list('supervisor', '?period=2026-Q2')).toEqual([]);
    expect(await list('supervisor', '?period=2026-H1')).toEqual([]);
    expect(await list('supervisor', '?period=2026-Q1')).toHaveLength(2);
    expect([await list('supervisor', '?period=March'), await list('supervisor', '?status=over')]).toEqual([422, 422]);
  });

  it('take nothing in another shape, of another unit, by another body or by nobody', async () => {
    for (const body of [
      { ...HELD, note: '\u200b' },
      { ...HELD, note: ['a'] },
      { ...HELD, document: null },
      { ...HELD, document: [HELD.document] },
      { ...HELD, document: { ...HELD.document, date: '2026-02-30' } },
      { ...HELD, officer: { $gt: '' } },
      { ...HELD, occurredAt: '2026-03-19T09:00:00+08:00' },
      { ...HELD, result: 'admonished' },
    ]) {
      expect([body, await hold(idOf(unit), body)]).toEqual([body, [422, 'request.invalid']]);
    }
    expect(await hold(idOf(unit), { ...HELD, officer: 'clerk' })).toEqual([409, 'supervision.no-post']);
    expect(await hold(idOf(unit), { ...HELD, officer: 'nobody' })).toEqual([409, 'supervision.no-post']);
    expect(await hold(idOf(unit), { ...HELD, department: 'planning', officer: 'li' })).toEqual([
      409,
      'supervision.own-unit',
    ]);
    expect(await hold(idOf(unit), { ...HELD, occurredAt: '2026-03-16T10:00:00+08:00' })).toEqual([
      409,
      'interview.before-due',
    ]);
    expect(await hold(idOf(unit), { ...HELD, document: { ...HELD.document, date: '2026-03-01' } })).toEqual([
      409,
      'supervision.document-misdated',
    ]);
    expect(await hold('none', HELD)).toEqual([404, 'interview.not-found']);
    expect(await hold(idOf(unit), HELD, 'elsewhere')).toEqual([404, 'interview.not-found']);
    expect(await hold(idOf(unit), HELD, 'head')).toEqual([403, 'access.forbidden']);
    expect(await hold(idOf(unit), HELD, 'admin')).toEqual([403, 'access.forbidden']);
  });

  it('are held once, which the list and its files show, without the key', async () => {
    expect(await hold(idOf(unit), HELD)).toBe(200);
    expect(await hold(idOf(unit), HELD, 'discipline')).toEqual([409, 'interview.not-due']);
    const [held] = (await list('supervisor', '?status=held')) as unknown as readonly { held: object }[];
    expect(Object.keys(held?.held ?? {})).not.toContain('by');
    expect(held?.held).toMatchObject({
      at: at('2026-03-18', '10:00'),
      on: '2026-03-18',
      department: 'inspection',
      official: 'zhao',
      document: HELD.document,
      text: '一个月内整改',
    });
    const file = (await host.get('interviews?status=held&format=csv', 'supervisor', { 'accept-language': 'zh' })).body;
    expect(file).toContain('约谈〔2026〕1号');
  });

  it('that were held stay, and that were not are lifted where a card is revoked', async () => {
    for (const charged of [unit, li]) {
      const data = { ...charged, cardId: 'c1', at: NOW };
      await tell(charged, { type: 'UncountRedCard', data }, `revoked ${charged.official}`);
    }
    const items = (await list('supervisor')) as readonly { interviewId: string; status: string }[];
    const statusOf = (id: string) => items.find(({ interviewId }) => interviewId === id)?.status;
    expect([items.length, statusOf(idOf(unit)), statusOf(idOf(li))]).toEqual([2, 'held', 'lifted']);
    expect(await hold(idOf(li), HELD)).toEqual([409, 'interview.not-due']);
  });
});
