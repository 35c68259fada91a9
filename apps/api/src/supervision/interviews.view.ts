import { ApiProperty } from '@nestjs/swagger';
import {
  type InterviewStatus,
  interviewStatuses,
  type RuleId,
  ruleIds,
  type ShownInterview,
} from '@sealtrail/supervision';
import { DocumentRequest } from '../applications/document.request';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';
import { regionProperty } from '../http/fields';

/** A red card that an interview is about. */
export class InterviewCardView {
  @ApiProperty()
  cardId: string;

  @ApiProperty()
  applicationId: string;

  @ApiProperty({ description: '办件编号' })
  number: string;

  @ApiProperty()
  @WithDisplayName('item')
  item: string;

  @ApiProperty(enumeratedProperty(ruleIds))
  rule: RuleId;

  @ApiProperty({ format: 'date', description: 'The local day on which the card fell.' })
  fellOn: string;
}

/** 约谈, as it was held. */
export class InterviewHeldView {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'date' })
  on: string;

  @ApiProperty({ description: '监察机构: the department of the directory that held it.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({ description: '约谈人: its official who held it.' })
  @WithDisplayName('official')
  official: string;

  @ApiProperty({ type: DocumentRequest, description: '约谈纪要' })
  document: DocumentRequest;

  @ApiProperty({ description: '约谈内容: what was said.' })
  text: string;
}

/** 约谈: who is to be interviewed, for which red cards. */
export class InterviewView {
  @ApiProperty()
  interviewId: string;

  @ApiProperty({ description: 'The department that is charged.' })
  @WithDisplayName('department')
  department: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The official who is charged; null: the department as a whole.',
  })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ ...regionProperty, description: 'The region of the department.' })
  region: string;

  @ApiProperty({ description: 'The period in which the red cards fell.', example: '2026-Q2' })
  period: string;

  @ApiProperty(enumeratedProperty(interviewStatuses))
  status: InterviewStatus;

  @ApiProperty({ description: 'The policy that it is due by.' })
  policy: string;

  @ApiProperty({ description: 'Its version.' })
  policyVersion: string;

  @ApiProperty({ type: 'integer', description: 'From so many red cards of a period on it is due, by that policy.' })
  dueFrom: number;

  @ApiProperty({ type: 'integer', description: 'Red cards that it is about.' })
  redCards: number;

  @ApiProperty({ type: [InterviewCardView], description: 'The first 100 of them.' })
  cards: readonly InterviewCardView[];

  @ApiProperty({ format: 'date-time' })
  dueAt: string;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'When it was lifted, for too few of its cards count any more; null: it was not.',
  })
  liftedOn: string | null;

  @ApiProperty({ type: InterviewHeldView, nullable: true, description: 'null: it was not held.' })
  held: InterviewHeldView | null;
}

/** The key that recorded it is not shown. */
export const interviewView = ({ policy: { id: policy, version }, held, ...interview }: ShownInterview) => ({
  ...interview,
  policy,
  policyVersion: version,
  held: held === null ? null : withoutKey(held),
});

const withoutKey = ({ by: _b, ...held }: NonNullable<ShownInterview['held']>) => held;
