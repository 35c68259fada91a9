export { efficiencyContext } from './context';
export { EfficiencyModule } from './efficiency.module';
export type { CardFigures } from './read/card-report';
export type { DayFigures, EfficiencyFigures, TimeFigures } from './read/efficiency-report';
export { efficiency } from './read/efficiency-view';
export type { CardCount } from './read/figures';
export { type Report, ReportCards, ReportEfficiency } from './read/report-efficiency';
export type { ReportFilters, ReportWish } from './read/report-sheets';
export { type Breakdown, breakdowns, type Outcome, outcomes } from './read/report-words';
