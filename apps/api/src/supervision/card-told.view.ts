import { ApiProperty } from '@nestjs/swagger';
import {
  type FailureReason,
  failureReasons,
  type NoticeChannel,
  type NoticeOccasion,
  type NoticeStatus,
  noticeChannels,
  noticeOccasions,
  noticeStatuses,
  type ShownNotice,
  type WithdrawalReason,
  withdrawalReasons,
} from '@sealtrail/notices';
import { type NotifiedBody, type NotifiedPost, notifiedBodies, notifiedPosts } from '@sealtrail/policy';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty } from '../http/enumerated';

/** 告知: that somebody was told of the card, or why not. */
export class CardToldView {
  @ApiProperty({ description: 'Of `GET /v1/notices`.' })
  noticeId: string;

  @ApiProperty(enumeratedProperty(noticeOccasions))
  occasion: NoticeOccasion;

  @ApiProperty({
    ...enumeratedProperty(notifiedPosts),
    description: 'Why they are told: the post that the policy names.',
  })
  post: NotifiedPost;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The department that is told; null: a body of the region.',
  })
  @WithDisplayName('department')
  toldDepartment: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The official who is told; null: whoever answers for the department, or the body.',
  })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty(
    enumeratedProperty(notifiedBodies, {
      nullable: true,
      description: 'The body of the region that is told; null: a department is.',
    }),
  )
  body: NotifiedBody | null;

  @ApiProperty(enumeratedProperty(noticeStatuses))
  status: NoticeStatus;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it is told at the earliest; null: it is told, given up or withdrawn.',
  })
  dueAt: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When they were told; null: they were not.',
  })
  at: string | null;

  @ApiProperty(
    enumeratedProperty(noticeChannels, {
      nullable: true,
      description: 'By which they were told; null: they were not.',
    }),
  )
  channel: NoticeChannel | null;

  @ApiProperty(
    enumeratedProperty(failureReasons, {
      nullable: true,
      description: 'Why they were not told at the latest attempt; null: none failed.',
    }),
  )
  failure: FailureReason | null;

  @ApiProperty(
    enumeratedProperty(withdrawalReasons, {
      nullable: true,
      description: 'Why they were not to be told any more; null: they were, or are.',
    }),
  )
  withdrawn: WithdrawalReason | null;
}

export const toldOf = ({ told, failures, withdrawn: withdrawal, ...notice }: ShownNotice) => {
  const { noticeId, occasion, post, toldDepartment, official, body, status, dueAt } = notice;
  const [at, channel] = [told?.at ?? null, told?.channel ?? null];
  const failure = failures.at(-1)?.reason ?? null;
  const withdrawn = withdrawal?.reason ?? null;
  return { noticeId, occasion, post, toldDepartment, official, body, status, dueAt, at, channel, failure, withdrawn };
};
