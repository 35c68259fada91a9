export {
  type CircularKind,
  type CircularSubject,
  circularKinds,
  circularSubjects,
} from './circular/circular-enums';
export { circularPeriodOf } from './circular/circular-period';
export { type Circular, type CircularRow, ReportCircular } from './circular/report-circular';
export { efficiencyContext } from './context';
export { EfficiencyModule } from './efficiency.module';
export { ChangePublication } from './publication/change-publication';
export type { FigureDifference, FigureValues } from './publication/figure-values';
export { GetPublication, type PublishedReport } from './publication/get-publication';
export type { CardFigures } from './read/card-report';
export type { EfficiencyFigures, TimeFigures } from './read/efficiency-report';
export { efficiency } from './read/efficiency-view';
export type { CardCount } from './read/figures';
export type { DueCounts, LoadFigures } from './read/load-figures';
export { openCases } from './read/open-cases-view';
export { openOverdue } from './read/open-overdue-view';
export { type Report, ReportCards, ReportEfficiency } from './read/report-efficiency';
export { type Breakdown, breakdowns, type Outcome, outcomes } from './read/report-enums';
export { type LoadReport, ReportLoad } from './read/report-load';
export type { ReportFilters, ReportRequest } from './read/report-sheets';
export { type ChargedCard, chargedCards } from './scores/charged-cards-view';
export { ReportScores, type ScoreReport } from './scores/report-scores';
export type { ScoreRules } from './scores/score';
export {
  type DeductionGround,
  deductionGrounds,
  type ScoreBreakdown,
  scoreBreakdowns,
} from './scores/score-enums';
