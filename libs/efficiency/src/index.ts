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
export type { BreachForecast, Days } from './forecast/breach-forecast';
export type { ForecastRow } from './forecast/forecast-events';
export { KeepForecast } from './forecast/keep-forecast';
export { type ForecastReport, type PastForecast, ReportForecast } from './forecast/report-forecast';
export { ChangePublication } from './publication/change-publication';
export type { FigureDifference, FigureValues } from './publication/figure-values';
export { GetPublication, type PublishedReport } from './publication/get-publication';
export {
  ListPublications,
  type PublicationFilters,
} from './publication/list-publications';
export { publications } from './publication/publications-view';
export type { CardFigures } from './read/card-report';
export type { Changes, ComparedFigures } from './read/compared';
export type { EfficiencyFigures, TimeFigures } from './read/efficiency-report';
export { efficiency, efficiencyDays } from './read/efficiency-view';
export type { CardCount } from './read/figures';
export type { TimePart, TimeParts } from './read/held-time';
export type { Mean } from './read/indicators';
export type { Interval } from './read/intervals';
export type { DueCounts, LoadFigures } from './read/load-figures';
export { openCases } from './read/open-cases-view';
export { openOverdue } from './read/open-overdue-view';
export {
  type NotRankedReason,
  notRankedReasons,
  RANKING_VOLUME_MIN,
  type RankedFigures,
  type Ranking,
  rankings,
} from './read/ranking';
export { type CardReport, type CardReportFilters, ReportCards } from './read/report-cards';
export {
  type EfficiencyReport,
  type EfficiencyRow,
  type Report,
  ReportEfficiency,
} from './read/report-efficiency';
export {
  type Breakdown,
  breakdowns,
  type CardBreakdown,
  type Comparison,
  type ComparisonChoice,
  cardBreakdowns,
  comparisonChoices,
  comparisonsOf,
  dayBreakdowns,
  type LoadBreakdown,
  loadBreakdowns,
  type Outcome,
  outcomes,
  type TrendStep,
  trendSteps,
} from './read/report-enums';
export { type LoadReport, ReportLoad } from './read/report-load';
export { type RankedRow, type RankingReport, ReportRanking } from './read/report-ranking';
export type { ReportFilters, ReportRequest } from './read/report-sheets';
export { ReportTime, type TimeSplitFigures } from './read/report-time';
export { ReportTrend, type TrendReport, type TrendRow } from './read/report-trend';
export { trendPoints } from './read/trend-points';
export { type ChargedCard, chargedCards } from './scores/charged-cards-view';
export { ReportScores, type ScoreReport } from './scores/report-scores';
export type { ScoreRules } from './scores/score';
export {
  type DeductionGround,
  deductionGrounds,
  type ScoreBreakdown,
  scoreBreakdowns,
} from './scores/score-enums';
export * from './statements/indicator';
export { INDICATORS, type IndicatorId } from './statements/indicators';
export * from './statements/mean-indicators';
export * from './statements/time-indicators';
