import { statutoryProcedures } from '@sealtrail/catalog/events';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { dayUnits } from '@sealtrail/working-days';

/** 会签, 特别程序, 延长: what the review can be refused with. */
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
    title: { zh: '环节未在进行', en: 'Step not running' },
    meaning: {
      zh: '该环节所在的阶段尚未开始，或者该环节已有意见。',
      en: 'The step is not part of a stage that has started, or no longer runs.',
    },
    detail: {
      zh: '环节 {step} 不在已开始的阶段之中；正在进行：{running}。',
      en: 'Step {step} is not part of a stage that has started; running: {running}.',
    },
    advice: {
      zh: '环节见 `GET /v1/applications/{id}` 的 branches。',
      en: '`branches` of `GET /v1/applications/{id}` shows which do.',
    },
  },
  'application.opinion-given': {
    kind: 'rule',
    title: { zh: '意见已提出', en: 'Opinion given' },
    meaning: { zh: '该部门已经同意，不再收回。', en: 'The department has agreed; that is not taken back.' },
    detail: { zh: '该部门已经同意，意见有效。', en: 'This department has agreed; the opinion stands.' },
  },
  'application.no-statutory-limit': {
    kind: 'rule',
    title: { zh: '无法定期限', en: 'No statutory limit' },
    meaning: { zh: '该事项没有可以延长的法定期限。', en: 'The item has no statutory limit that could be extended.' },
    detail: { zh: '没有可以延长的法定期限。', en: 'There is no statutory limit to extend.' },
  },
  'application.already-extended': {
    kind: 'rule',
    title: { zh: '已延长', en: 'Already extended' },
    meaning: {
      zh: '法定期限只能延长一次（行政许可法第四十二条）。',
      en: 'The statutory limit is extended once (行政许可法 art. 42).',
    },
    detail: { zh: '本办件已延长一次。', en: 'A case is extended once.' },
  },
  'application.extension-beyond-cap': {
    kind: 'rule',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '延长超过上限', en: 'Extension beyond cap' },
    meaning: {
      zh: '延长不得超过十日，联办的不得超过十五日（行政许可法第四十二条），事项另有规定的从其规定。',
      en: 'An extension has at most 10 days, of a joint item 15 (行政许可法 art. 42), or what the item’s own law allows.',
    },
    detail: { zh: '最多 {days} 日（{unit}）。', en: 'At most {days} days ({unit}).' },
    advice: { zh: '以允许的天数重新提交。', en: 'Ask for no more than that.' },
  },
  'application.extension-too-late': {
    kind: 'rule',
    parameters: ['limit'],
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '延长过迟', en: 'Extension too late' },
    meaning: {
      zh: '延长应当在期限届满前批准，并将理由告知申请人（行政许可法第四十二条）。',
      en: 'An extension is approved and told to the applicant before the limit ends (行政许可法 art. 42).',
    },
    detail: {
      zh: '应当在期限届满（{limit}）前批准并告知申请人。',
      en: 'It must be approved and told to the applicant before the limit ends, {limit}.',
    },
    advice: { zh: '期限已过，应当作出决定。', en: 'The limit is over: decide the case.' },
  },
  'application.procedure-stops-no-clock': {
    kind: 'invalid',
    parameters: ['procedure', 'offered', 'further'],
    entries: { further: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    terms: { offered: statutoryProcedures.terms },
    title: { zh: '不属于不计时程序', en: 'Procedure stops no clock' },
    meaning: {
      zh: '只有听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审（行政许可法第四十五条），或者事项自身规定的程序，所需时间不计入期限。',
      en: 'Only the eight procedures of 行政许可法 art. 45, or those of the item itself, stop a clock.',
    },
    detail: {
      zh: '{procedure} 不属于可以不计时的程序；可用：{offered}。',
      en: '{procedure} stops no clock; those that do: {offered}.',
    },
    advice: {
      zh: '事项规定的程序见 `GET /v1/items/{code}` 的 furtherProcedures。',
      en: '`furtherProcedures` of `GET /v1/items/{code}` are the item’s own.',
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
    meaning: { zh: '办件没有该序号的特别程序。', en: 'The case has no suspension of this number.' },
    detail: {
      zh: '没有第 {suspension} 号特别程序；正在进行：{open}。',
      en: 'There is no suspension {suspension}; under way: {open}.',
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
      en: 'It ended at {ended}; under way: {open}.',
    },
  },
  'application.notice-given': {
    kind: 'rule',
    title: { zh: '已书面告知', en: 'Notice given' },
    meaning: {
      zh: '该特别程序已经书面告知申请人（行政许可法第四十五条）。',
      en: 'The notice of this suspension has been given (行政许可法 art. 45).',
    },
  },
  'application.not-longer': {
    kind: 'rule',
    parameters: ['days', 'unit'],
    terms: { unit: dayUnits.terms },
    title: { zh: '未延长', en: 'Not longer' },
    meaning: {
      zh: '延长特别程序应当写明总时间，且长于原告知的时间，计算单位不变。',
      en: 'A prolongation names the whole time, more than was announced, in the same kind of days.',
    },
    detail: { zh: '总时间应当多于 {days} 日（{unit}）。', en: 'More than {days} days in all are needed ({unit}).' },
    advice: { zh: '在 expected 中写明总时间。', en: 'Name the whole time in `expected`.' },
  },
  'application.not-announced': {
    kind: 'rule',
    parameters: ['suspension'],
    next: ['POST /v1/applications/{id}/suspensions/{n}/notice'],
    title: { zh: '未告知所需时间', en: 'Not announced' },
    meaning: {
      zh: '所需时间由书面告知书告知；未告知的，无从延长。',
      en: 'The time that a procedure takes is announced by its notice; without one there is nothing to prolong.',
    },
    detail: { zh: '第 {suspension} 号特别程序尚未书面告知。', en: 'Suspension {suspension} has no notice yet.' },
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
      en: 'The case has been decided: a suspension told of now must say when, before the decision, it ended.',
    },
    detail: {
      zh: '决定已于 {decided} 作出，请写明在此之前的结束时间。',
      en: 'The case was decided at {decided}; say when before that it ended.',
    },
    advice: { zh: '填写 endedAt。', en: 'Name it in `endedAt`.' },
  },
} as const satisfies RejectionCatalogue;
