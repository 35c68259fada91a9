import type { RejectionCatalogue } from '@sealtrail/event-sourcing';
import { approvalStandings, approvedActs } from '../domain/case-enums';

/** 审批: refusals of an approver's answer. */
export const approvalRejections = {
  'application.approval-not-found': {
    kind: 'rule',
    parameters: ['act', 'approved'],
    next: ['GET /v1/approvals'],
    terms: { act: approvedActs.terms, approved: approvedActs.terms },
    title: { zh: '无此审批', en: 'No such approval' },
    meaning: { zh: '本办件没有这项审批。', en: 'The case has no approval of that kind.' },
    detail: {
      zh: '本办件没有“{act}”的审批；已有：{approved}。',
      en: 'This act has no approval: {act}. Approved acts: {approved}.',
    },
    advice: { zh: '审批见 `GET /v1/approvals`。', en: '`GET /v1/approvals` lists them.' },
  },
  'application.not-the-approver': {
    kind: 'rule',
    parameters: ['act'],
    terms: { act: approvedActs.terms },
    title: { zh: '不是审批人', en: 'Not the approver' },
    meaning: {
      zh: '只有被登记为审批人的人员可以确认或否认该审批。',
      en: 'Only the official named as the approver may confirm or deny the approval.',
    },
    detail: { zh: '“{act}”登记的审批人是另一人员。', en: 'The named approver is another official: {act}.' },
  },
  'application.approval-answered': {
    kind: 'rule',
    parameters: ['standing'],
    terms: { standing: approvalStandings.terms },
    title: { zh: '审批人已表态', en: 'Approval already answered' },
    meaning: {
      zh: '审批人对一项审批只表态一次；本人审批的无须再表态。',
      en: 'An approval is answered once; an approval given in person needs no answer.',
    },
    detail: { zh: '该审批的状态为 {standing}。', en: 'The approval is {standing}.' },
    advice: { zh: '有误的，由监察人员处理。', en: 'If that was a mistake, report it to the supervising body.' },
  },
} as const satisfies RejectionCatalogue;
