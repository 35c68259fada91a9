import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import type { PolicyRules, WarningRule } from './policy';
import { defaultRules } from './policy-in-force';

/** 内置方案: rules of real places, for a region to adopt by name. A profile applies only where a region has adopted it. */
export const policyProfiles = defineEnumeration(
  { zh: '内置方案', en: 'Profile' },
  {
    'hunan-2018': { zh: '湖南2018', en: 'Hunan 2018', note: 'the start day counts; a day of grace after each limit' },
    yulin: { zh: '榆林', en: 'Yulin', note: 'yellow at 90 % of the promise, red past it' },
    'one-day-before': {
      zh: '到期前一日提醒',
      en: 'one day before',
      note: 'the warning one working day before the promise',
    },
    'three-colour': { zh: '绿黄红三色', en: 'three colours', note: 'yellow near the promise, red past it (Hanyin)' },
  },
);
export type PolicyProfile = ValueOf<typeof policyProfiles>;

const NO_WARNING: WarningRule = { remainingDays: null, usedPercent: null, shortBelowDays: 0, shortRemainingDays: 0 };
const { rules, targets } = defaultRules;

/** Hunan's rule sheet of 2018; where it says nothing, the values of `default-cn-1`. */
const hunan2018: PolicyRules = {
  ...defaultRules,
  clock: { countMode: 'elapsed', offHours: 'legalInstant', hours: [] },
  rules: {
    ...rules,
    case: {
      warning: { remainingDays: 2, usedPercent: null, shortBelowDays: 3, shortRemainingDays: 1 },
      yellow: { limit: 'promised', graceDays: 1, before: null },
      red: { limit: 'statutory', graceDays: 1 },
      redWithoutStatute: { graceDays: 5 },
    },
  },
  // A yellow card notifies the same posts as the warning, a red card all posts.
  targets: { ...targets, red: ['officer', 'reviewer', 'approver', 'windowHead', 'department', 'supervisor'] },
};

/** Trial rules of the supervision commission of Yulin, Shaanxi. */
const yulin: PolicyRules = {
  ...defaultRules,
  rules: {
    ...rules,
    case: {
      warning: NO_WARNING,
      yellow: { limit: 'promised', graceDays: 0, before: { ...NO_WARNING, usedPercent: 90 } },
      red: { limit: 'promised', graceDays: 0 },
      redWithoutStatute: { graceDays: 0 },
    },
  },
};

/** A municipal rule: a warning one working day before the promised limit. */
const oneDayBefore: PolicyRules = {
  ...defaultRules,
  rules: {
    ...rules,
    case: {
      ...rules.case,
      warning: { remainingDays: 1, usedPercent: null, shortBelowDays: 0, shortRemainingDays: 0 },
    },
  },
};

/** Hanyin, Shaanxi (2024): no card means green. It does not define how near to the limit yellow is: two working days, as Hunan warns. */
const threeColour: PolicyRules = {
  ...defaultRules,
  rules: {
    ...rules,
    case: {
      warning: NO_WARNING,
      yellow: {
        limit: 'promised',
        graceDays: 0,
        before: { remainingDays: 2, usedPercent: null, shortBelowDays: 3, shortRemainingDays: 1 },
      },
      red: { limit: 'promised', graceDays: 0 },
      redWithoutStatute: { graceDays: 0 },
    },
  },
};

const RULES: Readonly<Record<PolicyProfile, PolicyRules>> = {
  'hunan-2018': hunan2018,
  yulin,
  'one-day-before': oneDayBefore,
  'three-colour': threeColour,
};

/** The rules of a profile. */
export const rulesOfProfile = (profile: PolicyProfile): PolicyRules => RULES[profile];
