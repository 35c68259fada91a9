import type { Channel } from '@sealtrail/catalog/events';
import type { CardLevel } from '@sealtrail/policy/events';
import type { RatingLevel } from '@sealtrail/ratings/events';
import type { RuleId } from '@sealtrail/supervision/events';
import type { DayUnit } from '@sealtrail/working-days';
import type { Outcome } from './report-enums';
import type { Histogram } from './tally';

/** Of how many something was asked, and how many kept it. */
export type Kept = { readonly kept: number; readonly of: number };

/** The same of the promise and of the statute. */
export type BothLimits<T> = { readonly promise: T; readonly statute: T };

/** Days used and days allowed, summed over cases. */
export type Spent = { readonly used: number; readonly allowed: number };

/** Whose the days of cases were from receipt to end; the parts sum to the whole. */
export type HeldTime = {
  /** Cases of which it is known. */
  readonly cases: number;
  readonly days: number;
  readonly applicant: number;
  /** By `procedure/` that stood still. */
  readonly paused: { readonly [procedure: string]: number };
  /** By `department/official` that held the clock. */
  readonly held: { readonly [holder: string]: number };
};

/** The time of decided cases whose limits are counted in one unit. */
export type UsedTime = {
  /** Days used → cases. */
  readonly days: Histogram;
  readonly promised: Spent;
  readonly statutory: Spent;
  /** Both limits of the cases that have both in this unit: how much shorter the promises are. */
  readonly limits: BothLimits<number>;
  readonly whole: HeldTime;
};

/** Everything that is counted in a month. Counters only, so that months and departments add up. */
export type Figures = {
  /** 收件, by channel. */
  readonly received: { readonly [Name in Channel]?: number };
  /** Materials that the items of these cases require, in the version of each case. */
  readonly requiredMaterials: number;
  /** 环节 through which these items lead: the branches of their stages, and one where an item has none. */
  readonly steps: number;
  /** 受理, with those by silence (`deemed`), each in the month it counts from. */
  readonly accepted: number;
  readonly deemed: number;
  /** 收件审查: of the first checks that an act or silence ended, where they ended. */
  readonly firstChecks: Kept;
  /** 办结. */
  readonly closed: { readonly [Name in Outcome]?: number };
  /** Of the closed cases: 即办件; filed over the web or a mobile and without any visit; decided before the promise's last day. */
  readonly instant: number;
  readonly fullyOnline: number;
  readonly early: Kept;
  /** Of the closed cases: decided, or given up after the limit. */
  readonly promise: Kept;
  readonly statute: Kept;
  /** The same cases as far as it is known how they would stand, had every branch kept its limit. */
  readonly ifBranchesKept: BothLimits<Kept>;
  /** Of the cases that fell due: where they were decided in time, else on the last local day of the limit, closed or not. */
  readonly due: BothLimits<Kept>;
  readonly time: { readonly [Unit in DayUnit]: UsedTime };
  /** 补正: notices in their own month; notices of a closed case → cases. */
  readonly corrections: { readonly notices: number; readonly perCase: Histogram };
  /** Visits of a closed case → cases, with those paid after the closing. */
  readonly visits: { readonly perCase: Histogram };
  /** 送达. */
  readonly delivered: { readonly all: number; readonly inTime: Kept };
  /** In the month in which the card fell. */
  readonly cards: { readonly [Rule in RuleId]?: { readonly [Level in CardLevel]?: CardCount } };
  /** 预警 that came to a card, and those whose clock ended in time, in the month in which the warning fell. */
  readonly warnings: { readonly converted: number; readonly resolved: number };
  /** 反馈 that fell due: where it was given in time, else on the last day of its limit. */
  readonly feedback: Kept;
  /** 抽查 of decided cases, each once, in the month of its decision: checked, and conforming among these. */
  readonly spotChecks: Kept;
  /** In the month in which the rating was given. */
  readonly ratings: { readonly [Level in RatingLevel]?: number };
};

export type CardCount = { readonly effective: number; readonly revoked: number };

const NO_TIME: UsedTime = {
  days: {},
  promised: { used: 0, allowed: 0 },
  statutory: { used: 0, allowed: 0 },
  limits: { promise: 0, statute: 0 },
  whole: { cases: 0, days: 0, applicant: 0, paused: {}, held: {} },
};

export const NO_FIGURES: Figures = {
  received: {},
  requiredMaterials: 0,
  steps: 0,
  accepted: 0,
  deemed: 0,
  firstChecks: { kept: 0, of: 0 },
  closed: {},
  instant: 0,
  fullyOnline: 0,
  early: { kept: 0, of: 0 },
  promise: { kept: 0, of: 0 },
  statute: { kept: 0, of: 0 },
  ifBranchesKept: { promise: { kept: 0, of: 0 }, statute: { kept: 0, of: 0 } },
  due: { promise: { kept: 0, of: 0 }, statute: { kept: 0, of: 0 } },
  time: { workingDay: NO_TIME, calendarDay: NO_TIME },
  corrections: { notices: 0, perCase: {} },
  visits: { perCase: {} },
  delivered: { all: 0, inTime: { kept: 0, of: 0 } },
  cards: {},
  warnings: { converted: 0, resolved: 0 },
  feedback: { kept: 0, of: 0 },
  spotChecks: { kept: 0, of: 0 },
  ratings: {},
};
