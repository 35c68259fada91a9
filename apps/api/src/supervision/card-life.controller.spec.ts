import { accept, at, submit } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar';
import { yearImported } from '@sealtrail/calendar/testing';
import { departmentDefined, officialAppointed, seed } from '@sealtrail/catalog/testing';
import type { CommandMetadata } from '@sealtrail/event-sourcing';
import {
  type CardRow,
  type CardStep,
  ChangeSupervision,
  cards,
  INTERVIEW_RULE,
  REVIEW_RULE,
  STEP_RULES,
} from '@sealtrail/supervision';
import { plainItem, SupervisionStory } from '@sealtrail/supervision/testing';
import { declaredRoutes } from '../access/declared-routes';
import { apiModule } from '../api.module';
import { HttpHost, idOf } from '../http/testing/http-host';
import { SupervisionHttpModule } from './supervision-http.module';

const callers = {
  planning: { role: 'officer', department: 'planning' },
  ofLi: { role: 'officer', department: 'planning', official: 'li' },
  ofZhao: { role: 'officer', department: 'planning', official: 'zhao' },
  fire: { role: 'officer', department: 'fire' },
  citywide: { role: 'supervisor', region: '370100' },
  province: { role: 'supervisor', region: '370000' },
  elsewhere: { role: 'supervisor', region: '370200' },
  discipline: { role: 'discipline', region: '370100' },
} as const;
type Who = keyof typeof callers;

/** Yellow since 03-16, 24:00: to be answered, and appealed against, by 03-23. */
const NOW = at('2026-03-18', '09:00');
const host = new HttpHost({ now: NOW, callers, modules: [SupervisionHttpModule], projections: [cards] });

const DEPARTMENTS = { planning: '370100', fire: '370100', inspection: '370100', provincial: '370000' } as const;
const paper = (number: string, date = '2026-03-18') => ({ document: { number, date, seal: '公章' } });
const inspection = { department: 'inspection', officer: 'chen' };
const li = { officer: 'li' };
const REPORT = { ...li, explanation: '系统故障，已补办', ...paper('自查1') };
const APPEAL = { ...li, reason: '补正时间不应计入', ...paper('申诉1') };
const DECISION = { ...inspection, reason: '不成立', ...paper('申决1') };

const check: CommandMetadata = {
  actor: 'system:limit-watch',
  commandId: 'check',
  correlationId: 'check',
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
};

const get = async (id: string, who: Who = 'citywide') => (await host.get(`cards/${id}`, who)).json<CardRow>();
const post = (id: string, step: string, body: object, who: Who = 'planning', headers = {}) =>
  host.send('POST', `cards/${id}/${step}`, body, who, headers);
/** Status and code of the answer. */
const told = async (...asked: Parameters<typeof post>) => {
  const answer = await post(...asked);
  return [answer.statusCode, ...(answer.statusCode < 300 ? [] : [answer.json<{ code: string }>().code])];
};
const look = (id: string, now: string) => {
  const command = { type: 'CheckLimits', data: { at: now } } as const;
  const metadata = { ...check, commandId: `${id} ${now}` };
  return host.commands.execute(new ChangeSupervision(id, command, metadata, null));
};

/** A case with a warning and a yellow card; answers the card's id. */
async function carded(id: string): Promise<string> {
  const story = new SupervisionStory(plainItem).tell(
    submit(at('2026-03-02', '09:00'), { applicationId: id, number: id }),
    accept(at('2026-03-02', '10:00')),
  );
  await seed(
    host.store,
    `application-${id}`,
    story.past.map(({ type, data }) => ({ type, data })),
  );
  await look(id, '2026-03-16T16:00:00.000Z');
  const answer = await host.get(`cards?applicationId=${id}&level=yellow`, 'citywide');
  return answer.json<{ items: CardRow[] }>().items[0]?.cardId ?? '';
}

