import { demoInterviewId } from '../examples/demo';
import type { RouteExamples } from '../examples/route-example';

/** 约谈 of a department with several red cards in one quarter. */
export const interviewExamples: RouteExamples = {
  'POST /v1/interviews/{id}/holding': {
    key: 'supervisor',
    after: '2026-05-12T09:00:00+08:00',
    parameters: { id: demoInterviewId },
    body: {
      department: 'inspection',
      officer: 'inspection-zhao',
      note: '指出收件审查超期的原因，要求一个月内整改并书面报告',
      document: { number: '约谈〔2026〕1号', date: '2026-05-12', seal: '政务服务管理办公室' },
    },
  },
};
