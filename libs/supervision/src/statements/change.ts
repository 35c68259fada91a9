import { approvedActs, lateActs } from '@sealtrail/applications/events';
import { posts, statutoryProcedures } from '@sealtrail/catalog/events';
import { dayUnits } from '@sealtrail/working-days';
import { creditedActs } from '../domain/card-enums';

/** What has become known since a card was computed. */
export const changeStatements = {
  'known.calendar-version': {
    parameters: ['calendar', 'version'],
    words: { zh: '日历 {calendar} 现为第 {version} 版', en: 'the calendar {calendar} is now of version {version}' },
  },
  'known.notice-imported': {
    parameters: ['year', 'package', 'packageVersion', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{year} 年放假通知取自 {package} {packageVersion}，{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: 'the notice (放假通知) of {year} was taken over from {package} {packageVersion}, recorded {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.year-noticed': {
    parameters: ['year', 'document', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{year} 年放假通知（{document}），{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: 'the notice (放假通知) of {year}, {document}, recorded {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.year-noticed-in-part': {
    parameters: ['year', 'document', 'unnamed', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{year} 年放假通知（{document}），{recordedAt} 登记（日历 {calendar} 第 {version} 版）；未列入的法定放假日仍为放假日：{unnamed}',
      en: 'the notice (放假通知) of {year}, {document}, recorded {recordedAt} (calendar {calendar}, version {version}); days of the standing law that it does not name stay off: {unnamed}',
    },
  },
  'known.year-assumed': {
    parameters: ['year', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{year} 年尚无放假通知，按放假办法计算，{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: 'the standing law (放假办法) stands in for the notice of {year}, recorded {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.calendar-defined': {
    parameters: ['parent', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '日历 {calendar} 改为沿用 {parent} 的日期，{recordedAt} 登记（第 {version} 版）',
      en: 'the calendar {calendar} has the days of {parent}, recorded {recordedAt} (version {version})',
    },
  },
  'known.working-day-corrected': {
    parameters: ['date', 'document', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '按放假通知（{document}）更正：{date} 为工作日，{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: '{date} is a working day by its notice, {document}: corrected {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.day-off-corrected': {
    parameters: ['date', 'document', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '按放假通知（{document}）更正：{date} 为休息日，{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: '{date} is a day off by its notice, {document}: corrected {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.working-day-declared': {
    parameters: ['date', 'reason', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{date} 公告为工作日（{reason}），{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: '{date} was declared a working day ({reason}), recorded {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.day-off-declared': {
    parameters: ['date', 'reason', 'calendar', 'version', 'recordedAt'],
    words: {
      zh: '{date} 公告为休息日（{reason}），{recordedAt} 登记（日历 {calendar} 第 {version} 版）',
      en: '{date} was declared a day off ({reason}), recorded {recordedAt} (calendar {calendar}, version {version})',
    },
  },
  'known.approval-confirmed': {
    parameters: ['act', 'official', 'recordedAt'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '{official} 确认其审批了{act}，{recordedAt} 登记',
      en: '{official} confirmed the approval of the {act}, recorded {recordedAt}',
    },
  },
  'known.approval-disowned': {
    parameters: ['act', 'official', 'recordedAt'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '{official} 否认其审批了{act}，{recordedAt} 登记',
      en: '{official} disowned the approval of the {act}, recorded {recordedAt}',
    },
  },
  'known.act-credited': {
    parameters: ['act', 'occurredAt', 'creditedAt', 'recordedAt'],
    terms: { act: creditedActs.terms },
    words: {
      zh: '{act}于 {occurredAt} 作出，自 {creditedAt} 起计，{recordedAt} 登记',
      en: 'the {act} of {occurredAt}, counted from {creditedAt}, recorded {recordedAt}',
    },
  },
  'known.proof-added': {
    parameters: ['act', 'occurredAt', 'creditedAt', 'recordedAt'],
    terms: { act: lateActs.terms },
    words: {
      zh: '{act}（{occurredAt}）补交送达回证，自 {creditedAt} 起计，{recordedAt} 登记',
      en: 'a proof that was added later lets the {act} of {occurredAt} count from {creditedAt}, recorded {recordedAt}',
    },
  },
  'known.proof-applied': {
    parameters: ['act', 'occurredAt', 'creditedAt', 'recordedAt'],
    terms: { act: lateActs.terms },
    words: {
      zh: '{act}（{occurredAt}）的自证经复核采信，自 {creditedAt} 起计，{recordedAt} 登记',
      en: 'a reviewer let the {act} of {occurredAt} count from {creditedAt}, recorded {recordedAt}',
    },
  },
  'known.opinion-credited': {
    parameters: ['department', 'step', 'occurredAt', 'creditedAt', 'recordedAt'],
    words: {
      zh: '部门 {department} 的会签意见（{step}）于 {occurredAt} 提出，自 {creditedAt} 起计，{recordedAt} 登记',
      en: 'the opinion of {department} ({step}) of {occurredAt}, counted from {creditedAt}, recorded {recordedAt}',
    },
  },
  'known.silence-undone': {
    parameters: ['act', 'occurredAt', 'recordedAt'],
    terms: { act: creditedActs.terms },
    words: {
      zh: '{act}于 {occurredAt} 作出，经证明在期限之内，视为受理因此撤销，{recordedAt} 登记',
      en: 'the {act} of {occurredAt}, proved to have been in time, undid the acceptance by silence, recorded {recordedAt}',
    },
  },
  'known.procedure-told': {
    parameters: ['suspension', 'procedure', 'startedAt', 'noticeAt', 'recordedAt'],
    terms: { procedure: statutoryProcedures.terms },
    words: {
      zh: '特别程序 {suspension}（{procedure}）于 {startedAt} 开始，{noticeAt} 书面告知，{recordedAt} 登记',
      en: 'suspension {suspension} (特别程序), {procedure}, started {startedAt}, told in writing {noticeAt}, recorded {recordedAt}',
    },
  },
  'known.procedure-untold': {
    parameters: ['suspension', 'procedure', 'startedAt', 'recordedAt'],
    terms: { procedure: statutoryProcedures.terms },
    words: {
      zh: '特别程序 {suspension}（{procedure}）于 {startedAt} 开始，未书面告知，{recordedAt} 登记',
      en: 'suspension {suspension} (特别程序), {procedure}, started {startedAt}, not told in writing, recorded {recordedAt}',
    },
  },
  'known.procedure-notice': {
    parameters: ['suspension', 'toldAt', 'pausesFrom', 'recordedAt'],
    words: {
      zh: '特别程序 {suspension} 于 {toldAt} 书面告知，自 {pausesFrom} 起不计入期限，{recordedAt} 登记',
      en: 'suspension {suspension} (特别程序), told in writing {toldAt}, pauses from {pausesFrom}, recorded {recordedAt}',
    },
  },
  'known.procedure-prolonged': {
    parameters: ['suspension', 'prolongedAt', 'until', 'recordedAt'],
    words: {
      zh: '特别程序 {suspension} 于 {prolongedAt} 延长至 {until}，{recordedAt} 登记',
      en: 'suspension {suspension} (特别程序), prolonged {prolongedAt} until {until}, recorded {recordedAt}',
    },
  },
  'known.procedure-ended': {
    parameters: ['suspension', 'endedAt', 'recordedAt'],
    words: {
      zh: '特别程序 {suspension} 于 {endedAt} 结束，{recordedAt} 登记',
      en: 'suspension {suspension} (特别程序), ended {endedAt}, recorded {recordedAt}',
    },
  },
  'known.extended': {
    parameters: ['days', 'unit', 'approvedAt', 'approver', 'approverPost', 'notifiedAt', 'recordedAt'],
    terms: { unit: dayUnits.terms, approverPost: posts.terms },
    words: {
      zh: '延长 {days} 日（{unit}），{approver}（{approverPost}）于 {approvedAt} 批准，{notifiedAt} 告知申请人，{recordedAt} 登记',
      en: 'an extension (延长) of {days} days, approved {approvedAt} by {approver} ({approverPost}) and told to the applicant {notifiedAt}, recorded {recordedAt}',
    },
  },
  'known.handler-assigned': {
    parameters: ['official', 'from', 'recordedAt'],
    words: {
      zh: '自 {from} 起由 {official} 承办，{recordedAt} 登记',
      en: 'the assignment of {official} from {from}, recorded {recordedAt}',
    },
  },
} as const;
