import { breakdowns, comparisonChoices, rankings, type Terms, trendSteps } from 'virtual:terms';
import type { Filter } from '../../parts/filters';
import { place } from '../../router/router';
import { language, say, type Text } from '../../words/language';
import { choicesOf } from '../../words/terms';
import { today } from '../../words/times';
import { type PeriodKind, periodBefore, periodChoices } from './periods';

const WORDS = {
  period: { zh: '报告期', en: 'Period' },
  minVolume: { zh: '最少件数', en: 'Fewest cases' },
} as const satisfies Readonly<Record<string, Text>>;

export const CALENDAR_PERIODS: readonly PeriodKind[] = ['month', 'quarter', 'year'];
export const ALL_PERIODS: readonly PeriodKind[] = [...CALENDAR_PERIODS, 'week', 'day'];

export const periodFilter = (kinds: readonly PeriodKind[], byDefault: PeriodKind = 'month'): Filter => ({
  name: 'period',
  label: say(WORDS.period),
  choices: periodChoices(today(), kinds, language.value),
  byDefault: periodBefore(today(), byDefault, 0),
});

export const breakdownFilter = (values: Terms): Filter => ({
  name: 'by',
  label: say(breakdowns.name),
  choices: choicesOf(values),
  byDefault: 'department',
});

const OF_DAYS = ['department', 'region'];

/** Days and weeks are kept by fewer breakdowns than months. */
export function efficiencyBreakdownFilter(): Filter {
  const whole = breakdownFilter(breakdowns);
  const isOfDays = /-W\d{2}$|-\d{2}-\d{2}$/.test(place.query.get('period') ?? '');
  return isOfDays ? { ...whole, choices: whole.choices?.filter(([value]) => OF_DAYS.includes(value)) ?? [] } : whole;
}

/** Each point is shorter than the period. */
export function stepFilter(): Filter {
  const isMonth = /^\d{4}-\d{2}$/.test(place.query.get('period') ?? '');
  const choices = choicesOf(trendSteps).filter(([step]) => !isMonth || step !== 'month');
  return { name: 'step', label: say(trendSteps.name), choices, byDefault: isMonth ? 'day' : 'month' };
}

export const comparisonFilter = (): Filter => ({
  name: 'compare',
  label: say(comparisonChoices.name),
  choices: choicesOf(comparisonChoices),
});

export const indicatorFilter = (): Filter => ({
  name: 'indicator',
  label: say(rankings.name),
  choices: choicesOf(rankings),
  byDefault: 'dueWithinPromise',
});

const VOLUMES = ['1', '10', '30', '100', '300'];

export const volumeFilter = (): Filter => ({
  name: 'minVolume',
  label: say(WORDS.minVolume),
  choices: VOLUMES.map((volume) => [volume, volume] as const),
  byDefault: '30',
});
