import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ChargedCard,
  type DeductionGround,
  deductionGrounds,
  type ScoreBreakdown,
  type ScoreReport,
  type ScoreRules,
  scoreBreakdowns,
} from '@sealtrail/efficiency';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type RuleId, ruleIds } from '@sealtrail/supervision';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { PolicyRefView } from '../http/policy-ref.view';
import { incomplete } from '../http/route-responses';
import { ConversionRuleRequest, ScoreRuleRequest } from '../policy/card-consequences.request';
import { PeriodView } from './counts.view';

type ScoredCard = Pick<ChargedCard, 'breachedAt' | 'cardId' | 'fellOn' | 'level' | 'number' | 'rule'>;

/** A card, to be found by its id. */
class ScoredCardView implements ScoredCard {
  @ApiProperty({ description: 'Id of the card: `GET /v1/cards/{id}`.' })
  cardId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty({ format: 'date-time', description: 'When it fell.' })
  breachedAt: string;

  @ApiProperty({ format: 'date', description: 'The local day on which it fell.' })
  fellOn: string;
}

class DeductionView {
  @ApiProperty(enumeratedProperty(deductionGrounds))
  ground: DeductionGround;

  @ApiProperty({ type: 'integer', description: 'Points taken off.', example: 5 })
  points: number;

  @ApiProperty({ type: [ScoredCardView], description: 'The cards that it rests on.' })
  cards: ScoredCardView[];
}

class ScoreRulesView implements ScoreRules {
  @ApiProperty({ type: ScoreRuleRequest, description: '计分: what cards take off, in points.' })
  score: ScoreRuleRequest;

  @ApiProperty({ type: ConversionRuleRequest, description: '折算: how many cards are counted as one.' })
  convert: ConversionRuleRequest;
}

class MonthScoreView {
  @ApiProperty({ description: 'Local month.', example: '2026-11' })
  month: string;

  @ApiProperty({ type: 'integer', description: 'The base less all points taken off; never below 0.', example: 92 })
  score: number;

  @ApiProperty({ type: PolicyRefView, description: 'The policy in force when the month began.' })
  policy: PolicyRefView;

  @ApiProperty({ type: ScoreRulesView })
  rules: ScoreRulesView;

  @ApiProperty({ type: [DeductionView] })
  deductions: DeductionView[];

  @ApiProperty({ type: [ScoredCardView], description: 'Warnings too few to be counted as one.' })
  warningsLeft: ScoredCardView[];
}

export class ScoreRowView {
  @ApiProperty({ description: '部门' })
  @WithDisplayName('department')
  department: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '工作人员; null: only the department is charged.',
  })
  @WithDisplayName('official')
  official?: string | null;

  @ApiProperty({ description: '行政区划代码' })
  region: string;

  @ApiProperty({
    type: Number,
    description: 'The mean of its months, rounded half up to two decimals.',
    example: 97.33,
  })
  score: number;

  @ApiProperty({ type: [MonthScoreView], description: 'The months of the period that have begun.' })
  months: MonthScoreView[];
}

/** 计分 */
export class ScoreReportView {
  @ApiProperty({ type: PeriodView })
  period: PeriodView;

  @ApiProperty(enumeratedProperty(scoreBreakdowns))
  by: ScoreBreakdown;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of whoever had no card, by the policy of the region; null: no month of the period has begun.',
    example: 100,
  })
  base: number | null;

  @ApiProperty({
    type: [ScoreRowView],
    description: 'Whoever has had a card in the period; everybody else has the base.',
  })
  rows: ScoreRowView[];

  @ApiProperty({ type: String, nullable: true, description: 'For `?cursor=`; null on the last page.' })
  next: string | null;

  @ApiPropertyOptional(incomplete)
  incomplete?: number;
}

const scoredCard = ({ cardId, number, rule, level, breachedAt, fellOn }: ChargedCard): ScoredCardView => ({
  cardId,
  number,
  rule,
  level,
  breachedAt,
  fellOn,
});

export const scoreRowView = ({ months, ...row }: ScoreReport['rows'][number]): ScoreRowView => ({
  ...row,
  months: months.map(({ deductions, warningsLeft, ...month }) => ({
    ...month,
    deductions: deductions.map((one) => ({ ...one, cards: one.cards.map(scoredCard) })),
    warningsLeft: warningsLeft.map(scoredCard),
  })),
});
