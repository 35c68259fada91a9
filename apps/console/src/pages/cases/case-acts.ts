import type { Answer, PostPath } from '../../api/client';
import type { Text } from '../../words/language';

export type Case = Answer<'/v1/applications/{id}'>;
export type Target = {
  /** Values of the path besides the id. */
  readonly values: Readonly<Record<string, string>>;
  /** What of several it is about: the second procedure, a step. */
  readonly about: string;
};

/** An act on a case: its route, and what of the case it can be done to. */
export type CaseAct = {
  readonly title: Text;
  readonly path: PostPath;
  /** Empty: the case is not open to it. */
  readonly targets: (shown: Case) => readonly Target[];
};

const WHOLE: readonly Target[] = [{ values: {}, about: '' }];
const inStatus =
  (...statuses: readonly Case['status'][]) =>
  ({ status }: Case): readonly Target[] =>
    statuses.includes(status) ? WHOLE : [];
const OPEN = ['submitted', 'correctionPending', 'accepted'] as const;

const suspensions = (isOf: (suspension: Case['suspensions'][number]) => boolean) => (shown: Case) =>
  shown.status === 'accepted'
    ? shown.suspensions
        .filter(isOf)
        .map(({ number, procedure }): Target => ({ values: { n: String(number) }, about: `#${number} ${procedure}` }))
    : [];
const isRunning = ({ endedOn }: Case['suspensions'][number]): boolean => endedOn === null;

/** Steps of the running stage without an opinion. */
const openSteps = ({ status, branches, stage }: Case): readonly Target[] =>
  status === 'accepted'
    ? branches
        .filter((branch) => branch.opinion === null && branch.stage === stage)
        .map(({ id }): Target => ({ values: { stepId: id }, about: id }))
    : [];

const waitingReviews = ({ toldLate }: Case): readonly Target[] =>
  toldLate.flatMap(({ review }) =>
    review?.standing === 'waiting' ? [{ values: { n: String(review.review) }, about: `#${review.review}` }] : [],
  );

const isHeldBack = ({ waitsFor }: Case): readonly Target[] =>
  waitsFor.some(({ what }) => what === 'correctionHeldBack' || what === 'deferralHeldBack') ? WHOLE : [];

/** By the states of a case (libs/applications/README.md); what it depends on besides these, the server answers. */
export const CASE_ACTS: readonly CaseAct[] = [
  { title: { zh: '受理', en: 'accept' }, path: '/v1/applications/{id}/acceptance', targets: inStatus('submitted') },
  {
    title: { zh: '一次性告知', en: 'notify what is missing' },
    path: '/v1/applications/{id}/correction-notices',
    targets: inStatus('submitted'),
  },
  {
    title: { zh: '补正', en: 'record corrections' },
    path: '/v1/applications/{id}/corrections',
    targets: inStatus('correctionPending'),
  },
  {
    title: { zh: '不予受理', en: 'refuse acceptance' },
    path: '/v1/applications/{id}/non-acceptance',
    targets: inStatus('submitted', 'correctionPending'),
  },
  {
    title: { zh: '移交', en: 'hand over' },
    path: '/v1/applications/{id}/hand-over',
    targets: (shown) =>
      shown.handler.department === shown.department ? [] : inStatus('submitted', 'correctionPending')(shown),
  },
  {
    title: { zh: '补交材料', en: 'add a material' },
    path: '/v1/applications/{id}/materials',
    targets: inStatus(...OPEN),
  },
  {
    title: { zh: '会签意见', en: 'give the opinion' },
    path: '/v1/applications/{id}/steps/{stepId}/opinion',
    targets: openSteps,
  },
  {
    title: { zh: '特别程序', en: 'start a special procedure' },
    path: '/v1/applications/{id}/suspensions',
    targets: inStatus('accepted'),
  },
  {
    title: { zh: '特别程序告知', en: 'notify the special procedure' },
    path: '/v1/applications/{id}/suspensions/{n}/notice',
    targets: suspensions((suspension) => isRunning(suspension) && suspension.pausesFrom === null),
  },
  {
    title: { zh: '特别程序延期', en: 'prolong the special procedure' },
    path: '/v1/applications/{id}/suspensions/{n}/prolongation',
    targets: suspensions((suspension) => isRunning(suspension) && suspension.pausesFrom !== null),
  },
  {
    title: { zh: '特别程序结束', en: 'end the special procedure' },
    path: '/v1/applications/{id}/suspensions/{n}/end',
    targets: suspensions(isRunning),
  },
  {
    title: { zh: '延长时限', en: 'extend the limit' },
    path: '/v1/applications/{id}/extension',
    targets: (shown) => (shown.extended ? [] : inStatus('accepted')(shown)),
  },
  { title: { zh: '决定', en: 'decide' }, path: '/v1/applications/{id}/decision', targets: inStatus('accepted') },
  {
    title: { zh: '证照签发', en: 'issue the certificate' },
    path: '/v1/applications/{id}/certificates',
    targets: (shown) => (shown.certificateNumber === null ? inStatus('granted')(shown) : []),
  },
  {
    title: { zh: '送达', en: 'record the delivery' },
    path: '/v1/applications/{id}/delivery',
    targets: (shown) => (shown.deliveredOn === null ? inStatus('granted')(shown) : []),
  },
  {
    title: { zh: '指派', en: 'assign' },
    path: '/v1/applications/{id}/assignment',
    targets: inStatus(...OPEN, 'granted'),
  },
  { title: { zh: '到场', en: 'record a visit' }, path: '/v1/applications/{id}/visits', targets: () => WHOLE },
  {
    title: { zh: '补交送达回证', en: 'add a proof of service' },
    path: '/v1/applications/{id}/late-proofs',
    targets: ({ toldLate }) => (toldLate.length === 0 ? [] : WHOLE),
  },
  {
    title: { zh: '复核自证', en: 'review a proof' },
    path: '/v1/applications/{id}/proof-reviews/{n}',
    targets: waitingReviews,
  },
  {
    title: { zh: '确认逾期', en: 'confirm the lapse' },
    path: '/v1/applications/{id}/lapse-confirmation',
    targets: isHeldBack,
  },
  { title: { zh: '撤回', en: 'withdraw' }, path: '/v1/applications/{id}/withdrawal', targets: inStatus(...OPEN) },
  { title: { zh: '终止', en: 'terminate' }, path: '/v1/applications/{id}/termination', targets: inStatus(...OPEN) },
];
