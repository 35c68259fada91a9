import { approvedActs, lateActs } from '@sealtrail/applications/events';
import { posts, statutoryProcedures } from '@sealtrail/catalog/events';
import { defineStatements } from '@sealtrail/event-sourcing';
import { cardLevels } from '@sealtrail/policy/events';
import { dayUnits } from '@sealtrail/working-days';
import { creditedActs } from './domain/card-words';

/**
 * What the computation says of a card: why somebody is charged (`charge.`), what has become known since (`known.`), and
 * what that did to the card (`ground.`). Instants, dates and codes are parameters.
 */
export const { statement, catalogue: supervisionStatements } = defineStatements({
  'charge.held-clock': {
    parameters: ['clock'],
    words: { zh: '发牌时由其承办（{clock}）', en: 'held {clock} when the card fell' },
  },
  'charge.overran-step': {
    parameters: ['clock', 'limit'],
    words: { zh: '环节（{clock}）超过其期限（{limit}）', en: '{clock} overran its limit of {limit}' },
  },
  'charge.told-after-stage': {
    parameters: ['clock', 'limit', 'toldAt'],
    words: {
      zh: '环节（{clock}）的意见于 {toldAt} 才报告，其环节期限 {limit} 已届满；此前已出具仅由其自证',
      en: 'told of its opinion ({clock}) only at {toldAt}, after the time of its stage ({limit}) had ended; that it had given it before only its own proof shows',
    },
  },
  'charge.overran-stage': {
    parameters: ['clock', 'limit'],
    words: {
      zh: '所在阶段期限（{limit}）届满时，环节（{clock}）尚未完成',
      en: '{clock} was not done when the time of its stage was over ({limit})',
    },
  },
  'charge.kept-silent': {
    parameters: ['clock'],
    words: {
      zh: '承办的收件审查（{clock}）逾期未告知而视为受理，占用了办理时限',
      en: 'held {clock}, which ended in silence and used time of the case',
    },
  },
  'charge.nobody-now': {
    parameters: [],
    words: { zh: '按现在已知的事实，无人应当被监察', en: 'by what is known now nobody is charged' },
  },
  'charge.named-later': {
    parameters: ['notice', 'first', 'codes'],
    words: {
      zh: '第 {notice} 次告知要求了第 {first} 次告知未列的清单材料：{codes}',
      en: 'gave notice {notice}, which names listed material that notice {first} did not: {codes}',
    },
  },
  'charge.told-late': {
    parameters: ['notice', 'clock', 'limit'],
    words: {
      zh: '第 {notice} 次告知晚于收件审查（{clock}）的期限（{limit}），与其红牌属同一事项',
      en: 'gave notice {notice} after the limit of {clock}, {limit}: one matter with its red card',
    },
  },
  'charge.asked-beyond-list': {
    parameters: ['notice', 'codes'],
    words: {
      zh: '第 {notice} 次告知要求了清单外的材料：{codes}',
      en: 'gave notice {notice}, which asks for what the item does not list: {codes}',
    },
  },
  'charge.provisional-days': {
    words: {
      zh: '计算时计入了尚未公布放假通知的年度的日期，待通知登记或者由人工确认',
      en: 'it counted days of a year whose notice is not known yet, and waits for that, or for a person',
    },
  },
  'charge.approval-in-dispute': {
    parameters: ['act'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '{act}的审批有争议（审批人否认或尚未确认），须由人工确认',
      en: 'the approval of the {act} is in dispute (disowned, or not confirmed): a person has to judge it',
    },
  },

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

  'ground.clock-never-ran': {
    parameters: ['clock'],
    words: { zh: '时钟（{clock}）未曾起算', en: 'the clock {clock} never ran' },
  },
  'ground.conduct-in-order': {
    parameters: ['act'],
    words: { zh: '按现已查明的情况，该行为（{act}）并无不当', en: 'by what is known now, {act} was in order' },
  },
  'ground.clock-had-ended': {
    parameters: ['endedAt', 'fellAt'],
    words: {
      zh: '时钟已于 {endedAt} 结束，早于 {fellAt}',
      en: 'the clock had ended at {endedAt}, before {fellAt}',
    },
  },
  'ground.case-ended': {
    parameters: ['endedAt'],
    words: {
      zh: '办件已于 {endedAt} 结束，期限尚未届满',
      en: 'the case ended at {endedAt}, before the limit',
    },
  },
  'ground.not-overrun': {
    parameters: ['department'],
    words: {
      zh: '部门 {department} 当时并未超过其期限',
      en: '{department} had not overrun its limit by then',
    },
  },
  'ground.limit-moved': {
    parameters: ['limit', 'movedTo', 'fallsAt'],
    words: {
      zh: '原期限 {limit} 现为 {movedTo}（发牌时点 {fallsAt}）',
      en: 'the limit of {limit} is now {movedTo} (card at {fallsAt})',
    },
  },
  'ground.higher-card': {
    parameters: ['level', 'fallsAt'],
    terms: { level: cardLevels.terms },
    words: {
      zh: '同一期限已于 {fallsAt} 发{level}：只发较高的一张',
      en: 'of the same limit a {level} card falls at {fallsAt}: only the higher one stands',
    },
  },
  'ground.limit-gone': {
    parameters: ['limit'],
    words: { zh: '原期限 {limit} 不再有效', en: 'the limit of {limit} no longer stands' },
  },
  'ground.breach-moved': {
    parameters: ['fellAt', 'fallsAt'],
    words: { zh: '原发牌时点 {fellAt} 现为 {fallsAt}', en: 'what fell at {fellAt} is now {fallsAt}' },
  },
  'ground.breach-gone': {
    parameters: ['fellAt'],
    words: { zh: '原发牌时点 {fellAt} 不再有效', en: 'what fell at {fellAt} no longer stands' },
  },
  'ground.late-in-any-case': {
    parameters: ['fallsAt'],
    words: {
      zh: '即使不计未书面告知的特别程序的时间，期限也已于 {fallsAt} 届满：改发无须确认的牌',
      en: 'even without the days of the procedure that was not told in writing the limit has ended, at {fallsAt}: a certain card takes this one’s place',
    },
  },
  'ground.late-dispute-or-not': {
    parameters: ['fallsAt'],
    words: {
      zh: '无论有争议的审批是否有效，期限也已于 {fallsAt} 届满：改发无须确认的牌',
      en: 'whether or not the disputed approval holds the limit has ended, at {fallsAt}: a certain card takes this one’s place',
    },
  },
  'ground.late-by-disputed-approval': {
    parameters: ['act'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '仅因{act}的审批有争议而逾期，须由人工确认',
      en: 'it is late only where the disputed approval of the {act} does not count: a person has to judge it',
    },
  },
  'ground.late-by-untold-procedure': {
    words: {
      zh: '期限届满仅因特别程序未书面告知（行政许可法第四十五条）：改发待人工确认的牌',
      en: 'the limit ended only because a procedure was not told in writing (行政许可法 art. 45): a card that a person has to confirm takes this one’s place',
    },
  },
});
