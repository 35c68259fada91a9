import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { reviewStandings } from '../domain/proof-enums';

/** 复核自证: refusals of a reviewer's decision. */
export const proofReviewRejections = {
  'application.proof-not-held': {
    kind: 'rule',
    parameters: ['review', 'waiting'],
    next: ['GET /v1/proof-reviews'],
    title: { zh: '无此待复核自证', en: 'No such proof under review' },
    meaning: { zh: '本办件没有这一序号的待复核自证。', en: 'The case has no proof under review with this number.' },
    detail: {
      zh: '没有序号为 {review} 的待复核自证；待复核：{waiting}。',
      en: 'There is no proof under review {review}; under review: {waiting}.',
    },
    advice: { zh: '待复核自证见 `GET /v1/proof-reviews`。', en: '`GET /v1/proof-reviews` lists them.' },
  },
  'application.act-not-provable': {
    kind: 'rule',
    parameters: ['revision'],
    title: { zh: '该记录不可补交送达回证', en: 'Proof cannot be added to this event' },
    meaning: {
      zh: '送达回证补交于已报告而未证明的行为；早期记录未保存行为内容的，连同其回证重新报告。',
      en: 'A proof can be added to an act reported without one; an act recorded in an older format must be reported again with its proof.',
    },
    detail: { zh: '办件第 {revision} 条记录不是此类行为。', en: 'Event {revision} of the case is not such an act.' },
    advice: {
      zh: '记录号见 `GET /v1/applications/{id}/history`。',
      en: '`GET /v1/applications/{id}/history` shows the revision of each event.',
    },
  },
  'application.proof-shows-nothing': {
    kind: 'rule',
    title: { zh: '回证不改变起计时间', en: 'Proof has no effect' },
    meaning: {
      zh: '该行为已自回证所示时间起计，或期间没有期限届满，或同一自证已待复核。',
      en: 'The act already takes effect from the time the proof shows, no limit lies between the two times, or the department’s own proof is still under review.',
    },
  },
  'application.own-proof': {
    kind: 'forbidden',
    parameters: ['department'],
    title: { zh: '不得复核本单位自证', en: 'Own department’s proof' },
    meaning: {
      zh: '自证由办件所涉部门和收件窗口以外的人员复核。',
      en: 'The reviewer must not belong to a department of the case or to the window that received it.',
    },
    detail: {
      zh: '密钥所属部门 {department} 参与本办件。',
      en: 'The key belongs to {department}, which takes part in the case.',
    },
  },
  'application.proof-reviewed': {
    kind: 'rule',
    parameters: ['standing'],
    terms: { standing: reviewStandings.terms },
    title: { zh: '自证已复核', en: 'Proof already reviewed' },
    meaning: { zh: '对一项自证只复核一次。', en: 'A proof can be reviewed only once.' },
    detail: { zh: '该自证的复核结论为 {standing}。', en: 'The proof has been {standing}.' },
    advice: { zh: '有误的，由被监察人员申诉。', en: 'If that was a mistake, the charged official can appeal.' },
  },
} as const satisfies RejectionCatalogue;
