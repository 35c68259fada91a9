import {
  type BadRating,
  type CardStepCase,
  DEMO_DAY,
  DEMO_FILE,
  DEMO_REGION,
  type DemoCase,
  demoCardId,
  demoCaseId,
  demoName,
  demoRatingId,
  filerOf,
} from '../../apps/api/src/examples/demo';
import { paper, remedies, served, working } from '../../apps/api/src/examples/papers';
import type { City } from './city';

type Body = Readonly<Record<string, unknown>>;
type Prepare = (cases: WaitingCases, name: DemoCase) => Promise<unknown>;

const handedIn = (code: string) => ({ code, satisfiedBy: 'paper' });
const WHOLE = [handedIn('form'), handedIn('floor-plan')];
const li = { officer: 'market-li' };
const IN_TIME = '2026-04-09T15:00:00+08:00';
const applicant = { kind: 'person', name: 'Wang Fang 王芳', idType: 'residentId', idNumber: '11010519491231002X' };

const filed: Prepare = (cases, name) => cases.file(name);
const withoutPlan: Prepare = (cases, name) => cases.file(name, { materials: [handedIn('form')] });
const accepted: Prepare = async (cases, name) => {
  await cases.file(name);
  await cases.act(name, 'acceptance', { document: paper('受-1') });
};
const noticed =
  (told: Body): Prepare =>
  async (cases, name) => {
    await withoutPlan(cases, name);
    const missing = [{ code: 'floor-plan', reason: '未提交' }];
    await cases.act(name, 'correction-notices', { missing, deadline: working(10), document: paper('补-1'), ...told });
  };
/** Asks for materials that are not on the list: the card needs confirmation. */
const askedForMore = noticed({ missing: ['floor-plan', 'lease'].map((code) => ({ code, reason: '未提交' })) });
const suspended =
  (told: Body): Prepare =>
  async (cases, name) => {
    await accepted(cases, name);
    const procedure = { procedure: 'expertReview', legalBasis: '行政许可法第四十五条', ...told };
    await cases.act(name, 'suspensions', procedure);
  };
const withNotice = { notice: { document: paper('特-1') }, expected: working(5) };
const granted: Prepare = async (cases, name) => {
  await accepted(cases, name);
  await cases.act(name, 'decision', { officer: 'market-zhao', outcome: 'granted', document: paper('决-1') });
};
const extended: Prepare = async (cases, name) => {
  await accepted(cases, name);
  const extension = { days: 10, approver: 'market-qian', reason: '案情复杂', document: paper('延-1') };
  await cases.act(name, 'extension', extension);
};

type Step = readonly [step: string, body: Body];
type CardStepTaken = readonly [step: string, by: 'market' | 'supervisor', body: Body];
const found: Step = ['verification', { finding: 'found' }];
const ordered: Step = ['order', { kind: 'ordinary', demand: '窗口排队时间过长，请增设窗口' }];
const explained: readonly Step[] = [
  ['verification', { finding: 'notFound', note: '当日无人排队' }],
  ['reply', { reply: '经核实，当日无人排队' }],
];

/** A bad rating with a real name, and the steps taken by the rating desk. */
const ratedBadly =
  (...steps: readonly Step[]): Prepare =>
  async (cases, name) => {
    await granted(cases, name);
    await cases.rate(name, {
      level: 'dissatisfied',
      anonymous: false,
      rater: { name: '李某', phone: '13900000000' },
      comment: '排队太久',
    });
    for (const [step, body] of steps) await cases.step(name as BadRating, step, body);
  };

/** The former acts on each case by the demo's last day. */
const PREPARED: Readonly<Record<Exclude<DemoCase, ToldLate | CardStepCase>, Prepare>> = {
  material: filed,
  visit: filed,
  'correction-notice': withoutPlan,
  correction: noticed({}),
  acceptance: filed,
  'non-acceptance': filed,
  'hand-over': filed,
  'receipt-confirmation': (cases, name) => cases.file(name, { occurredAt: '2026-04-20T09:00:00+08:00' }),
  'lapse-confirmation': noticed({ deadline: working(180) }),
  opinion: async (cases, name) => {
    await cases.file(name, { item: 'works-permit', materials: [] });
    await cases.act(name, 'acceptance', { officer: 'works-li', document: paper('受-1') }, 'works');
  },
  assignment: accepted,
  suspension: accepted,
  'suspension-notice': suspended({}),
  prolongation: suspended(withNotice),
  'suspension-end': suspended(withNotice),
  extension: accepted,
  decision: accepted,
  certificate: granted,
  delivery: granted,
  termination: accepted,
  withdrawal: filed,
  'approval-confirmation': granted,
  'approval-disavowal': extended,
  'card-confirmation': askedForMore,
  'card-dismissal': askedForMore,
  rating: granted,
  'rating-by-token': granted,
  rated: async (cases, name) => {
    await granted(cases, name);
    await cases.rate(name);
  },
  verification: ratedBadly(),
  order: ratedBadly(found),
  rectification: ratedBadly(found, ordered),
  reply: ratedBadly(found),
  'follow-up': ratedBadly(...explained),
  'follow-up-rating': ratedBadly(...explained),
  void: ratedBadly(),
};

const body = { department: 'inspection', officer: 'inspection-zhao' };
const explainedCard: CardStepTaken = ['explanation', 'market', { ...li, explanation: '误用旧版材料清单，已更正' }];
const appealedCard: CardStepTaken = [
  'appeal',
  'market',
  { ...li, reason: '申请人自愿提交', document: paper('申诉-1') },
];
const referredCard: CardStepTaken = [
  'referral',
  'supervisor',
  { ...body, to: '济南市纪委监委', reason: '涉嫌刁难申请人', document: paper('建议-1') },
];

