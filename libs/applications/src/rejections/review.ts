import { statutoryProcedures } from '@sealtrail/catalog/events';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { dayUnits } from '@sealtrail/working-days';

/** Refusals of 会签, 特别程序 and 延长. */
export const reviewRejections = {
  'application.step-not-running': {
    kind: 'rule',
    parameters: ['step', 'running'],
    entries: {
      running: {
        members: ['id', 'stage', 'department', 'until'],
        said: { zh: '{id}（{department}，至{until}）', en: '{id} ({department}, until {until})' },
      },
    },
    next: ['POST /v1/applications/{id}/steps/{stepId}/opinion'],
    title: { zh: '环节未在进行', en: 'Step not active' },
    meaning: {
      zh: '该环节所在的阶段尚未开始，或者该环节已有意见。',
      en: 'The step is not part of a started stage, or has ended.',
    },
    detail: {
      zh: '环节 {step} 不在已开始的阶段之中；正在进行：{running}。',
      en: 'Step {step} is not part of a started stage; active steps: {running}.',
    },
    advice: {
      zh: '环节见 `GET /v1/applications/{id}` 的 branches。',
      en: '`branches` of `GET /v1/applications/{id}` shows the active steps.',
    },
  },
  'application.opinion-given': {
    kind: 'rule',
    title: { zh: '意见已提出', en: 'Opinion already given' },
    meaning: {
      zh: '该部门已经同意，不再收回。',
      en: 'The department has already agreed; an agreement cannot be withdrawn.',
    },
    detail: { zh: '该部门已经同意，意见有效。', en: 'This department has already agreed.' },
  },
  'application.no-statutory-limit': {
    kind: 'rule',
    title: { zh: '无法定期限', en: 'No statutory limit' },
    meaning: { zh: '该事项没有可以延长的法定期限。', en: 'The item has no statutory limit to extend.' },
    detail: { zh: '没有可以延长的法定期限。', en: 'The case has no statutory limit to extend.' },
  },
  'application.already-extended': {
    kind: 'rule',
    title: { zh: '已延长', en: 'Already extended' },
    meaning: {
      zh: '法定期限只能延长一次（行政许可法第四十二条）。',
      en: 'The statutory limit can be extended only once (行政许可法 art. 42).',
    },
    detail: { zh: '本办件已延长一次。', en: 'The statutory limit of the case has already been extended.' },
  },
  'application.extension-beyond-cap': {
    kind: 'rule',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '延长超过上限', en: 'Extension beyond cap' },
    meaning: {
      zh: '延长不得超过十日，联办的不得超过十五日（行政许可法第四十二条），事项另有规定的从其规定。',
      en: 'An extension is at most 10 days, for a joint item 15 (行政许可法 art. 42), or what the law of the item allows.',
    },
    detail: { zh: '最多 {days} 日（{unit}）。', en: 'At most {days} days ({unit}).' },
    advice: { zh: '以允许的天数重新提交。', en: 'Reduce the extension to that.' },
  },
  'application.extension-too-late': {
    kind: 'rule',
    parameters: ['limit'],
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '延长过迟', en: 'Extension too late' },
    meaning: {
      zh: '延长应当在期限届满前批准，并将理由告知申请人（行政许可法第四十二条）。',
      en: 'An extension must be approved, and the applicant notified, before the limit expires (行政许可法 art. 42).',
    },
    detail: {
      zh: '应当在期限届满（{limit}）前批准并告知申请人。',
      en: 'It must be approved, and the applicant notified, before the limit expires at {limit}.',
    },
    advice: { zh: '期限已过，应当作出决定。', en: 'The limit has expired; decide the case.' },
  },
  'application.procedure-stops-no-clock': {
    kind: 'invalid',
    parameters: ['procedure', 'offered', 'further'],
    entries: { further: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    terms: { offered: statutoryProcedures.terms },
    title: { zh: '不属于不计时程序', en: 'Procedure stops no clock' },
    meaning: {
      zh: '只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审（行政许可法第四十五条），或者事项自身规定的程序，所需时间不计入期限。',
      en: 'Only the eight procedures of 行政许可法 art. 45, or those declared by the item, stop the clock.',
    },
    detail: {
      zh: '{procedure} 不属于可以不计时的程序；可用：{offered}。',
      en: '{procedure} does not stop the clock; procedures that do: {offered}.',
    },
    advice: {
      zh: '事项规定的程序见 `GET /v1/items/{code}` 的 furtherProcedures。',
      en: '`furtherProcedures` of `GET /v1/items/{code}` lists those declared by the item.',
    },
  },
  'application.suspension-not-found': {
    kind: 'notFound',
    parameters: ['suspension', 'open'],
    entries: {
      open: {
        members: ['number', 'procedure', 'since', 'until'],
        said: { zh: '第{number}号（{procedure}，{since}起）', en: '{number} ({procedure}, since {since})' },
        terms: { procedure: statutoryProcedures.terms },
      },
    },
    next: ['POST /v1/applications/{id}/suspensions'],
    title: { zh: '无此特别程序', en: 'No such suspension' },
    meaning: { zh: '办件没有该序号的特别程序。', en: 'The case has no suspension with this number.' },
    detail: {
      zh: '没有第 {suspension} 号特别程序；正在进行：{open}。',
      en: 'There is no suspension {suspension}; open: {open}.',
    },
    advice: {
      zh: '特别程序见 `GET /v1/applications/{id}/clocks`。',
      en: '`GET /v1/applications/{id}/clocks` shows them.',
    },
  },
  'application.suspension-ended': {
    kind: 'rule',
    parameters: ['ended', 'open'],
    entries: {
      open: {
        members: ['number', 'procedure', 'since', 'until'],
        said: { zh: '第{number}号（{procedure}，{since}起）', en: '{number} ({procedure}, since {since})' },
        terms: { procedure: statutoryProcedures.terms },
      },
    },
    next: ['POST /v1/applications/{id}/suspensions'],
    title: { zh: '特别程序已结束', en: 'Suspension ended' },
    meaning: { zh: '该特别程序已经结束。', en: 'The suspension has ended.' },
    detail: {
      zh: '已于 {ended} 结束；正在进行：{open}。',
      en: 'It ended at {ended}; open: {open}.',
    },
  },
  'application.notice-given': {
    kind: 'rule',
    title: { zh: '已书面告知', en: 'Notice already given' },
    meaning: {
      zh: '该特别程序已经书面告知申请人（行政许可法第四十五条）。',
      en: 'The notice of this suspension has already been given (行政许可法 art. 45).',
    },
  },
  'application.not-longer': {
    kind: 'rule',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '未延长', en: 'Not a prolongation' },
    meaning: {
      zh: '延长特别程序应当写明总时间，且长于原告知的时间，计算单位不变。',
      en: 'A prolongation states the total duration, longer than announced and in the same unit.',
    },
    detail: { zh: '总时间应当多于 {days} 日（{unit}）。', en: 'The total must be more than {days} days ({unit}).' },
    advice: { zh: '在 expected 中写明总时间。', en: 'State the total duration in `expected`.' },
  },
  'application.not-announced': {
    kind: 'rule',
    parameters: ['suspension'],
    next: ['POST /v1/applications/{id}/suspensions/{n}/notice'],
    title: { zh: '未告知所需时间', en: 'Duration not announced' },
    meaning: {
      zh: '所需时间由书面告知书告知；未告知的，无从延长。',
      en: 'The duration of a procedure is announced by its notice; without a notice it cannot be prolonged.',
    },
    detail: {
      zh: '第 {suspension} 号特别程序尚未书面告知。',
      en: 'The notice of suspension {suspension} has not been given.',
    },
    advice: {
      zh: '先告知：`POST /v1/applications/{id}/suspensions/{n}/notice`。',
      en: 'Give the notice first: `POST /v1/applications/{id}/suspensions/{n}/notice`.',
    },
  },
  'application.end-missing': {
    kind: 'rule',
    parameters: ['decided'],
    title: { zh: '缺少结束时间', en: 'End missing' },
    meaning: {
      zh: '办件已作出决定，补报的特别程序应当写明其在决定之前的结束时间。',
      en: 'The case has been decided; a suspension reported now must state when it ended, before the decision.',
    },
    detail: {
      zh: '决定已于 {decided} 作出，请写明在此之前的结束时间。',
      en: 'The case was decided at {decided}; the end must be before that.',
    },
    advice: { zh: '填写 endedAt。', en: 'State it in `endedAt`.' },
  },
} as const satisfies RejectionCatalogue;
