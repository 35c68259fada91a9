import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { caseStatuses, nonAcceptanceGrounds } from '../domain/case-enums';

/** Missing parts of a ground of non-acceptance. */
const lacking = {
  correctionNotice: { zh: '补正告知', en: 'a correction notice' },
  correctedSet: {
    zh: '补正后的材料，或者补正期限届满',
    en: 'a corrected set, or the lapse of the applicant’s deadline',
  },
} as const;

/** Refusals of 补正, 受理 and 不予受理. */
export const firstCheckRejections = {
  'application.not-in-first-check': {
    kind: 'rule',
    parameters: ['status'],
    next: ['POST /v1/applications/{id}/materials'],
    terms: { status: caseStatuses.terms },
    title: { zh: '不在收件审查阶段', en: 'Not in first check' },
    meaning: { zh: '办件已不在收件审查阶段。', en: 'The first check of the case has ended.' },
    detail: { zh: '办件状态为 {status}。', en: 'The case is {status}.' },
    advice: {
      zh: '受理以后材料的变化用 `POST /v1/applications/{id}/materials` 登记。',
      en: 'After acceptance, submit changed materials by `POST /v1/applications/{id}/materials`.',
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
      en: 'The applicant has been asked for corrections (补正, 行政许可法 art. 32(4)) that have not been submitted.',
    },
    detail: {
      zh: '补正材料尚未收到：{materials}；期限至{until}。',
      en: 'Corrected materials have not been submitted: {materials}; deadline {until}.',
    },
    advice: {
      zh: '收到后登记：`POST /v1/applications/{id}/corrections`。',
      en: 'Submit them by `POST /v1/applications/{id}/corrections`.',
    },
  },
  'application.no-correction-asked': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/correction-notices', 'POST /v1/applications/{id}/materials'],
    title: { zh: '未告知补正', en: 'No open correction notice' },
    meaning: { zh: '没有待补正的告知。', en: 'No correction notice is open.' },
    detail: { zh: '未要求申请人补正。', en: 'No correction has been requested.' },
    advice: {
      zh: '一次性告知用 `POST /v1/applications/{id}/correction-notices`；补充材料用 `POST /v1/applications/{id}/materials`。',
      en: 'Request corrections by `POST /v1/applications/{id}/correction-notices`; add a material by `POST /v1/applications/{id}/materials`.',
    },
  },
  'application.deadline-too-short': {
    kind: 'invalid',
    title: { zh: '补正期限过短', en: 'Deadline too short' },
    meaning: {
      zh: '补正期限至少包含送达（或告知）次日起的一个工作日。',
      en: 'The applicant must have at least one working day to correct, counted from the notice or its service.',
    },
    advice: { zh: '延长 deadline。', en: 'Set a later `deadline`.' },
  },
  'application.no-lapse-waits': {
    kind: 'rule',
    title: { zh: '没有待确认的逾期', en: 'No lapse pending' },
    meaning: {
      zh: '办件没有因放假通知尚未登记而暂缓的逾期。',
      en: 'No deadline of the applicant has lapsed with its consequence pending until the holiday notice of a year.',
    },
    advice: {
      zh: '待处理事项见办件的 `waitsFor`。',
      en: '`waitsFor` of the case shows what is pending.',
    },
  },
  'application.no-entrusted-window': {
    kind: 'rule',
    title: { zh: '不是委托受理', en: 'No entrusted window' },
    meaning: {
      zh: '收件审查由事项的实施部门承办，没有可移交的委托受理窗口（行政许可法第二十四条）。',
      en: 'The item’s own department performs the first check; there is no entrusted window to hand the file over (行政许可法 art. 24).',
    },
  },
  'application.already-accepted': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '已受理', en: 'Already accepted' },
    meaning: {
      zh: '办件已由工作人员受理，或者逾期未告知，自收到申请材料之日起即为受理（行政许可法第三十二条）。',
      en: 'The case has been accepted by an official or is deemed accepted (行政许可法 art. 32).',
    },
    detail: { zh: '办件已受理，应当作出决定。', en: 'The case has already been accepted.' },
    advice: {
      zh: '作出决定：`POST /v1/applications/{id}/decision`。期限内已作出的，提交时附送达回证（proofOfService）。',
      en: 'Decide it: `POST /v1/applications/{id}/decision`. To show that the act was in time, send its `proofOfService`.',
    },
  },
  'application.not-deferrable': {
    kind: 'invalid',
    parameters: ['codes', 'deferrable'],
    entries: { deferrable: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    next: ['POST /v1/applications/{id}/correction-notices'],
    title: { zh: '不可容缺', en: 'Not deferrable' },
    meaning: {
      zh: '事项不允许该材料容缺受理。',
      en: 'The item does not allow this material to be deferred (容缺受理).',
    },
    detail: { zh: '不可容缺的材料：{codes}。', en: 'Not deferrable: {codes}.' },
    advice: {
      zh: '收齐材料后受理，或者一次性告知补正。',
      en: 'Accept the case after the material has been submitted, or request it by a correction notice.',
    },
  },
  'application.right-department-missing': {
    kind: 'invalid',
    title: { zh: '缺少有权机关', en: 'Competent department missing' },
    meaning: {
      zh: '不属于本机关职权的，应当告知申请人向有关行政机关申请（行政许可法第三十二条）。',
      en: 'A non-acceptance for lack of competence must name the competent department (行政许可法 art. 32(2)).',
    },
    advice: { zh: '填写 rightDepartment。', en: 'Name it in `rightDepartment`.' },
  },
  'application.wrong-materials-missing': {
    kind: 'invalid',
    title: { zh: '未说明仍不符的材料', en: 'Remaining defects missing' },
    meaning: {
      zh: '以补正后仍不符为由不予受理的，应当逐项说明哪些材料仍不符合、不符之处何在（行政许可法第三十二条）。',
      en: 'When a corrected set is rejected as still deficient, each deficient material and its defect must be named (行政许可法 art. 32).',
    },
    advice: { zh: '在 stillWrong 中逐项填写。', en: 'Name them in `stillWrong`.' },
  },
  'application.referred-to-itself': {
    kind: 'invalid',
    title: { zh: '转介给自己', en: 'Referred to the same department' },
    meaning: {
      zh: '应向其申请的行政机关不得是本事项的实施部门或者收件单位。',
      en: 'The competent department must be neither the department of the item nor the one that received the case.',
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
      en: 'Non-acceptance on the spot requires a legal provision declared by the item; returning an incomplete file requires a rule of the item.',
    },
    detail: {
      zh: '该事项没有不予受理情形“{ground}”；可用：{offered}。',
      en: 'The item does not offer the ground {ground}; offered: {offered}.',
    },
    advice: {
      zh: '材料不齐的，用 `POST /v1/applications/{id}/correction-notices` 一次性告知补正。',
      en: 'For an incomplete file, issue a correction notice: `POST /v1/applications/{id}/correction-notices`.',
    },
  },
  'application.ground-missing': {
    kind: 'rule',
    parameters: ['ground', 'lacks'],
    next: ['POST /v1/applications/{id}/correction-notices'],
    terms: { ground: nonAcceptanceGrounds.terms, lacks: lacking },
    title: { zh: '不予受理缺少依据', en: 'Ground incomplete' },
    meaning: {
      zh: '不予受理应当具备法定情形及其要件（行政许可法第三十二条、第七十八条），否则无效；`lacks` 说明缺少什么。',
      en: 'The non-acceptance decision is invalid without what its ground requires (行政许可法 arts. 32, 78); `lacks` says what is missing.',
    },
    detail: {
      zh: '不予受理（{ground}）无效，缺少：{lacks}。',
      en: 'The non-acceptance decision ({ground}) is invalid; missing: {lacks}.',
    },
    advice: {
      zh: '补充所缺内容；材料不齐的，用 `POST /v1/applications/{id}/correction-notices` 一次性告知补正。',
      en: 'Supply it; for an incomplete file, issue a correction notice: `POST /v1/applications/{id}/correction-notices`.',
    },
  },
} as const satisfies RejectionCatalogue;
