import type { RouteExamples } from '../examples/route-example';

const warning = { remainingDays: 2, usedPercent: 90, shortBelowDays: 3, shortRemainingDays: 1 };

/** 监察规则 stricter than the shipped policy: the warning a day earlier, the yellow card of a receipt after one day. */
export const policyExamples: RouteExamples = {
  'PUT /v1/supervision-policies/{id}': {
    key: 'admin',
    parameters: { id: 'jinan' },
    body: {
      region: '370100',
      inForceFrom: '2030-01-01T00:00:00+08:00',
      documentNumber: '济政办发〔2029〕12号',
      clock: {
        countMode: 'nextDay',
        offHours: 'nextWorkingDay',
        hours: [
          { from: '09:00', to: '12:00' },
          { from: '13:30', to: '17:00' },
        ],
      },
      rules: {
        case: {
          warning: { ...warning, remainingDays: 3 },
          yellow: { limit: 'promised', graceDays: 0, before: null },
          red: { limit: 'statutory', graceDays: 0 },
          redWithoutStatute: { graceDays: 5 },
        },
        firstCheck: { yellow: { promiseDays: 1 }, red: { graceDays: 0 } },
        step: { yellow: { graceDays: 0 } },
        suspension: {
          warning: { ...warning, usedPercent: null },
          yellow: { graceDays: 0 },
          red: { graceDays: 1 },
        },
        delivery: { yellow: { promiseDays: 3 }, red: { graceDays: 0 } },
      },
      paperApproval: 'waits',
      lateProof: 'confirm',
      extensionMoves: 'statutory',
      score: { base: 100, warnings: 3, yellow: 5, red: 10 },
      convert: { warningsToDeduction: 3, yellowsToRedPerMonth: 3 },
      ratingLoop: { verifyDays: 1, rectifyDays: { ordinary: 5, complex: 15 }, replyDays: 2, visitDays: 5 },
      feedback: { deadlineDays: 5 },
      appeal: { windowDays: 5, decideDays: 5, stopsPublication: true },
      targets: {
        warning: ['officer'],
        yellow: ['officer', 'reviewer', 'windowHead'],
        red: ['officer', 'reviewer', 'approver', 'department', 'supervisor'],
      },
      notices: {
        quietHours: { from: '21:00', to: '08:00' },
        reminderDays: 1,
        feedbackDue: ['officer', 'department'],
        appealDue: ['supervisor'],
        appealDecided: ['officer', 'unitHead'],
        referred: ['discipline'],
        interviewDue: ['supervisor', 'discipline', 'unitHead'],
      },
    },
  },
  'GET /v1/supervision-policies': { key: 'admin', parameters: { region: '370102' } },
  'GET /v1/supervision-policies/{id}': { key: 'admin', parameters: { id: 'default-cn-1' } },
};
