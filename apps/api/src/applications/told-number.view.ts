import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ReceiptView } from '../http/receipt.view';

/** Of a suspension: what its notice, prolongation and end name. */
export class SuspensionReceiptView extends ReceiptView {
  @ApiProperty({ type: 'integer', description: 'Number of the suspension, for `/suspensions/{n}/…`.', example: 1 })
  suspension: number;
}

/** Of a visit: what its rating names. */
export class VisitReceiptView extends ReceiptView {
  @ApiProperty({ type: 'integer', description: 'Number of the visit, for its rating.', example: 1 })
  visit: number;
}

/** Of a correction notice. */
export class NoticeReceiptView extends ReceiptView {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Number of the notice; none where it could only be recorded.',
    example: 1,
  })
  notice?: number;
}

/** Of a review: the number of what now counts, where it was told without one. */
export class ProofReviewReceiptView extends ReceiptView {
  @ApiPropertyOptional({ type: 'integer', description: 'Number of the notice that counts now.', example: 1 })
  notice?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Number of the suspension that counts now.', example: 1 })
  suspension?: number;
}
