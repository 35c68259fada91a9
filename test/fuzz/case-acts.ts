import type { SeededRandom } from '../oracle/seeded-random';
import { type Body, paper, proof, remedies, working } from '../stories/office';
import { type Filing, handedIn, type Seat } from './case-office';

/** The displayed state of a case, as far as it determines the next acts. */
export type ShownCase = {
  readonly status: string;
  readonly receivedOn: string;
  readonly branches: readonly Branch[];
  readonly stage: string | null;
  readonly suspensions: readonly Suspension[];
  readonly handler: { readonly department: string };
  readonly materials: readonly { readonly code: string }[];
  readonly missing: readonly string[];
  readonly deferred: readonly string[];
  readonly extended: boolean;
  readonly certificateNumber: string | null;
  readonly deliveredOn: string | null;
  readonly revision: string;
};
type Branch = {
  readonly id: string;
  readonly stage: string;
  readonly department: string;
  readonly opinion: string | null;
};
type Suspension = { readonly number: number; readonly endedOn: string | null; readonly pausesFrom: string | null };

/** A case at an instant, with the acts reported by then. */
export type Moment = {
  readonly shown: ShownCase;
  /** The accepted acts, by path below the case, with the last caller of each. */
  readonly told: ReadonlyMap<string, Seat>;
  readonly filing: Filing;
  /** The act that was reported late without a proof: the revision of its event, and when it happened. */
  readonly unproved: { readonly revision: string; readonly at: string } | null;
  /** When the act happens: now, or since the last one. */
  readonly at: string;
  /** The local date of `at`. */
  readonly date: string;
};

/** A command that the law permits in the current state of the case. */
export type CaseAct = {
  /** Its path below the case, as in the document. */
  readonly path: string;
  /** Its relative probability among the possible acts. */
  readonly weight: number;
  /** May be reported late, with its proof. */
  readonly provable?: true;
  readonly may: (moment: Moment) => boolean;
  readonly by: (moment: Moment, chance: SeededRandom) => Seat;
  /** Values of its path parameters. */
  readonly names?: (moment: Moment) => Readonly<Record<string, string>>;
  readonly tells: (moment: Moment, chance: SeededRandom) => Body;
};

const LISTED = ['form', 'photo'];
const grounds = { reasons: '不符合法定条件', legalBasis: '行政许可法第三十八条', remedies };

const is =
  (...statuses: readonly string[]) =>
  (moment: Moment) =>
    statuses.includes(moment.shown.status);
const isOpen = is('submitted', 'correctionPending', 'accepted');
const isGranted = is('granted');
const isAccepted = is('accepted');
const lacking = ({ shown }: Moment): readonly string[] =>
  LISTED.filter((code) => shown.materials.every((material) => material.code !== code));
const running = ({ shown }: Moment): Suspension | undefined =>
  shown.suspensions.find(({ endedOn }) => endedOn === null);
const branchOf = ({ shown }: Moment): Branch | undefined =>
  shown.branches.find(({ stage, opinion }) => stage === shown.stage && opinion === null);
const isHeldByHall = ({ shown, told }: Moment): boolean =>
  shown.handler.department === 'hall' && !told.has('/hand-over');
const holder = (moment: Moment): Seat => (isHeldByHall(moment) ? 'hall' : 'desk');
/** A portal reads what it filed. */
const applicant = (moment: Moment): Seat => (moment.filing.by === 'portal' ? 'portal' : holder(moment));
const desk = (): Seat => 'desk';
const ofSuspension = (moment: Moment) => ({ n: String(running(moment)?.number ?? 1) });
const seatOf = (department: string | undefined): Seat => (department === 'side' ? 'side' : 'desk');
const li = { officer: 'li' };

const mayGrant = (moment: Moment): boolean =>
  isAccepted(moment) &&
  lacking(moment).length === 0 &&
  running(moment) === undefined &&
  moment.shown.branches.every(({ opinion }) => opinion === 'agree');

