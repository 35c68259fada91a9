import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { caseStatuses, nonAcceptanceGrounds } from '../domain/case-enums';

/** What a ground of not accepting can lack. */
const lacking = {
  correctionNotice: { zh: '补正告知', en: 'a correction notice' },
  correctedSet: { zh: '补正后的材料，或者补正期限届满', en: 'a corrected set, or the lapse of the applicant’s time' },
} as const;

/** 补正, 受理, 不予受理: what the first check can be refused with. */
export const firstCheckRejections = {
  'application.not-in-first-check': {
    kind: 'rule',
    parameters: ['status'],
    next: ['POST /v1/applications/{id}/materials'],
    terms: { status: caseStatuses.terms },
    title: { zh: '不在收件审查阶段', en: 'Not in first check' },
    meaning: { zh: '办件已不在收件审查阶段。', en: 'The case is no longer in its first check.' },
    detail: { zh: '办件状态为 {status}。', en: 'The case is {status}.' },
    advice: {
      zh: '受理以后材料的变化用 `POST /v1/applications/{id}/materials` 登记。',
      en: 'After the acceptance, `POST /v1/applications/{id}/materials` takes in what changes.',
    },
  },
  'application.correction-pending': {
    kind: 'rule',
    parameters: ['materials', 'until'],
    entries: { materials: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    next: ['POST /v1/applications/{id}/corrections'],
    title: { zh: '等待补正', en: 'Correction pending' },
    meaning: {
      zh: '已告知申请人补正（行政许可法第三十二条第一款第四项），补正材料尚未收到。',
      en: 'The applicant has been asked for corrections (补正, 行政许可法 art. 32(4)), and they have not come in.',
    },
    detail: {
      zh: '补正材料尚未收到：{materials}；期限至{until}。',
      en: 'The corrected materials have not come in: {materials}, until {until}.',
    },
    advice: {
      zh: '收到后登记：`POST /v1/applications/{id}/corrections`。',
      en: '`POST /v1/applications/{id}/corrections` takes them in.',
    },
  },
  'application.no-correction-asked': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/correction-notices', 'POST /v1/applications/{id}/materials'],
    title: { zh: '未告知补正', en: 'No correction asked' },
    meaning: { zh: '没有待补正的告知。', en: 'No correction notice is open.' },
    detail: { zh: '未要求申请人补正。', en: 'No correction has been asked for.' },
    advice: {
      zh: '一次性告知用 `POST /v1/applications/{id}/correction-notices`；补充材料用 `POST /v1/applications/{id}/materials`。',
      en: '`POST /v1/applications/{id}/correction-notices` asks; `POST /v1/applications/{id}/materials` adds a material.',
    },
  },
  'application.deadline-too-short': {
    kind: 'invalid',
    title: { zh: '补正期限过短', en: 'Deadline too short' },
    meaning: {
      zh: '补正期限至少包含送达（或告知）次日起的一个工作日。',
      en: 'The applicant has at least one working day after the notice, or after its service, to correct.',
    },
    advice: { zh: '延长 deadline。', en: 'Give a longer `deadline`.' },
  },
  'application.no-lapse-waits': {
    kind: 'rule',
    title: { zh: '没有待确认的逾期', en: 'No lapse waits' },
    meaning: {
      zh: '办件没有因放假通知尚未登记而暂缓的逾期。',
      en: 'No deadline of the applicant has lapsed whose consequence waits for the notice of a year.',
    },
    advice: {
      zh: '待处理事项见办件的 `waitsFor`。',
      en: '`waitsFor` of the case says what waits.',
    },
  },
  'application.no-entrusted-window': {
    kind: 'rule',
    title: { zh: '不是委托受理', en: 'No entrusted window' },
    meaning: {
      zh: '收件审查由事项的实施部门承办，没有可移交的委托受理窗口（行政许可法第二十四条）。',
      en: 'The item’s own department holds the first check: no entrusted window has anything to hand over (行政许可法 art. 24).',
    },
  },
  'application.already-accepted': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '已受理', en: 'Already accepted' },
    meaning: {
      zh: '办件已由工作人员受理，或者逾期未告知，自收到申请材料之日起即为受理（行政许可法第三十二条）。',
      en: 'The case has been accepted, by an official or by silence (行政许可法 art. 32).',
    },
    detail: { zh: '办件已受理，应当作出决定。', en: 'The case has been accepted; decide it instead.' },
    advice: {
      zh: '作出决定：`POST /v1/applications/{id}/decision`。期限内已作出的，提交时附送达回证（proofOfService）。',
      en: 'Decide it: `POST /v1/applications/{id}/decision`. An act in time is proved by its `proofOfService`.',
    },
  },
  'application.not-deferrable': {
    kind: 'invalid',
    parameters: ['codes', 'deferrable'],
    entries: { deferrable: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    next: ['POST /v1/applications/{id}/correction-notices'],
    title: { zh: '不可容缺', en: 'Not deferrable' },
    meaning: { zh: '事项不允许该材料容缺受理。', en: 'The item does not let this material follow later (容缺受理).' },
    detail: { zh: '不可容缺的材料：{codes}。', en: 'May not be deferred: {codes}.' },
    advice: {
      zh: '收齐材料后受理，或者一次性告知补正。',
      en: 'Accept the case once it is in, or ask for it by a correction notice.',
    },
  },
  'application.right-department-missing': {
    kind: 'invalid',
    title: { zh: '缺少有权机关', en: 'Right department missing' },
    meaning: {
      zh: '不属于本机关职权的，应当告知申请人向有关行政机关申请（行政许可法第三十二条）。',
      en: 'Who is not competent names the department that is (行政许可法 art. 32(2)).',
    },
    advice: { zh: '填写 rightDepartment。', en: 'Name it in `rightDepartment`.' },
  },
  'application.wrong-materials-missing': {
    kind: 'invalid',
    title: { zh: '未说明仍不符的材料', en: 'What is still wrong is missing' },
    meaning: {
      zh: '以补正后仍不符为由不予受理的，应当逐项说明哪些材料仍不符合、不符之处何在（行政许可法第三十二条）。',
      en: 'A corrected set that is not accepted as still wrong has each material named, with what is wrong with it (行政许可法 art. 32).',
    },
    advice: { zh: '在 stillWrong 中逐项填写。', en: 'Name them in `stillWrong`.' },
  },
  'application.referred-to-itself': {
    kind: 'invalid',
    title: { zh: '转介给自己', en: 'Referred to itself' },
    meaning: {
      zh: '应向其申请的行政机关不得是本事项的实施部门或者收件单位。',
      en: 'The right department is neither that of the item nor the one that received the case.',
    },
  },
  'application.ground-not-offered': {
    kind: 'invalid',
    parameters: ['ground', 'offered'],
    next: ['POST /v1/applications/{id}/correction-notices'],
    terms: { ground: nonAcceptanceGrounds.terms, offered: nonAcceptanceGrounds.terms },
    title: { zh: '事项没有该情形', en: 'Ground not offered' },
    meaning: {
      zh: '当场不予受理须有事项的法律规定，材料不全退件须有事项的规定。',
      en: 'Refusing on the spot takes a law of the item, sending an incomplete file back a rule of the item.',
    },
    detail: {
      zh: '该事项没有不予受理情形“{ground}”；可用：{offered}。',
      en: 'The item does not have the ground {ground}, but: {offered}.',
    },
    advice: {
      zh: '材料不齐的，用 `POST /v1/applications/{id}/correction-notices` 一次性告知补正。',
      en: 'An incomplete file gets `POST /v1/applications/{id}/correction-notices`.',
    },
  },
  'application.ground-missing': {
    kind: 'rule',
    parameters: ['ground', 'lacks'],
    next: ['POST /v1/applications/{id}/correction-notices'],
    terms: { ground: nonAcceptanceGrounds.terms, lacks: lacking },
    title: { zh: '不予受理缺少依据', en: 'Ground missing' },
    meaning: {
      zh: '不予受理应当具备法定情形及其要件（行政许可法第三十二条、第七十八条），否则无效；`lacks` 说明缺少什么。',
      en: 'Not accepting is void without what its ground asks for (行政许可法 arts. 32, 78); `lacks` says what.',
    },
    detail: {
      zh: '不予受理（{ground}）无效，缺少：{lacks}。',
      en: 'Not accepting ({ground}) is void: it lacks {lacks}.',
    },
    advice: {
      zh: '补充所缺内容；材料不齐的，用 `POST /v1/applications/{id}/correction-notices` 一次性告知补正。',
      en: 'Supply it; an incomplete file gets `POST /v1/applications/{id}/correction-notices`.',
    },
  },
} as const satisfies RejectionCatalogue;
