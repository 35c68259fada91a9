import { ApiProperty } from '@nestjs/swagger';
import type { CardCount } from '@sealtrail/efficiency';
import { termOf } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type LevelCounts, type RatingLevel, ratingLevels } from '@sealtrail/ratings';
import { type Period, type PeriodKind, periodKinds, type ReportPeriod } from '@sealtrail/working-days';
import { enumeratedProperty } from '../http/enumerated';

const ofLevel = (level: RatingLevel) => ({ type: 'integer', description: termOf(ratingLevels, level, 'zh') }) as const;

/** 满意度 by level. */
export class LevelCountsView implements LevelCounts {
  @ApiProperty(ofLevel('verySatisfied'))
  verySatisfied: number;

  @ApiProperty(ofLevel('satisfied'))
  satisfied: number;

  @ApiProperty(ofLevel('fairlySatisfied'))
  fairlySatisfied: number;

  @ApiProperty(ofLevel('dissatisfied'))
  dissatisfied: number;

  @ApiProperty(ofLevel('veryDissatisfied'))
  veryDissatisfied: number;
}

/** The first and the last local month that a report covers. */
export class PeriodView implements Period {
  @ApiProperty({ example: '2026-10' })
  from: string;

  @ApiProperty({ example: '2026-12' })
  to: string;
}

/** What a report covers, in local days. */
export class ReportPeriodView implements ReportPeriod {
  @ApiProperty(enumeratedProperty(periodKinds))
  kind: PeriodKind;

  @ApiProperty({ description: 'As it is asked for.', example: '2026-Q4' })
  name: string;

  @ApiProperty({ format: 'date', example: '2026-10-01' })
  from: string;

  @ApiProperty({ format: 'date', example: '2026-12-31' })
  to: string;
}

class CardCountView implements CardCount {
  @ApiProperty({ type: 'integer' })
  effective: number;

  @ApiProperty({ type: 'integer', description: '已撤销: always visible, and excluded from all other figures.' })
  revoked: number;
}

const ofCards = (level: CardLevel) => ({ type: CardCountView, description: termOf(cardLevels, level, 'zh') }) as const;

/** Cards that fell in the period: effective and revoked apart. */
export class CardCountsView implements Record<CardLevel, CardCountView> {
  @ApiProperty(ofCards('warning'))
  warning: CardCountView;

  @ApiProperty(ofCards('yellow'))
  yellow: CardCountView;

  @ApiProperty(ofCards('red'))
  red: CardCountView;
}