/** For each case with a confirmed card: the steps before the one that it is prepared for. */
const CARD_STEPS: Readonly<Record<CardStepCase, readonly CardStepTaken[]>> = {
  'card-acknowledgement': [],
  'card-explanation': [],
  'card-rectification': [explainedCard],
  'card-appeal': [],
  'card-closing': [explainedCard],
  'card-appeal-decision': [appealedCard],
  'card-revocation': [],
  'card-referral': [],
  'card-outcome': [referredCard],
};

/** Decided in time, reported after the limit has passed: with the department's own proof, and without proof. */
type ToldLate = 'proof-review' | 'late-proof';
const TOLD_LATE: Readonly<Record<ToldLate, Body>> = {
  'proof-review': { proofOfService: served(IN_TIME) },
  'late-proof': { occurredAt: IN_TIME },
};

/** Of everything decided on the day of the cases reported late. */
const SPOT_CHECK: Body = {
  region: DEMO_REGION,
  period: '2026-04-09',
  percent: 100,
  seed: '2026038 02 09 14 20 27 33 11',
  document: { ...paper('查-0'), date: DEMO_DAY },
};

/** Cases prepared for one act each: `/docs` fills in that act, and it succeeds when tried. */
export class WaitingCases {
  constructor(private readonly city: City) {}

  /** On the first day of the last month. */
  async begin(): Promise<void> {
    for (const name of Object.keys(TOLD_LATE) as ToldLate[]) {
      await this.file(name);
      await this.act(name, 'acceptance', { document: { ...paper('受-0'), date: '2026-04-01' } });
    }
  }

  /** On the last day. */
  async finish(): Promise<void> {
    await this.city.portal.post('/v1/files', DEMO_FILE);
    for (const [name, prepare] of Object.entries(PREPARED)) await prepare(this, name as DemoCase);
    await this.cardSteps();
    const grounds = { reasons: '不符合条件', legalBasis: '第十二条', remedies };
    const document = { ...paper('决-0'), date: '2026-04-09' };
    for (const [name, told] of Object.entries(TOLD_LATE)) {
      const decision = { officer: 'market-zhao', outcome: 'refused', ...grounds, document, ...told };
      await this.act(name as DemoCase, 'decision', decision);
    }
    await this.city.admin.post('/v1/spot-checks', SPOT_CHECK, demoName('spot-check'));
  }

  /** Cards of notices, each confirmed by an administrator, so that another supervisor may decide on appeals against them. */
  private async cardSteps(): Promise<void> {
    const names = Object.keys(CARD_STEPS) as CardStepCase[];
    for (const name of names) await askedForMore(this, name);
    // A jump to the present instant: every consequence of the notices has been recorded after it.
    const { now } = await this.city.admin.get<{ now: string }>('/v1/clock');
    await this.city.admin.put('/v1/clock', { now });
    for (const name of names) {
      const path = `/v1/cards/${demoCardId(name)}`;
      await this.city.admin.post(`${path}/confirmation`, { reason: '补正告知要求了清单以外的材料' });
      for (const [step, by, told] of CARD_STEPS[name]) await this.city[by].post(`${path}/${step}`, told);
    }
  }

  async file(name: DemoCase, told: Body = {}): Promise<void> {
    const by = filerOf(name);
    const officer = by === 'hall' ? { officer: 'hall-li', channel: 'window' } : { channel: 'web' };
    const body = { item: 'restaurant-permit', applicant, materials: WHOLE, ...officer, ...told };
    const { id } = await this.city[by].post<{ id: string }>('/v1/applications', body, demoName(name));
    if (id !== demoCaseId(name)) throw new Error(`the case ${name} has another id than its example: ${id}`);
    if (name === 'material') await this.openInEmergency(id);
  }

  private async openInEmergency(application: string): Promise<void> {
    const body = { application, reason: '消防检查发现隐患，急需核对申请材料' };
    await this.city.fire.post('/v1/emergency-accesses', body, demoName('emergency-access'));
  }

  act(name: DemoCase, act: string, body: Body, by: keyof City = 'market'): Promise<unknown> {
    return this.city[by].post(`/v1/applications/${demoCaseId(name)}/${act}`, { ...li, ...body });
  }

  rate(name: DemoCase, told: Body = {}): Promise<unknown> {
    const rating = { scope: 'matter', level: 'satisfied', channel: 'mobile', anonymous: true, ...told };
    return this.city.portal.post('/v1/ratings', { applicationId: demoCaseId(name), ...rating });
  }

  step(name: BadRating, step: string, body: Body): Promise<unknown> {
    return this.city.ratingDesk.post(`/v1/ratings/${demoRatingId(name)}/${step}`, body);
  }

  /**
   * Values that no document may contain: of the case that is rated by its token, and of the order that waits for the
   * department.
   */
  async secrets(): Promise<Readonly<Record<'number' | 'orderId' | 'queryCode' | 'token', string>>> {
    const path = `/v1/applications/${demoCaseId('rating-by-token')}/query-code`;
    type Told = { readonly number: string; readonly queryCode: string; readonly ratings: readonly { token: string }[] };
    const { number, queryCode, ratings } = await this.city.notifier.get<Told>(path);
    const rating = await this.city.ratingDesk.get<{ orderId: string }>(`/v1/ratings/${demoRatingId('rectification')}`);
    return { number, queryCode, token: ratings[0]?.token ?? '', orderId: rating.orderId };
  }
}

/** When {@link WaitingCases.finish} is due. */
export const LAST_MORNING = `${DEMO_DAY}T10:00:00+08:00`;
export const LAST_EVENING = `${DEMO_DAY}T23:00:00+08:00`;
