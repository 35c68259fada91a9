import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsCode } from '../http/fields';
import { IsNested } from '../http/nested';
import { withFault } from '../http/validation-faults';
import { ProofOfServiceRequest } from './document.request';

/** 补交送达回证: the event of the act, and the proof of its service. */
export class LateProofRequest {
  @ApiProperty({
    description: 'Revision of the act’s event in the history of the case.',
    example: '5',
  })
  @Matches(/^(0|[1-9]\d{0,8})$/, withFault('field.not-revision'))
  revision: string;

  @IsNested(ProofOfServiceRequest)
  proofOfService: ProofOfServiceRequest;

  @ApiPropertyOptional({
    description:
      '经办人: the reporting official of the caller’s department; default: the official the key is bound to.',
    example: 'zhang-01',
  })
  @IsOptional()
  @IsCode()
  officer?: string;
}
