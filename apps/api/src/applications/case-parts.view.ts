import { ApiProperty } from '@nestjs/swagger';
import {
  type BranchView,
  type Opinion,
  opinions,
  type SatisfiedBy,
  type SuspensionView,
  satisfactions,
  type WaitsFor,
  waits,
} from '@sealtrail/applications';
import { consequences } from '@sealtrail/catalog';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { EndedBy } from '../http/ended-by';
import { enumeratedProperty } from '../http/enumerated';
import { nullableBoolean, nullableDate, nullableText } from '../http/nullable';
import type { RouteReferenceView } from '../http/route-reference.view';

export class LimitEndView {
  @ApiProperty({ format: 'date', description: 'The last day in time.', example: '2026-03-16' })
  date: string;

  @ApiProperty({ format: 'date-time', description: '24:00 of that day, as UTC.', example: '2026-03-16T16:00:00.000Z' })
  at: string;
}

export const limitEnd = (description: string) => ({ type: LimitEndView, nullable: true, description }) as const;

/** 环节: one department's part of a stage. */
export class CaseStepView implements BranchView {
  @ApiProperty({ description: 'The `stepId`.', example: 'fire-review' })
  id: string;

  @ApiProperty({ example: 'works' })
  stage: string;

  @ApiProperty({ example: 'fire' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ ...nullableText, description: '承办人' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty(limitEnd('环节时限; null while paused.'))
  limit: LimitEndView | null;

  @ApiProperty(enumeratedProperty(opinions, { nullable: true, description: 'null: not yet.' }))
  opinion: Opinion | null;

  @ApiProperty(nullableDate)
  givenOn: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '用时 in whole days.' })
  usedDays: number | null;

  @ApiProperty(nullableBoolean)
  withinLimit: boolean | null;
}

/** 特别程序. */
export class CaseSuspensionView implements SuspensionView {
  @ApiProperty({ type: 'integer', example: 1 })
  number: number;

  @ApiProperty({ example: 'expertReview' })
  procedure: string;

  @ApiProperty({ ...nullableText, description: 'The step that it pauses besides the case.' })
  branch: string | null;

  @ApiProperty({ format: 'date' })
  startedOn: string;

  @ApiProperty({
    ...nullableDate,
    description: 'First day not counted; null: the applicant has not been notified, so the days count.',
  })
  pausesFrom: string | null;

  @ApiProperty(nullableDate)
  endedOn: string | null;
}

export class WaitsForView implements WaitsFor {
  @ApiProperty(enumeratedProperty(waits))
  what: WaitsFor['what'];

  @ApiProperty({ format: 'date' })
  since: string;

  @ApiProperty(enumeratedProperty(consequences))
  consequence: WaitsFor['consequence'];

  @EndedBy()
  endedBy: readonly RouteReferenceView[];
}

export class CaseHolderView {
  @ApiProperty({ example: 'market' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(nullableText)
  @WithDisplayName('official')
  official: string | null;
}

export class CaseMaterialView {
  @ApiProperty({ example: 'business-licence' })
  code: string;

  @ApiProperty(enumeratedProperty(satisfactions))
  satisfiedBy: SatisfiedBy;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the file, for `GET /v1/files/{sha256}`.' })
  file: string | null;
}
