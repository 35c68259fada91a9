import { ApiProperty } from '@nestjs/swagger';
import { type ReviewWord, reviewWords } from '@sealtrail/applications';
import { IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsReadable } from '../http/fields';

/** 复核自证: whether the act counts from the time its proof shows, and why. The decision takes effect when it is recorded. */
export class ProofReviewRequest {
  @IsEnumerated(reviewWords)
  word: ReviewWord;

  @ApiProperty({ maxLength: 2000, description: '理由', example: '经核对邮政回执，送达日期属实' })
  @IsString()
  @IsReadable()
  @MaxLength(2000)
  reason: string;
}