describe('the life of a card over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, calendarStream('cn-national'), [yearImported(2025), yearImported(2026)]);
    for (const [code, region] of Object.entries(DEPARTMENTS)) {
      await seed(host.store, `department-${code}`, [
        departmentDefined(code, code, { region }),
        officialAppointed(code, 'li', '李某', ['officer']),
        officialAppointed(code, 'zhao', '赵某', ['officer']),
        officialAppointed(code, 'chen', '陈某', ['approver']),
      ]);
    }
    await host.open();
  });

  afterAll(() => host.close());

  beforeEach(() => {
    host.clock.set(NOW);
  });

  it('goes from acknowledgement to closing, each step with who took it, by post, paper and words', async () => {
    const id = await carded('answered');
    expect(await get(id)).toMatchObject({
      stage: 'open',
      feedback: { state: 'due', dueOn: '2026-03-23' },
      appealUntil: '2026-03-23',
      appeal: null,
      published: true,
      steps: [],
      endedBy: [{ method: 'POST', path: `/v1/cards/${id}/explanation` }],
    });
    expect(await told(id, 'acknowledgement', { ...li, ...paper('黄牌1') })).toEqual([200]);
    expect(await told(id, 'acknowledgement', li)).toEqual([409, 'supervision.step-not-open']);
    expect(await told(id, 'closing', DECISION, 'citywide')).toEqual([409, 'supervision.step-not-open']);
    expect(await told(id, 'explanation', REPORT, 'ofLi')).toEqual([200]);
    expect(await told(id, 'rectification', { ...li, done: '已完善制度', ...paper('督办1') })).toEqual([200]);
    expect(await told(id, 'closing', { ...inspection, reason: '同意销号' }, 'citywide')).toEqual([200]);
    expect(await get(id)).toMatchObject({
      status: 'issued',
      stage: 'closed',
      feedback: { state: 'inTime' },
      endedBy: [],
      steps: [
        { step: 'acknowledgement', official: 'li', department: 'planning', posts: ['officer'], by: idOf('planning') },
        { step: 'explanation', text: '系统故障，已补办', document: { number: '自查1' }, late: false, by: idOf('ofLi') },
        { step: 'rectification', document: { number: '督办1' } },
        { step: 'closing', official: 'chen', department: 'inspection', posts: ['approver'], text: '同意销号' },
      ],
    });
  });

  it('takes a repeated key as the same step, and with another body not at all', async () => {
    const id = await carded('repeated');
    const headers = { 'idempotency-key': 'explain-1' };
    const first = await post(id, 'explanation', REPORT, 'planning', headers);
    const again = await post(id, 'explanation', REPORT, 'planning', headers);
    expect([first.statusCode, again.statusCode, again.json()]).toEqual([200, 200, first.json()]);
    expect((await post(id, 'explanation', { ...REPORT, explanation: '其他' }, 'planning', headers)).statusCode).toBe(
      422,
    );
    expect((await get(id)).steps).toHaveLength(2);
  });

  it('stops the publication while an appeal runs; upheld it revokes the card for good', async () => {
    const id = await carded('upheld');
    expect(await told(id, 'appeal', APPEAL)).toEqual([200]);
    expect(await get(id)).toMatchObject({
      stage: 'acknowledged',
      feedback: { state: 'inTime' },
      appeal: { state: 'running', on: '2026-03-18', dueOn: '2026-03-25', overdue: false },
      published: false,
      endedBy: [{ path: `/v1/cards/${id}/appeal-decision` }],
    });
    const running = await host.get('cards?appeal=running', 'citywide');
    expect(running.json<{ items: CardRow[] }>().items.map(({ cardId }) => cardId)).toEqual([id]);
    expect(await told(id, 'appeal', APPEAL)).toEqual([409, 'supervision.appealed-before']);
    expect(await told(id, 'revocation', DECISION, 'citywide')).toEqual([409, 'supervision.appeal-running']);
    const own = { ...DECISION, department: 'planning', result: 'upheld' };
    expect(await told(id, 'appeal-decision', own, 'citywide')).toEqual([409, 'supervision.own-unit']);
    expect(await told(id, 'appeal-decision', { ...DECISION, result: 'upheld' }, 'citywide')).toEqual([200]);
    const revoked = await host.get(`cards/${id}`, 'citywide', { 'accept-language': 'zh' });
    expect(revoked.json()).toMatchObject({
      status: 'revoked',
      appeal: { state: 'upheld' },
      published: false,
      revocation: { cause: 'decision', ground: 'decision', by: 'chen', reason: { text: '申诉成立（申决1）：不成立' } },
    });
    await look('upheld', at('2026-03-19'));
    const yellows = await host.get('cards?applicationId=upheld&level=yellow', 'citywide');
    expect(yellows.json<{ items: CardRow[] }>().items).toHaveLength(1);
    expect(await told(id, 'appeal', APPEAL)).toEqual([409, 'supervision.card-not-counting']);
  });

  it('passes an appeal on to the province, whose body alone decides', async () => {
    const id = await carded('escalated');
    await post(id, 'appeal', APPEAL);
    expect(await told(id, 'appeal-decision', { ...DECISION, result: 'escalated' }, 'citywide')).toEqual([200]);
    const rejected = { ...DECISION, result: 'rejected' };
    expect(await told(id, 'appeal-decision', rejected, 'citywide')).toEqual([409, 'supervision.appeal-escalated']);
    const above = { ...rejected, department: 'provincial' };
    expect(await told(id, 'appeal-decision', above, 'citywide')).toEqual([403, 'region.outside']);
    expect(await told(id, 'appeal-decision', above, 'province')).toEqual([200]);
    expect(await get(id)).toMatchObject({ appeal: { state: 'rejected' }, published: true, status: 'issued' });
    expect(await told(id, 'closing', { ...inspection, reason: '销号' }, 'citywide')).toEqual([200]);
  });

  it('is late by when it is told, and refused after the time to appeal, with the date', async () => {
    const id = await carded('late');
    host.clock.set(at('2026-03-24', '09:00'));
    const late = await post(id, 'appeal', { ...APPEAL, occurredAt: '2026-03-20T09:00:00+08:00' });
    expect(late.json()).toMatchObject({
      code: 'supervision.appeal-late',
      parameters: { until: '2026-03-23' },
      next: [{ path: `/v1/cards/${id}/revocation` }],
    });
    await look('late', at('2026-03-24', '09:00'));
    const overdue = await host.get('cards?feedback=overdue', 'citywide');
    expect(overdue.json<{ items: CardRow[] }>().items.map(({ cardId }) => cardId)).toContain(id);
    expect(await told(id, 'explanation', { ...REPORT, occurredAt: '2026-03-20T09:00:00+08:00' })).toEqual([200]);
    expect(await get(id)).toMatchObject({ feedback: { state: 'late' }, stage: 'explained' });
  });

  it('is revoked by a review, referred, and the outcome told by discipline inspection', async () => {
    const id = await carded('referred');
    const referral = { ...inspection, to: '市纪委监委', reason: '涉嫌后补', ...paper('建议1') };
    expect(await told(id, 'outcome', { ...DECISION, result: 'noCase', note: '无' }, 'discipline')).toEqual([
      422,
      'request.invalid',
    ]);
    const outcome = { ...inspection, result: 'admonished', note: '已诫勉', ...paper('函1') };
    expect(await told(id, 'outcome', outcome, 'discipline')).toEqual([409, 'supervision.no-referral']);
    expect(await told(id, 'referral', referral, 'citywide')).toEqual([200]);
    expect(await told(id, 'referral', referral, 'citywide')).toEqual([409, 'supervision.referred-before']);
    expect(await told(id, 'revocation', DECISION, 'citywide')).toEqual([200]);
    expect(await told(id, 'outcome', outcome, 'discipline')).toEqual([200]);
    expect(await get(id)).toMatchObject({
      status: 'revoked',
      referral: { to: '市纪委监委', result: 'admonished' },
      steps: [{ step: 'referral' }, { step: 'revocation' }, { step: 'outcome', result: 'admonished' }],
    });
    // Nobody is warned of a clue about themselves.
    const own = (await host.get(`cards/${id}`, 'planning')).json<object>();
    expect(own).toMatchObject({ referral: null, steps: [{ step: 'revocation' }] });
    expect((await host.get('cards', 'planning')).body).not.toContain('市纪委监委');
  });

  it('is not there for whom it is not, and not for roles that have no part in it', async () => {
    const id = await carded('others');
    for (const who of ['fire', 'ofZhao'] as const) {
      const officer = who === 'ofZhao' ? { officer: 'zhao' } : li;
      for (const step of ['acknowledgement', 'appeal'] as const) {
        const body = step === 'appeal' ? { ...APPEAL, ...officer } : officer;
        expect(await told(id, step, body, who)).toEqual([404, 'supervision.card-not-found']);
      }
    }
    expect(await told(id, 'closing', DECISION, 'elsewhere')).toEqual([404, 'supervision.card-not-found']);
    expect(await told(id, 'acknowledgement', li, 'citywide')).toEqual([403, 'access.forbidden']);
    expect(await told(id, 'revocation', DECISION, 'planning')).toEqual([403, 'access.forbidden']);
    expect(await told(id, 'referral', DECISION, 'discipline')).toEqual([403, 'access.forbidden']);
    expect(await told(id, 'acknowledgement', { officer: 'li' }, 'ofZhao')).toEqual([403, 'access.forbidden']);
    expect(await told('none', 'acknowledgement', li)).toEqual([404, 'supervision.card-not-found']);
  });

  it('takes nothing in another shape, out of time, or of nobody', async () => {
    const id = await carded('attacked');
    for (const body of [
      { ...APPEAL, document: [APPEAL.document] },
      { ...APPEAL, document: null },
      { ...APPEAL, reason: ['a'] },
      { ...APPEAL, reason: '\u200b' },
      { ...APPEAL, reason: 'a'.repeat(2001) },
      { ...APPEAL, occurredAt: '+010000-01-01T00:00:00Z' },
      { ...APPEAL, occurredAt: '2026-03-19T09:00:00+08:00' },
      { ...APPEAL, ...paper('1', '10000-01-01') },
      { ...APPEAL, officer: { $gt: '' } },
      { ...APPEAL, result: 'upheld' },
    ]) {
      expect([body, ...(await told(id, 'appeal', body))]).toEqual([body, 422, 'request.invalid']);
    }
    expect(await told(id, 'appeal', { ...APPEAL, ...paper('1', '2026-03-19') })).toEqual([
      409,
      'supervision.document-misdated',
    ]);
    expect(await told(id, 'appeal', { ...APPEAL, officer: 'nobody' })).toEqual([409, 'supervision.no-post']);
    expect(await told(id, 'appeal-decision', { ...DECISION, result: 'moot' }, 'citywide')).toEqual([
      422,
      'request.invalid',
    ]);
    expect(await told(id, 'appeal-decision', { ...DECISION, result: 'upheld' }, 'citywide')).toEqual([
      409,
      'supervision.no-appeal',
    ]);
    expect((await get(id)).steps).toEqual([]);
  });

  it('says in a file how far each card is', async () => {
    const file = (
      await host.get('cards?applicationId=answered&level=yellow&format=csv', 'citywide', { 'accept-language': 'zh' })
    ).body;
    expect(file).toContain('处理环节');
    expect(file).toContain('已销号');
  });

  it('is open to the roles that the table of the steps names', () => {
    const routes = declaredRoutes(apiModule({ simulatedClock: true }));
    const rolesOf = (path: string) =>
      routes.find((route) => route.method === 'POST' && route.path === path)?.declaration?.roles;
    const pathOf = (step: CardStep) => `/v1/cards/:id/${step === 'appealDecision' ? 'appeal-decision' : step}`;
    for (const [step, { roles }] of Object.entries(STEP_RULES)) {
      expect([step, rolesOf(pathOf(step as CardStep))]).toEqual([step, roles]);
    }
    for (const review of ['confirmation', 'dismissal']) {
      expect([review, rolesOf(`/v1/cards/:id/${review}`)]).toEqual([review, REVIEW_RULE.roles]);
    }
    expect(rolesOf('/v1/interviews/:id/holding')).toEqual(INTERVIEW_RULE.roles);
  });
});
