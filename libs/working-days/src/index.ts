export { addDays, dateOfNumber, dayNumberOf, isLocalDate, yearOf } from './civil/day-number';
export { isInstant, normaliseInstant } from './civil/instant';
export { type Month, monthOf, type Period, periodOf } from './civil/period';
export { dateOf, dateUntil, endOfDay, isZone, startOfDay } from './civil/zone';
export { type Count, countedDays, dayOf, limitOf, TERM_DAYS_MAX } from './counting/counting';
export { explainDays } from './counting/explain';
export { dayReason, isProvisional, isWorkingDay, worksByWeekday } from './counting/working-days';
export { Jurisdiction } from './jurisdiction';
export * from './limit';
