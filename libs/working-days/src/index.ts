export {
  addDays,
  dateOfNumber,
  datesBetween,
  dayNumberOf,
  isCivilDate,
  isLocalDate,
  weekdayOf,
  yearOf,
} from './civil/day-number';
export { laterBy, laterByMs, normaliseInstant } from './civil/instant';
export { MONTH, type Month, monthOf, PERIOD, type Period, periodOf } from './civil/period';
export {
  isOfWholeMonths,
  periodAround,
  periodBefore,
  periodYearBefore,
  REPORT_PERIOD,
  type ReportPeriod,
  reportPeriodOf,
  reportPeriodOfMonths,
} from './civil/report-period';
export { minutesOfTime, TIME_OF_DAY } from './civil/time-of-day';
export { dateOf, dateUntil, endOfDay, instantAt, isZone, localTimeOf, startOfDay } from './civil/zone';
export * from './count-mode-enums';
export type { Counting, OpeningHours, TimedPause } from './counting/counted-hours';
export { countedDays, dayOf, limitOf } from './counting/day-count';
export { explainDays } from './counting/explain';
export { recounted, type StepLimit, stepLimit } from './counting/step-limit';
export {
  explainTimed,
  startOf,
  type TimedCount,
  timedCount,
  timedGrace,
  timedLimit,
  timedUsedDays,
} from './counting/timed-limit';
export { dayReason, isProvisional, isWorkingDay, worksByWeekday } from './counting/working-days';
export * from './day-enums';
export { Jurisdiction } from './jurisdiction';
export * from './limit';
export * from './limit-enums';
export * from './period-enums';
