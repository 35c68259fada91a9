import { posts } from '@sealtrail/catalog/events';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { caseStatuses, servingModes } from '../domain/case-enums';

/** Refusals of any act on a case. */
export const everyActRejections = {
  'application.not-found': {
    kind: 'notFound',
    title: { zh: '无此办件', en: 'No such case' },
    meaning: {
      zh: '没有此办件，或者此办件不在您的查阅范围内。',
      en: 'The case does not exist, or you may not view it.',
    },
    advice: {
      zh: '请核对办件标识；可用 `GET /v1/applications` 按办件编号查询。',
      en: 'Check the id; `GET /v1/applications` finds a case by its number.',
    },
  },
  'application.not-tracked': {
    kind: 'notFound',
    title: { zh: '查询不到', en: 'No such application' },
    meaning: {
      zh: '没有此办件编号，查询码不符，或者查询码已过期（办结后九十日）。',
      en: 'The number does not exist, the query code is wrong, or it has expired (ninety days after the case was closed).',
    },
    advice: {
      zh: '核对回执上的办件编号和查询码。',
      en: 'Check the number and the query code on the receipt.',
    },
  },
  'application.closed': {
    kind: 'rule',
    parameters: ['status'],
    next: ['POST /v1/applications'],
    terms: { status: caseStatuses.terms },
    title: { zh: '办件已办结', en: 'Case closed' },
    meaning: {
      zh: '办件已经办结，不再作出任何决定。',
      en: 'The case is closed (办结); no further act is possible.',
    },
    detail: { zh: '办件已办结，状态为 {status}。', en: 'The case is closed: {status}.' },
    advice: {
      zh: '如需继续办理，请由申请人重新提出申请（`POST /v1/applications`）。',
      en: 'To continue, file a new application (`POST /v1/applications`).',
    },
  },
  'application.not-accepted': {
    kind: 'rule',
    parameters: ['status'],
    next: ['POST /v1/applications/{id}/acceptance', 'POST /v1/applications/{id}/corrections'],
    terms: { status: caseStatuses.terms },
    title: { zh: '尚未受理', en: 'Not yet accepted' },
    meaning: { zh: '办件尚未受理，不能进入审查和决定。', en: 'The case has not been accepted yet.' },
    detail: {
      zh: '办件尚未受理，状态为 {status}。',
      en: 'The case has not been accepted; it is {status}.',
    },
    advice: {
      zh: '先受理：`POST /v1/applications/{id}/acceptance`。',
      en: 'Accept it first: `POST /v1/applications/{id}/acceptance`.',
    },
  },
  'application.before-last-step': {
    kind: 'rule',
    parameters: ['last'],
    next: ['GET /v1/applications/{id}/history'],
    title: { zh: '早于上一法定步骤', en: 'Earlier than the last act' },
    meaning: {
      zh: '行为时间早于本办件或者本环节的上一法定步骤；同一环节内时间只能向前。',
      en: 'The act is dated before the last legal act of the case or of its branch.',
    },
    detail: { zh: '发生时间早于上一步骤（{last}）。', en: '`occurredAt` is before the last act, {last}.' },
    advice: {
      zh: '核对 occurredAt；历史见 `GET /v1/applications/{id}/history`。',
      en: 'Check `occurredAt`; `GET /v1/applications/{id}/history` lists the acts.',
    },
  },
  'application.before-receipt': {
    kind: 'invalid',
    parameters: ['received'],
    title: { zh: '早于收件', en: 'Earlier than the receipt' },
    meaning: {
      zh: '办件的任何行为、送达和到场都不早于所报的收件时间。',
      en: 'No event of a case, including services and visits, can be earlier than its receipt.',
    },
    detail: { zh: '收件时间为 {received}。', en: 'The case was received at {received}.' },
    advice: { zh: '核对时间后重新提交。', en: 'Check the time and resend.' },
  },
  'application.not-known-yet': {
    kind: 'invalid',
    parameters: ['recorded'],
    title: { zh: '当时尚无登记', en: 'Before the first record' },
    meaning: {
      zh: '所问的时刻早于本办件的首次登记，当时尚无任何已知事实。',
      en: 'The requested time is before the first record of the case.',
    },
    detail: { zh: '本办件首次登记于 {recorded}。', en: 'The case was first recorded at {recorded}.' },
    advice: { zh: '请改问不早于首次登记的时刻。', en: 'Request a time from then on.' },
  },
  'application.before-its-act': {
    kind: 'invalid',
    parameters: ['act'],
    title: { zh: '早于行为本身', en: 'Earlier than its act' },
    meaning: {
      zh: '送达、告知和结束都不早于行为本身。',
      en: 'The service, notification or end of an act cannot be earlier than the act.',
    },
    detail: { zh: '行为时间为 {act}。', en: 'The act took place at {act}.' },
    advice: { zh: '核对时间后重新提交。', en: 'Check both times and resend.' },
  },
  'application.act-not-shown': {
    kind: 'invalid',
    parameters: ['mode'],
    terms: { mode: servingModes.terms },
    title: { zh: '不能证明行为时间', en: 'Time of the act not proved' },
    meaning: {
      zh: '送达回证证明送达的时间；行为本身的时间，由系统日志或者电子回执证明。',
      en: 'A proof of service proves when the act was served; only a system log or an electronic receipt proves when it was performed.',
    },
    detail: {
      zh: '只有系统日志和电子回执能证明行为本身的时间，且该时间不晚于送达；该证明的方式为 {mode}。',
      en: 'Only a system log or an electronic receipt proves when the act itself was performed, and that time cannot be after its service; this proof is of kind {mode}.',
    },
  },
  'application.dated-after-now': {
    kind: 'invalid',
    parameters: ['date'],
    title: { zh: '落款日期未到', en: 'Dated in the future' },
    meaning: { zh: '文书的落款日期不得晚于当日。', en: 'A document cannot be dated after today.' },
    detail: { zh: '{date} 尚未到来。', en: '{date} is in the future.' },
  },
  'application.dated-before-receipt': {
    kind: 'invalid',
    parameters: ['received'],
    title: { zh: '落款日期早于收件', en: 'Dated before the receipt of the case' },
    meaning: {
      zh: '办件文书的落款日期不得早于所报的收件日期。',
      en: 'A document of a case cannot be dated before the receipt of the case.',
    },
    detail: { zh: '收件日期为 {received}。', en: 'The case was received on {received}.' },
  },
  'application.in-the-future': {
    kind: 'invalid',
    parameters: ['at'],
    title: { zh: '时间尚未到来', en: 'In the future' },
    meaning: {
      zh: '所报行为的时间晚于登记时间；尚未发生的事不能登记为已经发生。',
      en: 'A time given in the act is in the future.',
    },
    detail: { zh: '{at} 尚未到来。', en: '{at} is in the future.' },
    advice: { zh: '核对时间和时区偏移后重新提交。', en: 'Check the time and its UTC offset, and resend.' },
  },
  'application.other-department': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '非本部门职权', en: 'Act of another department' },
    meaning: {
      zh: '该行为属于其他部门的职权，不属于密钥所属部门（行政许可法第二十二条）。',
      en: 'The act is within the competence of a department other than that of the key (行政许可法 art. 22).',
    },
    detail: {
      zh: '该行为由部门 {department} 作出。',
      en: 'The act is within the competence of department {department}.',
    },
    advice: { zh: '由该部门用其密钥提交。', en: 'It must be sent by that department, with its own key.' },
  },
  'application.no-mandate': {
    kind: 'rule',
    parameters: ['posts', 'item', 'on'],
    next: ['PUT /v1/departments/{code}/officials/{id}'],
    terms: { posts: posts.terms },
    title: { zh: '无相应授权', en: 'No mandate' },
    meaning: {
      zh: '工作人员应当属于该部门、任相应岗位，并在当日对该事项有授权。',
      en: 'The official must belong to the department, hold a suitable post, and have a mandate for the item on that day.',
    },
    detail: {
      zh: '需要本部门的工作人员，任下列岗位之一：{posts}，并在 {on} 对事项 {item} 有授权。',
      en: 'An official of the department is required who holds one of the posts {posts} and a mandate for {item} on {on}.',
    },
    advice: {
      zh: '用 `PUT /v1/departments/{code}/officials/{id}` 的 posts 和 mandates 登记岗位和授权。',
      en: 'Set `posts` and `mandates`: `PUT /v1/departments/{code}/officials/{id}`.',
    },
  },
} as const satisfies RejectionCatalogue;
