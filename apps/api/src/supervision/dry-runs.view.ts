import { ApiProperty } from '@nestjs/swagger';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type CardDifference, type CardFall, type CardOutcome, cardOutcomes, ruleIds } from '@sealtrail/supervision';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';

/** When a card falls, and on whom. */
export class CardFallView implements CardFall {
  @ApiProperty({ format: 'date-time' })
  breachedAt: string;

  @ApiProperty({ format: 'date', description: 'The local day that the instant ended.' })
  fellOn: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'null: nobody was named; the department alone is charged.',
  })
  official: string | null;

  @ApiProperty({ description: '待发: it would wait for a person.' })
  pending: boolean;
}

/** A line of a dry run: a card that the candidate makes other than it is. */
export class CardDifferenceLineView implements CardDifference {
  @ApiProperty({ pattern: '^card$', example: 'card' })
  type: 'card';

  @ApiProperty(enumeratedProperty(cardOutcomes))
  outcome: CardOutcome;

  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty()
  item: string;

  @ApiProperty(regionProperty)
  region: string;

  @ApiProperty({ description: 'The department that is charged.' })
  department: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: CardDifference['rule'];

  @ApiProperty({ description: 'The clock that was broken.', example: 'case' })
  clock: string;

  @ApiProperty(enumeratedProperty(cardLevels))
  level: CardLevel;

  @ApiProperty({ type: CardFallView, nullable: true, description: 'By what is in force; null: no card.' })
  before: CardFallView | null;

  @ApiProperty({ type: CardFallView, nullable: true, description: 'By the candidate; null: no card.' })
  after: CardFallView | null;

  @ApiProperty({ type: String, nullable: true, description: 'The card of the record; null: there is none.' })
  cardId: string | null;
}

/** A line of a dry run, every second: how far it is. */
export class DryRunProgressLineView {
  @ApiProperty({ pattern: '^progress$', example: 'progress' })
  type: 'progress';

  @ApiProperty({ type: 'integer', description: 'Cases looked at.' })
  done: number;

  @ApiProperty({ type: 'integer', description: 'Cases in all.' })
  total: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Milliseconds that remain at this pace; null: unknown.',
  })
  remainingMs: number | null;
}

export class LevelCountsView implements Readonly<Record<CardLevel, number>> {
  @ApiProperty({ type: 'integer' })
  warning: number;

  @ApiProperty({ type: 'integer' })
  yellow: number;

  @ApiProperty({ type: 'integer' })
  red: number;
}

export class OutcomeCountsView implements Readonly<Record<CardOutcome, LevelCountsView>> {
  @ApiProperty({ type: LevelCountsView })
  issued: LevelCountsView;

  @ApiProperty({ type: LevelCountsView })
  notIssued: LevelCountsView;

  @ApiProperty({ type: LevelCountsView })
  moved: LevelCountsView;

  @ApiProperty({ type: LevelCountsView })
  revoked: LevelCountsView;

  @ApiProperty({ type: LevelCountsView })
  lapsed: LevelCountsView;
}

/** The last line of a dry run: without it the run has not come to its end. */
export class DryRunResultLineView {
  @ApiProperty({ pattern: '^result$', example: 'result' })
  type: 'result';

  @ApiProperty({ type: 'integer', description: 'Cases looked at.' })
  cases: number;

  @ApiProperty({ type: 'integer', description: 'Cases with a card that the candidate makes other.' })
  casesChanged: number;

  @ApiProperty({ type: OutcomeCountsView, description: 'Cards by outcome and level.' })
  counts: OutcomeCountsView;

  @ApiProperty({
    type: 'integer',
    description: 'Cases that could not be looked at: their facts are missing or unreadable.',
  })
  incomplete: number;
}
