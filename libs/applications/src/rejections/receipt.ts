import { channels } from '@sealtrail/catalog/events';
import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { caseStatuses } from '../domain/case-enums';

/** 收件: refusals of an application, a material or a file. */
export const receiptRejections = {
  'application.external-no-taken': {
    kind: 'rule',
    title: { zh: '外部编号已使用', en: 'External number taken' },
    meaning: {
      zh: '该来源已经用同一 externalNo 提交过申请。',
      en: 'This source has already filed a case under this `externalNo`.',
    },
    detail: {
      zh: '该来源已经用这一外部编号提交过申请。',
      en: 'This source has already filed that external number.',
    },
    advice: {
      zh: '每件申请使用各自的 externalNo；重发同一请求时使用同一 Idempotency-Key。',
      en: 'Use a different `externalNo` for each application; to retry a request, send the same `Idempotency-Key`.',
    },
  },
  'application.receipt-not-shown': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/receipt-confirmation'],
    title: { zh: '收件时间未证明', en: 'Receipt not proved' },
    meaning: {
      zh: '补报的收件时间由承办部门（或者受委托窗口）确认，或者由提交办件的来源系统的电子回执证明。',
      en: 'A receipt reported late must be confirmed by the department or its entrusted window, or proved by an electronic receipt sent with a key of the source that filed the application.',
    },
    advice: {
      zh: '附上电子回执（proofOfService），或者由承办部门确认。',
      en: 'Send the electronic receipt in `proofOfService`, or have the department confirm the receipt.',
    },
  },
  'application.item-not-listed': {
    kind: 'rule',
    parameters: ['item'],
    next: ['GET /v1/items'],
    title: { zh: '事项不在清单', en: 'Item not listed' },
    meaning: {
      zh: '没有该事项，或者收件当日该事项未在清单上生效。',
      en: 'The item does not exist, or was not in force on the day of receipt.',
    },
    detail: { zh: '事项 {item} 不在清单上。', en: 'There is no item {item} in force.' },
    advice: { zh: '清单见 `GET /v1/items`。', en: '`GET /v1/items` lists the items.' },
  },
  'application.channel-not-offered': {
    kind: 'invalid',
    parameters: ['channel', 'offered'],
    terms: { channel: channels.terms, offered: channels.terms },
    title: { zh: '不提供该办理渠道', en: 'Channel not offered' },
    meaning: {
      zh: '该事项不能通过此渠道提出申请，见事项的 channels。',
      en: 'The item cannot be filed through this channel; see its `channels`.',
    },
    detail: {
      zh: '该事项不提供渠道 {channel}，可用渠道：{offered}。',
      en: 'The item is not offered through {channel}; offered: {offered}.',
    },
    advice: { zh: '改用可用的渠道提交。', en: 'File it through an offered channel.' },
  },
  'application.scenario-not-offered': {
    kind: 'invalid',
    parameters: ['scenario', 'offered'],
    entries: { offered: { members: ['code', 'name'], said: { zh: '{name}（{code}）', en: '{name} ({code})' } } },
    title: { zh: '事项没有该情形', en: 'Scenario not offered' },
    meaning: {
      zh: '该事项没有此情形，见事项的 scenarios。',
      en: 'The item has no such scenario; see its `scenarios`.',
    },
    detail: {
      zh: '该事项没有情形 {scenario}；可用：{offered}。',
      en: 'The item has no scenario {scenario}; offered: {offered}.',
    },
    advice: { zh: '填写事项所列情形，或者不填。', en: 'Name a scenario of the item, or none.' },
  },
  'application.receipt-number-taken': {
    kind: 'rule',
    parameters: ['reference'],
    title: { zh: '回执编号已使用', en: 'Receipt number already used' },
    meaning: {
      zh: '同一来源系统的一个电子回执编号只能证明一个办件的收件时间。',
      en: 'The number of an electronic receipt of a source can prove the receipt of one case only.',
    },
    detail: { zh: '回执编号 {reference} 已用于另一办件。', en: 'The receipt {reference} belongs to another case.' },
    advice: {
      zh: '核对回执编号，或由承办部门确认收件时间。',
      en: 'Check the number, or have the department confirm the receipt.',
    },
  },
  'application.predecessor-unknown': {
    kind: 'invalid',
    parameters: ['predecessor'],
    title: { zh: '无此原办件', en: 'No such predecessor' },
    meaning: {
      zh: 'successorOf 所列办件不存在，或者不在您的可见范围内。',
      en: 'The case named in `successorOf` does not exist, or you may not view it.',
    },
    detail: {
      zh: '没有您可见的办件 {predecessor}。',
      en: 'The case {predecessor} does not exist, or you may not view it.',
    },
    advice: { zh: '核对办件标识，或者不填。', en: 'Check the id, or omit it.' },
  },
  'application.predecessor-of-other-item': {
    kind: 'invalid',
    parameters: ['item'],
    title: { zh: '原办件事项不同', en: 'Predecessor of another item' },
    meaning: {
      zh: '后继办件与原办件须为同一事项。',
      en: 'A successor must be of the same item as its predecessor.',
    },
    detail: { zh: '原办件的事项为 {item}。', en: 'The predecessor is of item {item}.' },
    advice: { zh: '不填 successorOf 提交。', en: 'File it without `successorOf`.' },
  },
  'application.predecessor-not-lapsed': {
    kind: 'rule',
    parameters: ['predecessor', 'status'],
    terms: { status: caseStatuses.terms },
    next: ['POST /v1/applications'],
    title: { zh: '原办件未因逾期而终结', en: 'Predecessor has not lapsed' },
    meaning: {
      zh: '后继办件（successorOf）只能接续因申请人逾期未补正、未补齐容缺材料而终结的办件。',
      en: 'A successor (`successorOf`) can only follow a case that was closed because a deadline of the applicant lapsed: the one for corrections, or the one for deferred materials.',
    },
    detail: { zh: '办件 {predecessor} 的状态为 {status}。', en: 'The predecessor {predecessor} is {status}.' },
    advice: { zh: '不填 successorOf 提交。', en: 'File it without `successorOf`.' },
  },
  'application.predecessor-succeeded': {
    kind: 'rule',
    parameters: ['predecessor', 'successor'],
    next: ['POST /v1/applications'],
    title: { zh: '原办件已有后继办件', en: 'Predecessor already has a successor' },
    meaning: {
      zh: '一个办件同时只有一个在办或者已作出决定的后继办件。',
      en: 'A case has at most one successor that is open or has been decided.',
    },
    detail: {
      zh: '办件 {predecessor} 的后继办件为 {successor}。',
      en: 'The successor of {predecessor} is {successor}.',
    },
    advice: {
      zh: '不填 successorOf 提交，或者先撤回后继办件。',
      en: 'File it without `successorOf`, or withdraw the successor first.',
    },
  },
  'application.receiver-unknown': {
    kind: 'rule',
    parameters: ['department'],
    next: ['GET /v1/departments'],
    title: { zh: '无此收件部门', en: 'Receiving department unknown' },
    meaning: { zh: '没有该收件部门。', en: 'The receiving department does not exist.' },
    detail: { zh: '没有部门 {department}。', en: 'There is no department {department}.' },
    advice: { zh: '部门见 `GET /v1/departments`。', en: '`GET /v1/departments` lists them.' },
  },
  'application.numbers-exhausted': {
    kind: 'rule',
    parameters: ['region', 'date'],
    title: { zh: '编号已用尽', en: 'Case numbers exhausted' },
    meaning: {
      zh: '该行政区划当日的办件编号已经用尽。',
      en: 'The case numbers of the region for the day are exhausted.',
    },
    detail: {
      zh: '行政区划 {region} 在 {date} 已无可用编号。',
      en: 'Region {region} has no case number left for {date}.',
    },
    advice: { zh: '次日再提交。', en: 'File it the next day.' },
  },
  'application.material-invalid': {
    kind: 'invalid',
    parameters: ['codes'],
    title: { zh: '材料不符', en: 'Material invalid' },
    meaning: {
      zh: '材料不在受理时事项版本的材料清单上，或者不能以这种方式提交。',
      en: 'A material is not listed in the item version under which the case was filed, or may not be submitted in this way.',
    },
    detail: { zh: '材料与事项不符：{codes}。', en: 'Materials not valid for the item: {codes}.' },
    advice: {
      zh: '材料清单见 `GET /v1/items/{code}` 的 materials。',
      en: '`materials` of `GET /v1/items/{code}` lists them.',
    },
  },
  'application.material-not-listed': {
    kind: 'field',
    parameters: ['code'],
    detail: { zh: '{code} 不在事项的材料清单上', en: '{code} is not on the item’s list of materials' },
  },
  'application.material-not-reusable': {
    kind: 'field',
    parameters: ['code'],
    detail: { zh: '{code} 不得复用', en: '{code} may not be reused' },
  },
  'application.material-without-certificate': {
    kind: 'field',
    parameters: ['code'],
    detail: { zh: '没有可以替代 {code} 的电子证照', en: '{code} cannot be replaced by a certificate' },
  },
  'application.material-not-deferred-here': {
    kind: 'field',
    parameters: ['code'],
    detail: { zh: '{code} 只能在受理时容缺', en: '{code} can be deferred only on acceptance' },
  },
  'application.file-invalid': {
    kind: 'invalid',
    next: ['POST /v1/files'],
    title: { zh: '文件未上传', en: 'File invalid' },
    meaning: {
      zh: '材料所列文件尚未上传。',
      en: 'A material refers to a file that has not been uploaded to `POST /v1/files`.',
    },
    advice: { zh: '先用 `POST /v1/files` 上传文件。', en: 'Upload the file to `POST /v1/files` first.' },
  },
  'application.file-not-sent': {
    kind: 'field',
    detail: {
      zh: '所列文件并非您上传至 `POST /v1/files`，也不属于您可见的办件',
      en: 'refers to a file that you have neither uploaded to `POST /v1/files` nor may view with a case',
    },
  },
} as const satisfies RejectionCatalogue;
