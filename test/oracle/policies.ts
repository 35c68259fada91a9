import { type Policy, policies, rulesOfProfile } from '@sealtrail/policy/events';

/** 监察规则 other than the shipped one: their differences from it. */
const CHANGES = {
  shipped: {},
  /** Warns early, issues cards soon, and accepts no proof of the department's own. */
  strict: {
    rules: {
      ...policies()[0].rules,
      case: {
        warning: { remainingDays: 4, usedPercent: 75, shortBelowDays: 5, shortRemainingDays: 2 },
        yellow: { limit: 'promised', graceDays: 0, before: null },
        red: { limit: 'statutory', graceDays: 0 },
        redWithoutStatute: { graceDays: 2 },
      },
      firstCheck: { yellow: { promiseDays: 1 }, red: { graceDays: 0 } },
      suspension: {
        warning: { remainingDays: 1, usedPercent: 80, shortBelowDays: 2, shortRemainingDays: 1 },
        yellow: { graceDays: 0 },
        red: { graceDays: 0 },
      },
      delivery: { yellow: { promiseDays: 1 }, red: { graceDays: 0 } },
    },
    lateProof: 'confirm',
  },
  /** Issues cards days after a limit, and lets an extension move the promise too. */
  mild: {
    rules: {
      case: {
        warning: { remainingDays: 1, usedPercent: null, shortBelowDays: 2, shortRemainingDays: 1 },
        yellow: { limit: 'promised', graceDays: 1, before: null },
        red: { limit: 'statutory', graceDays: 2 },
        redWithoutStatute: { graceDays: 8 },
      },
      firstCheck: { yellow: { promiseDays: 3 }, red: { graceDays: 0 } },
      step: { yellow: { graceDays: 1 } },
      suspension: {
        warning: { remainingDays: 3, usedPercent: null, shortBelowDays: 4, shortRemainingDays: 2 },
        yellow: { graceDays: 1 },
        red: { graceDays: 3 },
      },
      delivery: { yellow: { promiseDays: 5 }, red: { graceDays: 2 } },
    },
    extensionMoves: 'both',
  },
  /** 榆林: yellow at 90 % of the promise, red past it. */
  yulin: rulesOfProfile('yulin'),
  /** 绿黄红三色: yellow near the promise, red past it. */
  'three-colour': rulesOfProfile('three-colour'),
  /** The warning one working day before the promise. */
  'one-day-before': rulesOfProfile('one-day-before'),
  /** 湖南2018: the start day is day 1, and a day of grace after each limit. */
  'hunan-2018': rulesOfProfile('hunan-2018'),
  /** 24 hours of each working day. */
  hours: { clock: { countMode: 'hours', offHours: 'legalInstant', hours: [] } },
  /** The hours in which the agency is open. */
  'business-hours': {
    clock: {
      countMode: 'businessHours',
      offHours: 'legalInstant',
      hours: [
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '17:30' },
      ],
    },
  },
  /** As the law counts, from the next opening of the agency on. */
  'next-opening': { clock: { countMode: 'nextDay', offHours: 'nextOpening', hours: [{ from: '09:00', to: '15:00' }] } },
  /** An unconfirmed approval prevents no card. */
  waits: { paperApproval: 'waits' },
} as const satisfies Readonly<Record<string, Partial<Policy>>>;

export type PolicyName = keyof typeof CHANGES;
export const policyNames = Object.keys(CHANGES) as readonly PolicyName[];
export const isPolicyName = (name: string): name is PolicyName => Object.hasOwn(CHANGES, name);

/** The document used by the server and by the oracle. */
export const policyNamed = (name: PolicyName): Policy => ({ ...policies()[0], ...CHANGES[name] });
