import { consequences } from '@sealtrail/catalog/events';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { caseStatuses } from '../domain/case-enums';

/** Refusals of 决定, 证照签发 and 送达. */
export const decisionRejections = {
  'application.deferral-not-lapsed': {
    kind: 'rule',
    parameters: ['materials', 'consequence'],
    entries: { materials: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    next: ['POST /v1/applications/{id}/materials'],
    terms: { consequence: consequences.terms },
    title: { zh: '容缺材料未逾期', en: 'No lapsed deferral' },
    meaning: {
      zh: '以容缺材料逾期为由终止，须容缺材料逾期未交，且事项规定的后果为退件或者撤销受理。',
      en: 'This ground requires deferred materials that were not submitted in time, and an item whose consequence is return or cancelled acceptance.',
    },
    detail: {
      zh: '尚待补交：{materials}；逾期的后果：{consequence}。',
      en: 'Outstanding materials: {materials}; consequence of a lapse: {consequence}.',
    },
    advice: {
      zh: '逾期事项和后果见 `GET /v1/applications/{id}` 的 waitsFor。',
      en: '`waitsFor` of `GET /v1/applications/{id}` shows what has lapsed, and the consequence.',
    },
  },
  'application.lapse-has-its-act': {
    kind: 'rule',
    parameters: ['consequence', 'act'],
    next: ['POST /v1/applications/{id}/termination', 'POST /v1/applications/{id}/decision'],
    terms: { consequence: consequences.terms },
    title: { zh: '逾期另有法定处理', en: 'Withdrawal not allowed after a lapse' },
    meaning: {
      zh: '逾期的后果是退件、撤销受理或者不予许可的，应当说明理由并告知救济途径，不得由承办部门以撤回代替；申请人本人撤回的除外。',
      en: 'Where a lapse leads to return, cancelled acceptance or refusal, the department must give reasons and remedies; it cannot record a withdrawal instead, unless the applicant asked for it.',
    },
    detail: {
      zh: '逾期的后果为{consequence}：`POST /v1/applications/{id}/{act}`。',
      en: 'The consequence is {consequence}: `POST /v1/applications/{id}/{act}`.',
    },
    advice: {
      zh: '退件和撤销受理：`POST /v1/applications/{id}/termination`（ground 为 deferralLapsed）；不予许可：`POST /v1/applications/{id}/decision`。申请人本人撤回的，由其门户提交，或者在 document 中登记其撤回申请书。',
      en: 'Return and cancelled acceptance: `POST /v1/applications/{id}/termination` with the ground `deferralLapsed`; refusal: `POST /v1/applications/{id}/decision`. The applicant’s own withdrawal is sent by the portal, or with the applicant’s written request in `document`.',
    },
  },
  'application.disagreement': {
    kind: 'rule',
    parameters: ['steps'],
    entries: {
      steps: {
        members: ['id', 'stage', 'department', 'until'],
        said: { zh: '{id}（{department}）', en: '{id} ({department})' },
      },
    },
    next: ['POST /v1/applications/{id}/steps/{stepId}/opinion', 'POST /v1/applications/{id}/decision'],
    title: { zh: '会签部门不同意', en: 'Disagreement' },
    meaning: {
      zh: '有部门不同意，在其同意之前不得准予许可。',
      en: 'A department disagrees; the case cannot be granted until it agrees.',
    },
    detail: { zh: '不同意的环节：{steps}。', en: 'Disagreed: {steps}.' },
    advice: {
      zh: '由该部门重新提出意见（`POST /v1/applications/{id}/steps/{stepId}/opinion`），或者不予许可。',
      en: 'Have that department give a new opinion (`POST /v1/applications/{id}/steps/{stepId}/opinion`), or refuse the application.',
    },
  },
  'application.steps-open': {
    kind: 'rule',
    parameters: ['steps'],
    entries: {
      steps: {
        members: ['id', 'stage', 'department', 'until'],
        said: { zh: '{id}（{department}，至{until}）', en: '{id} ({department}, until {until})' },
      },
    },
    next: ['POST /v1/applications/{id}/steps/{stepId}/opinion'],
    title: { zh: '会签未完成', en: 'Opinions outstanding' },
    meaning: { zh: '尚有部门未提出会签意见。', en: 'Not all departments of the stages have given their opinions.' },
    detail: { zh: '尚无意见的环节：{steps}。', en: 'Outstanding opinions: {steps}.' },
    advice: {
      zh: '等待意见：`POST /v1/applications/{id}/steps/{stepId}/opinion`。',
      en: 'Opinions are given by `POST /v1/applications/{id}/steps/{stepId}/opinion`.',
    },
  },
  'application.materials-missing': {
    kind: 'rule',
    parameters: ['codes', 'materials'],
    entries: { materials: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    next: ['POST /v1/applications/{id}/materials'],
    title: { zh: '材料不齐', en: 'Materials missing' },
    meaning: {
      zh: '必需的材料尚未收到，容缺的材料尚未补齐，不得准予许可。',
      en: 'Required materials, or deferred ones (容缺), have not been submitted.',
    },
    detail: { zh: '缺少材料：{materials}。', en: 'Missing: {materials}.' },
    advice: {
      zh: '登记材料：`POST /v1/applications/{id}/materials`。',
      en: 'Submit them by `POST /v1/applications/{id}/materials`.',
    },
  },
  'application.reasons-missing': {
    kind: 'invalid',
    title: { zh: '缺少理由', en: 'Reasons missing' },
    meaning: {
      zh: '不予许可、不予受理、会签不同意、延长期限、终止和撤回应当说明理由，理由须可读（行政许可法第三十八条、第四十二条）。',
      en: 'A refusal, a disagreement, an extension or a termination is invalid without written reasons (行政许可法 arts. 38, 42).',
    },
    advice: { zh: '写明理由后重新提交。', en: 'Resend it with the reasons.' },
  },
  'application.legal-basis-missing': {
    kind: 'invalid',
    title: { zh: '缺少法律依据', en: 'Legal basis missing' },
    meaning: {
      zh: '不予许可（行政许可法第三十八条）和特别程序（第四十五条）应当写明法律依据，否则无效。',
      en: 'A refusal (行政许可法 art. 38) or a suspension (art. 45) is invalid without its legal basis.',
    },
    advice: { zh: '在 legalBasis 中写明条款。', en: 'Cite the article in `legalBasis`.' },
  },
  'application.remedies-missing': {
    kind: 'invalid',
    title: { zh: '缺少救济途径', en: 'Remedies missing' },
    meaning: {
      zh: '不予许可应当告知申请人依法申请行政复议或者提起行政诉讼的权利（行政许可法第三十八条）。',
      en: 'A refusal must state the organ for administrative reconsideration and the court for litigation (行政许可法 art. 38).',
    },
    advice: { zh: '在 remedies 中写明复议机关和法院。', en: 'Name the organ and the court in `remedies`.' },
  },
  'application.validity-backwards': {
    kind: 'invalid',
    parameters: ['validFrom'],
    title: { zh: '有效期颠倒', en: 'Validity period invalid' },
    meaning: {
      zh: '证照有效期的截止日不得早于起始日。',
      en: 'The last day of a certificate’s validity must not be before its first.',
    },
    detail: { zh: '有效期自 {validFrom} 起。', en: 'The first day of validity is {validFrom}.' },
  },
  'application.not-granted': {
    kind: 'rule',
    parameters: ['status'],
    next: ['POST /v1/applications/{id}/decision'],
    terms: { status: caseStatuses.terms },
    title: { zh: '未准予许可', en: 'Not granted' },
    meaning: {
      zh: '只有准予许可的办件才签发证照、送达结果（行政许可法第四十四条）。',
      en: 'Only a granted application gets a certificate and is delivered (行政许可法 art. 44).',
    },
    detail: { zh: '办件状态为 {status}。', en: 'The case is {status}.' },
    advice: {
      zh: '先作出准予许可的决定：`POST /v1/applications/{id}/decision`。',
      en: 'Grant it first: `POST /v1/applications/{id}/decision`.',
    },
  },
  'application.certificate-issued': {
    kind: 'rule',
    parameters: ['certificateNumber'],
    title: { zh: '证照已签发', en: 'Certificate already issued' },
    meaning: { zh: '本办件的证照已经签发。', en: 'The certificate of the case has already been issued.' },
    detail: { zh: '证照编号为 {certificateNumber}。', en: 'The certificate is {certificateNumber}.' },
  },
  'application.certificate-identifier-taken': {
    kind: 'rule',
    parameters: ['certificateId'],
    title: { zh: '电子证照标识已使用', en: 'Identifier taken' },
    meaning: {
      zh: '电子证照标识（GB/T 36904-2018）属于一个办件，不得重复使用。',
      en: 'A certificate identifier (GB/T 36904-2018) belongs to one case and is never reused.',
    },
    detail: { zh: '标识 {certificateId} 已属于其他办件。', en: '{certificateId} belongs to another case.' },
    advice: { zh: '使用另一个 serial，或者不填。', en: 'Use another `serial`, or omit it.' },
  },
  'application.issuer-code-missing': {
    kind: 'rule',
    parameters: ['department'],
    next: ['PUT /v1/departments/{code}'],
    title: { zh: '缺少统一社会信用代码', en: 'Issuer code missing' },
    meaning: {
      zh: '签发证照的部门应当有统一社会信用代码（GB 32100-2015），它是电子证照标识的组成部分（GB/T 36904-2018）。',
      en: 'To issue certificates, the department must have a 统一社会信用代码, which is part of the certificate identifier (GB/T 36904-2018).',
    },
    detail: {
      zh: '部门 {department} 没有统一社会信用代码。',
      en: 'Department {department} has no 统一社会信用代码.',
    },
    advice: {
      zh: '用 `PUT /v1/departments/{code}` 的 uscc 登记。',
      en: 'Set its `uscc`: `PUT /v1/departments/{code}`.',
    },
  },
  'application.delivered': {
    kind: 'rule',
    title: { zh: '已送达', en: 'Delivered' },
    meaning: { zh: '办理结果已经送达。', en: 'The result has been delivered.' },
  },
} as const satisfies RejectionCatalogue;
