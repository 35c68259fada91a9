import { demoNoticeId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 告知: of the cards of a case that was decided late. */
export const noticeExamples: RouteExamples = {
  'POST /v1/notices/{id}/delivery': {
    key: 'notifier',
    parameters: { id: demoNoticeId('yellow') },
    body: { channel: 'sms', receipt: 'sms-20260430-0001' },
  },
  'POST /v1/notices/{id}/failure': {
    key: 'notifier',
    parameters: { id: demoNoticeId('warning') },
    body: { channel: 'sms', reason: 'unreachable', detail: '对方关机' },
  },
};
