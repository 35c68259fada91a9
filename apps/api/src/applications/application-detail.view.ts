import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type ShownSuccessor, type SuccessorOf, type SuccessorTeller, successorTellers } from '@sealtrail/applications';
import { enumeratedProperty } from '../http/enumerated';
import { Personal } from '../trail/personal';
import { ApplicationSummaryView } from './application.view';
import { ToldLateView } from './told-late.view';

/** 后继办件: the predecessor, and who states it. */
class SuccessorOfView implements SuccessorOf {
  @ApiProperty({ example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11' })
  applicationId: string;

  @ApiProperty(enumeratedProperty(successorTellers))
  statedBy: SuccessorTeller;
}

class SuccessorView extends SuccessorOfView implements ShownSuccessor {
  @ApiProperty({ description: '办件编号', example: '230900202603020000018' })
  number: string;

  @ApiProperty({ format: 'date', description: '收件日期' })
  receivedOn: string;
}

const person = {
  type: 'object',
  nullable: true,
  additionalProperties: true,
  description: 'Only for roles that need it, of a department that takes part in the case; null once erased.',
} as const;

/** A single 办件: with late reports, successors, and the applicant. */
export class ApplicationDetailView extends ApplicationSummaryView {
  @ApiProperty({ type: [ToldLateView], description: '事后补报: late reports, in the order of recording.' })
  toldLate: ToldLateView[];

  @ApiProperty({
    description:
      '视为受理待定: deemed accepted while the first check counted days of a year whose holiday notice (放假通知) has not been recorded. It remains valid and is reassessed when the notice is recorded.',
  })
  provisional: boolean;

  @ApiProperty({
    type: SuccessorOfView,
    nullable: true,
    description: 'The lapsed case that this one succeeds; null: none was named.',
  })
  successorOf: SuccessorOfView | null;

  @ApiProperty({ type: [SuccessorView], description: 'Successors of this case, in the order of recording.' })
  successors: SuccessorView[];

  @ApiPropertyOptional(person)
  @Personal()
  applicant?: object | null;

  @ApiPropertyOptional(person)
  @Personal()
  agent?: object | null;
}