/** The life of a case: each act with the state it requires, its caller, and a complete body. */
export const CASE_ACTS: readonly CaseAct[] = [
  {
    path: '/visits',
    weight: 1,
    may: () => true,
    by: holder,
    tells: () => ({ ...li, purpose: '咨询' }),
  },
  {
    path: '/materials',
    weight: 3,
    may: isOpen,
    by: applicant,
    tells: (moment, chance) => handedIn(chance.pick([...lacking(moment), ...LISTED])),
  },
  {
    path: '/correction-notices',
    weight: 12,
    provable: true,
    may: (moment) => is('submitted')(moment) && lacking(moment).length > 0 && !moment.told.has('/correction-notices'),
    by: holder,
    tells: (moment, chance) => ({
      ...li,
      missing: lacking(moment).map((code) => ({ code, reason: '未提交' })),
      deadline: working(chance.int(1, 8)),
      document: paper(moment.date),
    }),
  },
  {
    path: '/corrections',
    weight: 12,
    may: is('correctionPending'),
    by: holder,
    tells: (moment, chance) => {
      const codes = lacking(moment).length === 0 ? LISTED : lacking(moment);
      return { ...li, materials: (chance.percent(80) ? codes : codes.slice(0, 1)).map(handedIn) };
    },
  },
  {
    path: '/acceptance',
    weight: 12,
    provable: true,
    may: (moment) => is('submitted')(moment) && !lacking(moment).includes('form'),
    by: holder,
    tells: (moment) => {
      const materials = lacking(moment);
      const deferral = materials.length === 0 ? {} : { deferral: { materials, term: working(5) } };
      return { ...li, document: paper(moment.date), ...deferral };
    },
  },
  {
    path: '/non-acceptance',
    weight: 1,
    provable: true,
    may: is('submitted'),
    by: holder,
    tells: ({ date }) => ({ ...li, ground: 'notRequired', reason: '不需要许可', remedies, document: paper(date) }),
  },
  {
    path: '/hand-over',
    weight: 12,
    may: (moment) => isOpen(moment) && isHeldByHall(moment),
    by: () => 'hall',
    tells: ({ date }) => ({ ...li, document: paper(date) }),
  },
  {
    path: '/assignment',
    weight: 3,
    may: isAccepted,
    by: desk,
    tells: (_, chance) => ({ ...li, official: chance.pick(['wang', 'li']) }),
  },
  {
    path: '/steps/{stepId}/opinion',
    weight: 12,
    provable: true,
    may: (moment) => isAccepted(moment) && branchOf(moment) !== undefined,
    by: (moment) => seatOf(branchOf(moment)?.department),
    names: (moment) => ({ stepId: branchOf(moment)?.id ?? 'site' }),
    tells: (_, chance) => ({
      ...li,
      ...(chance.percent(90) ? { opinion: 'agree' } : { opinion: 'disagree', reasons: '不符合法定条件' }),
    }),
  },
  {
    path: '/suspensions',
    weight: 6,
    provable: true,
    may: (moment) => isAccepted(moment) && running(moment) === undefined,
    by: desk,
    tells: ({ date, at }, chance) => {
      const procedure = { ...li, procedure: 'expertReview', legalBasis: '行政许可法第四十五条' };
      const notice = { notice: { document: paper(date), givenAt: at }, expected: working(chance.int(1, 10)) };
      return chance.percent(60) ? { ...procedure, ...notice } : procedure;
    },
  },
  {
    path: '/suspensions/{n}/notice',
    weight: 12,
    provable: true,
    may: (moment) => isAccepted(moment) && running(moment)?.pausesFrom === null,
    by: desk,
    names: ofSuspension,
    tells: ({ date }, chance) => ({ ...li, document: paper(date), expected: working(chance.int(3, 12)) }),
  },
  {
    path: '/suspensions/{n}/prolongation',
    weight: 12,
    provable: true,
    may: (moment) => isAccepted(moment) && running(moment)?.pausesFrom != null,
    by: desk,
    names: ofSuspension,
    tells: ({ date }, chance) => ({
      ...li,
      document: paper(date),
      expected: working(chance.int(11, 30)),
      reason: '专家未到',
    }),
  },
  {
    path: '/suspensions/{n}/end',
    weight: 12,
    provable: true,
    may: (moment) => isAccepted(moment) && running(moment) !== undefined,
    by: desk,
    names: ofSuspension,
    tells: () => li,
  },
  {
    path: '/extension',
    weight: 12,
    provable: true,
    may: (moment) => isAccepted(moment) && !moment.shown.extended && running(moment) === undefined,
    by: (_, chance) => chance.pick(['desk', 'head']),
    tells: (moment, chance) => ({
      officer: 'qian',
      days: chance.int(1, 10),
      approver: 'qian',
      reason: '案情复杂',
      document: paper(moment.date),
      notifiedAt: moment.at,
    }),
  },
  {
    path: '/decision',
    weight: 5,
    provable: true,
    may: (moment) => isAccepted(moment) && (mayGrant(moment) || running(moment) === undefined),
    by: (_, chance) => chance.pick(['desk', 'decider']),
    tells: (moment) => {
      const decision = { officer: 'zhao', document: paper(moment.date) };
      return mayGrant(moment) ? { ...decision, outcome: 'granted' } : { ...decision, outcome: 'refused', ...grounds };
    },
  },
  {
    path: '/certificates',
    weight: 12,
    may: (moment) => isGranted(moment) && moment.shown.certificateNumber === null,
    by: desk,
    tells: ({ date }) => ({ ...li, certificateType: '11100000000013338W011', validFrom: date }),
  },
  {
    path: '/delivery',
    weight: 12,
    may: (moment) => isGranted(moment) && moment.shown.deliveredOn === null,
    by: desk,
    tells: ({ at }) => ({ ...li, occurredAt: at, proofOfService: proof(at) }),
  },
  {
    path: '/withdrawal',
    weight: 1,
    may: isOpen,
    by: applicant,
    tells: ({ date }) => ({ reason: '不再办理', document: { kind: '撤回申请书', number: 'W-1', date } }),
  },
  {
    path: '/termination',
    weight: 1,
    provable: true,
    may: isAccepted,
    by: desk,
    tells: ({ date }) => ({
      officer: 'zhao',
      reason: '申请人死亡',
      legalBasis: '行政许可法第七十条',
      document: paper(date),
    }),
  },
  {
    path: '/late-proofs',
    weight: 14,
    may: ({ unproved }) => unproved !== null,
    by: desk,
    tells: ({ unproved, at }) => ({
      ...li,
      revision: unproved?.revision ?? '0',
      proofOfService: proof(unproved?.at ?? at),
    }),
  },
  {
    path: '/receipt-confirmation',
    weight: 12,
    may: ({ filing, told }) => filing.isLate && !told.has('/receipt-confirmation'),
    by: desk,
    tells: () => li,
  },
  {
    path: '/approvals/{act}/confirmation',
    weight: 12,
    may: ({ told }) => told.get('/decision') === 'desk' && !told.has('/approvals/{act}/confirmation'),
    by: () => 'decider',
    names: () => ({ act: 'decision' }),
    tells: () => ({}),
  },
  {
    path: '/approvals/{act}/disavowal',
    weight: 12,
    may: ({ told }) => told.get('/extension') === 'desk' && !told.has('/approvals/{act}/disavowal'),
    by: () => 'head',
    names: () => ({ act: 'extension' }),
    tells: () => ({ reason: '未经我审批' }),
  },
];
