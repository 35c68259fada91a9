import { ApiProperty } from '@nestjs/swagger';
import {
  type BetterSide,
  betterSides,
  describeIndicator,
  INDICATORS,
  type IndicatorDefinition,
  type IndicatorKind,
  indicatorKinds,
  MEAN_INDICATORS,
  rankings,
  TIME_INDICATORS,
} from '@sealtrail/efficiency';
import type { LocalizedText } from '@sealtrail/event-sourcing';
import { enumeratedProperty } from '../http/enumerated';

class LocalizedTextView implements LocalizedText {
  @ApiProperty()
  zh: string;

  @ApiProperty()
  en: string;
}

export class IndicatorView {
  @ApiProperty({
    description: 'The member of a report that it is; one of times stands in `workingDays` and `calendarDays`.',
  })
  id: string;

  @ApiProperty({ type: LocalizedTextView, description: '指标名称' })
  name: LocalizedTextView;

  @ApiProperty({ type: LocalizedTextView, description: '计算公式: numerator, denominator and source in a sentence.' })
  formula: LocalizedTextView;

  @ApiProperty({ type: LocalizedTextView, description: '分子' })
  numerator: LocalizedTextView;

  @ApiProperty({ type: LocalizedTextView, description: '分母' })
  denominator: LocalizedTextView;

  @ApiProperty({ type: LocalizedTextView, description: '依据' })
  source: LocalizedTextView;

  @ApiProperty(enumeratedProperty(indicatorKinds))
  kind: IndicatorKind;

  @ApiProperty(enumeratedProperty(betterSides, { nullable: true, description: 'null: neither.' }))
  better: BetterSide | null;

  @ApiProperty({ description: 'Whether rows may be ranked by it.' })
  ranked: boolean;
}

export class IndicatorsView {
  @ApiProperty({ type: [IndicatorView] })
  items: IndicatorView[];
}

const described = <From>([id, definition]: readonly [string, IndicatorDefinition<From>]): IndicatorView => {
  const { zh, en, numerator, denominator, source, kind, better } = definition;
  const formula = { zh: describeIndicator(definition, 'zh'), en: describeIndicator(definition, 'en') };
  return { id, name: { zh, en }, formula, numerator, denominator, source, kind, better, ranked: rankings.has(id) };
};

/** The whole catalogue, as it is declared. */
export const indicatorsView: IndicatorsView = {
  items: [
    ...Object.entries(INDICATORS).map(described),
    ...Object.entries(MEAN_INDICATORS).map(described),
    ...Object.entries(TIME_INDICATORS).map(described),
  ],
};
