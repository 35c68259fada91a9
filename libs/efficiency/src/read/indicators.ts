import { type Ratio, ratioOf, roundedQuotient } from '@sealtrail/event-sourcing';
import type { IndicatorDefinition } from '../statements/indicator';
import { INDICATORS, type IndicatorId } from '../statements/indicators';
import { MEAN_INDICATORS, type MeanIndicatorId } from '../statements/mean-indicators';
import { TIME_INDICATORS, type TimeIndicatorId } from '../statements/time-indicators';
import type { Figures, UsedTime } from './figures';

/** A mean as its two integers. */
export type Mean = { readonly numerator: number; readonly denominator: number; readonly mean: number | null };

const meanOf = (numerator: number, denominator: number): Mean => ({
  numerator,
  denominator,
  mean: denominator === 0 ? null : roundedQuotient(numerator, denominator),
});

const computed = <Id extends string, From, Value>(
  definitions: { readonly [Name in Id]: IndicatorDefinition<From> },
  value: (numerator: number, denominator: number) => Value,
  counted: From,
): Readonly<Record<Id, Value>> =>
  Object.fromEntries(
    Object.entries<IndicatorDefinition<From>>(definitions).map(([id, { of }]) => [id, value(...of(counted))]),
  ) as Record<Id, Value>;

export const indicatorsOf = (figures: Figures): Readonly<Record<IndicatorId, Ratio>> =>
  computed(INDICATORS, ratioOf, figures);

export const meansOf = (figures: Figures): Readonly<Record<MeanIndicatorId, Mean>> =>
  computed(MEAN_INDICATORS, meanOf, figures);

export const timeIndicatorsOf = (time: UsedTime): Readonly<Record<TimeIndicatorId, Ratio>> =>
  computed(TIME_INDICATORS, ratioOf, time);
