import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ActTimes,
  type OfficialDocument,
  type ProofOfService,
  type Remedies,
  type ServedParty,
  type ServingMode,
  servedParties,
  servingModes,
} from '@sealtrail/applications';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Term } from '@sealtrail/working-days';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, Validate } from 'class-validator';
import type { TermRequest } from '../catalog/term.request';
import type { Caller } from '../http/caller';
import { IsEnumerated } from '../http/enumerated';
import {
  CommandRequest,
  IsCode,
  IsInstant,
  IsLocalDate,
  IsPlainlyWritten,
  IsReadable,
  NotInFuture,
} from '../http/fields';
import { happenedAt, instantOf } from '../http/instant';
import { IsNested } from '../http/nested';

/** An instant validated by its request, including `NotInFuture`; capped at now. */
export function checkedInstant(text: string, { now }: Pick<ActTimes, 'now'>): Instant {
  const instant = instantOf(text);
  const at = instant && happenedAt(instant, now);
  if (at === null) throw new Error('an unchecked instant');
  return at;
}

export const termOf = ({ days, unit }: TermRequest): Term => ({ days, unit });

/** Common body of the acts of officials. */
export class ActRequest extends CommandRequest {
  @ApiPropertyOptional({
    description: '经办人: the acting official of the caller’s department; default: the official the key is bound to.',
    example: 'zhang-01',
  })
  @IsOptional()
  @IsCode()
  officer?: string;
}

/** 文书: every external document has a number, a date and a seal (行政许可法 art. 32). */
export class DocumentRequest implements OfficialDocument {
  @ApiProperty({ maxLength: 100, description: '文号', example: '永市监受字〔2026〕1号' })
  @IsString()
  @IsPlainlyWritten()
  @MaxLength(100)
  number: string;

  @ApiProperty({ format: 'date', description: '落款日期', example: '2026-03-02' })
  @IsLocalDate()
  date: string;

  @ApiProperty({ maxLength: 100, description: '印章: its seal.', example: '行政审批专用章(1)' })
  @IsString()
  @IsReadable()
  @MaxLength(100)
  seal: string;
}

/** 送达回证. Without it an act counts from its report. */
export class ProofOfServiceRequest {
  @IsEnumerated(servingModes)
  mode: ServingMode;

  @ApiProperty({ format: 'date-time', description: '送达时间', example: '2026-03-02T15:00:00+08:00' })
  @IsInstant()
  @Validate(NotInFuture)
  servedAt: string;

  @ApiProperty({
    maxLength: 200,
    description: '回证编号 or the log of the electronic service.',
    example: 'SDHZ-2026-0001',
  })
  @IsString()
  @IsPlainlyWritten()
  @MaxLength(200)
  reference: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    nullable: true,
    description:
      'Time of the act itself, where a system log or an electronic receipt proves it. Otherwise the act takes effect from its service.',
    example: '2026-03-02T14:59:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  @Validate(NotInFuture)
  actAt?: string | null;

  @IsEnumerated(servedParties, { optional: true })
  servedOn?: ServedParty | null;
}

/** The reporter of a proof: a proof reported by the respondent unit itself has less weight. */
type TellerContext = Pick<Caller, 'now' | 'role' | 'department'>;

export const servedProofOf = (
  { mode, servedAt, actAt, reference, servedOn }: ProofOfServiceRequest,
  caller: TellerContext,
  on: ServedParty = 'applicant',
): ProofOfService => ({
  mode,
  servedAt: checkedInstant(servedAt, caller),
  actAt: actAt == null ? null : checkedInstant(actAt, caller),
  reference,
  servedOn: servedOn ?? on,
  toldBy: { role: caller.role, department: caller.department },
  weight: null,
});

export const proofOf = (
  request: ProofOfServiceRequest | null | undefined,
  caller: TellerContext,
  on?: ServedParty,
): ProofOfService | null => (request == null ? null : servedProofOf(request, caller, on));

/** An act that may come with the proof of its service. */
export class ProvableActRequest extends ActRequest {
  @IsNested(ProofOfServiceRequest, {
    description: '送达回证: proof that an act reported late was performed in time.',
    optional: true,
  })
  proofOfService?: ProofOfServiceRequest | null;
}

export const documentOf = ({ number, date, seal }: DocumentRequest): OfficialDocument => ({ number, date, seal });

class ReconsiderationRequest {
  @ApiProperty({ maxLength: 200, description: '复议机关', example: '永州市人民政府' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  organ: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 365,
    description: '复议期限 in days (行政复议法 art. 20).',
    example: 60,
  })
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;
}

class LitigationRequest {
  @ApiProperty({ maxLength: 200, description: '管辖法院', example: '冷水滩区人民法院' })
  @IsString()
  @IsReadable()
  @MaxLength(200)
  court: string;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 24,
    description: '起诉期限 in months (行政诉讼法 art. 46).',
    example: 6,
  })
  @IsInt()
  @Min(1)
  @Max(24)
  months: number;
}

/** 救济途径 (行政许可法 art. 38). */
export class RemediesRequest implements Remedies {
  @IsNested(ReconsiderationRequest)
  reconsideration: ReconsiderationRequest;

  @IsNested(LitigationRequest)
  litigation: LitigationRequest;
}

export const remediesOf = ({ reconsideration, litigation }: RemediesRequest): Remedies => ({
  reconsideration: { organ: reconsideration.organ, days: reconsideration.days },
  litigation: { court: litigation.court, months: litigation.months },
});
