import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CommandResultView } from '../http/command-result.view';

/** Of a suspension: what its notice, prolongation and end name. */
export class SuspensionResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'Number of the suspension, for `/suspensions/{n}/…`.', example: 1 })
  suspension: number;
}

/** Of a visit: what its rating names. */
export class VisitResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'Number of the visit, for its rating.', example: 1 })
  visit: number;
}

/** Of a correction notice. */
export class NoticeResultView extends CommandResultView {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Number of the notice; absent where it was only recorded.',
    example: 1,
  })
  notice?: number;
}

/** Of a review: the number of what now counts, where it was told without one. */
export class ProofReviewResultView extends CommandResultView {
  @ApiPropertyOptional({ type: 'integer', description: 'Number of the notice that has taken effect.', example: 1 })
  notice?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Number of the suspension that has taken effect.', example: 1 })
  suspension?: number;
}
