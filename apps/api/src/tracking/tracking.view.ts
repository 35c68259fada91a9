import { ApiProperty } from '@nestjs/swagger';
import { type CaseStatus, caseStatuses, type QueryCode, type TrackedCase } from '@sealtrail/applications';
import { type RatingScope, type RatingToken, ratingScopes } from '@sealtrail/ratings';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { Personal } from '../trail/personal';

const date = (description: string) => ({ type: String, format: 'date', nullable: true, description }) as const;

/** A subject that can be rated now. Whether it has been rated is not shown without a login. */
export class RatingTokenView implements RatingToken {
  @ApiProperty(enumeratedProperty(ratingScopes))
  scope: RatingScope;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Number of the visit; null for the matter.' })
  visit: number | null;

  @ApiProperty({ description: '追评: a second rating, after the rectification of a bad one or the reply to it.' })
  followUp: boolean;

  @ApiProperty({ description: '评价凭证, for `POST /v1/ratings/by-token`.' })
  token: string;

  @ApiProperty({ format: 'date', description: 'Last local day of validity.' })
  until: string;
}

export class AskedView {
  @ApiProperty({ type: [String], description: 'Codes of materials.' })
  materials: string[];

  @ApiProperty(date('The last day in time.'))
  until: string | null;
}

/** 办件进度. */
export class TrackedCaseView implements TrackedCase {
  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ example: '食品经营许可' })
  itemName: string;

  @ApiProperty({ description: '实施主体' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty(enumeratedProperty(caseStatuses))
  status: CaseStatus;

  @ApiProperty({ format: 'date', description: '收件日期' })
  receivedOn: string;

  @ApiProperty(date('受理日期'))
  acceptedOn: string | null;

  @ApiProperty(date('The end of the first check (收件审查).'))
  firstCheckUntil: string | null;

  @ApiProperty(date('承诺办结; null before acceptance and while paused.'))
  promisedUntil: string | null;

  @ApiProperty(date('法定办结; null before acceptance, where no law sets one, and while paused.'))
  statutoryUntil: string | null;

  @ApiProperty({ description: 'A special procedure (特别程序) is in progress.' })
  suspended: boolean;

  @ApiProperty(date('办结日期'))
  closedOn: string | null;

  @ApiProperty(date('送达日期'))
  deliveredOn: string | null;

  @ApiProperty({ type: AskedView, nullable: true, description: '补正: requested.' })
  correction: AskedView | null;

  @ApiProperty({ type: AskedView, nullable: true, description: '容缺: deferred.' })
  deferral: AskedView | null;

  @ApiProperty({ type: [RatingTokenView] })
  ratings: RatingTokenView[];
}

/** Data that a gateway sends to the applicant. */
export class QueryCodeView implements QueryCode {
  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty({ description: '行政区划代码' })
  region: string;

  @Personal()
  @ApiProperty({ description: '查询码: for `POST /v1/track`, together with the number.' })
  queryCode: string;

  @Personal()
  @ApiProperty({ type: [String], description: '联系电话 of the applicant and of the agent, once each.' })
  phones: string[];

  @ApiProperty({ type: [RatingTokenView] })
  ratings: RatingTokenView[];
}
