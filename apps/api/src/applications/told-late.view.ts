import { ApiProperty } from '@nestjs/swagger';
import { type LateAct, type LateReport, lateActs, type ReviewStanding, reviewStandings } from '@sealtrail/applications';
import { EffectView } from '../http/command-result.view';
import { enumeratedProperty } from '../http/enumerated';

class ReviewOfProofView {
  @ApiProperty({ type: 'integer', description: 'Its number, as in `proof-reviews/{n}`.', example: 1 })
  review: number;

  @ApiProperty(enumeratedProperty(reviewStandings))
  standing: ReviewStanding;
}

/** 事后补报: an act that was reported on a later day than it happened. */
export class ToldLateView implements LateReport {
  @ApiProperty({ description: 'Of the fact in the history of the case.', example: '5' })
  revision: string;

  @ApiProperty(enumeratedProperty(lateActs))
  act: LateAct;

  @ApiProperty({ format: 'date-time', description: '发生时间: reported time of the event.' })
  occurredAt: string;

  @ApiProperty({ format: 'date' })
  occurredOn: string;

  @ApiProperty({ format: 'date-time', description: '登记时间: time of recording.' })
  toldAt: string;

  @ApiProperty({ type: EffectView, description: 'How far it took effect as reported, when it was recorded.' })
  effect: EffectView;

  @ApiProperty({
    type: ReviewOfProofView,
    nullable: true,
    description: '自证复核; null: its proof was not put to review.',
  })
  review: ReviewOfProofView | null;
}
