import type { Instant } from '@sealtrail/event-sourcing';
import { timeRulesAtOnce } from './issue-rules';
import type { Policies, Policy, PolicyRules } from './policy';

/**
 * Verification: the Shanghai and Anyang regulations on 好差评 (a bad rating by name is contacted within one working day).
 * Rectification: five working days as in Dezhou, fifteen for complex cases as in Sichuan. Reply and visit: no source, chosen by this project.
 */
const ratingLoop: Policy['ratingLoop'] = {
  verifyDays: 1,
  rectifyDays: { ordinary: 5, complex: 15 },
  replyDays: 2,
  visitDays: 5,
};

/** The time rules (Hunan 2018, Yulin; 行政许可法 arts. 32, 42, 44, 45). All days are working days. */
export const defaultRules: PolicyRules = {
  clock: { countMode: 'nextDay', offHours: 'legalInstant', hours: [] },
  issue: timeRulesAtOnce,
  rules: {
    case: {
      warning: { remainingDays: 2, usedPercent: 90, shortBelowDays: 3, shortRemainingDays: 1 },
      yellow: { limit: 'promised', graceDays: 0, before: null },
      red: { limit: 'statutory', graceDays: 0 },
      redWithoutStatute: { graceDays: 5 },
    },
    firstCheck: { yellow: { promiseDays: 2 }, red: { graceDays: 0 } },
    step: { yellow: { graceDays: 0 } },
    suspension: {
      warning: { remainingDays: 2, usedPercent: null, shortBelowDays: 3, shortRemainingDays: 1 },
      yellow: { graceDays: 0 },
      red: { graceDays: 1 },
    },
    delivery: { yellow: { promiseDays: 3 }, red: { graceDays: 0 } },
  },
  // A municipal rule (fsou 171266): three warnings in a row −3, yellow −5, red −10. No source converts yellow cards into red: disabled.
  score: { base: 100, warnings: 3, yellow: 5, red: 10 },
  convert: { warningsToDeduction: 3, yellowsToRedPerMonth: 0 },
  paperApproval: 'counts',
  lateProof: 'revoke',
  extensionMoves: 'statutory',
  ratingLoop,
  // Five days to answer: a municipal rule (fsou 172641). No source sets a time limit for appeals: chosen by this project.
  feedback: { deadlineDays: 5 },
  appeal: { windowDays: 5, decideDays: 5, stopsPublication: true },
  // No source says how many red cards make an interview due: chosen by this project.
  interview: { redCards: 2, within: 'quarter' },
  targets: {
    warning: ['officer'],
    yellow: ['officer', 'reviewer', 'windowHead'],
    red: ['officer', 'reviewer', 'approver', 'department', 'supervisor'],
  },
  // No source says when and of what else people are told: our own. A referral is told outside of the unit alone.
  notices: {
    quietHours: { from: '21:00', to: '08:00' },
    reminderDays: 1,
    feedbackDue: ['officer', 'department'],
    appealDue: ['supervisor'],
    appealDecided: ['officer', 'department'],
    referred: ['discipline'],
    interviewDue: ['supervisor', 'unitHead'],
  },
};

/** `default-cn-1` */
const defaultPolicy: Policy = { id: 'default-cn-1', version: '1', inForceFrom: null, ...defaultRules };

/** The shipped policy: it applies where no region has adopted one. */
export const policies = (): Policies => [defaultPolicy];

/** The version in force at an instant. */
export const policyAt = (versions: Policies, at: Instant): Policy =>
  versions.findLast(({ inForceFrom }) => inForceFrom === null || inForceFrom <= at) ?? versions[0];
