import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CommandResultView } from '../http/command-result.view';

/** Result of a suspension: the number used by its notice, prolongation and end. */
export class SuspensionResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'Number of the suspension, for `/suspensions/{n}/…`.', example: 1 })
  suspension: number;
}

/** Result of a visit: the number used by its rating. */
export class VisitResultView extends CommandResultView {
  @ApiProperty({ type: 'integer', description: 'Number of the visit, for its rating.', example: 1 })
  visit: number;
}

/** Result of a correction notice. */
export class NoticeResultView extends CommandResultView {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Number of the notice; absent where it was only recorded.',
    example: 1,
  })
  notice?: number;
}

/** Result of a review: the number of the act that now counts, if it was reported without one. */
export class ProofReviewResultView extends CommandResultView {
  @ApiPropertyOptional({ type: 'integer', description: 'Number of the notice that has taken effect.', example: 1 })
  notice?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Number of the suspension that has taken effect.', example: 1 })
  suspension?: number;
}
