import { coveringIndex, type Instant, type Projection, type WrittenText } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { CaseFact, ProofOfService } from '../domain/case-fact';
import type { LateAct, ReviewCause, ReviewStanding } from '../domain/proof-enums';

/** A proof of the respondent unit itself, as its reviewers see it. */
export type ProofReviewRow = {
  readonly applicationId: string;
  readonly item: string;
  readonly region: string;
  readonly review: number;
  readonly because: ReviewCause;
  readonly act: LateAct;
  readonly standing: ReviewStanding;
  /** The acting department. */
  readonly department: string;
  readonly official: string | null;
  /** Empty: the unit itself reviews nothing. */
  readonly departments: readonly string[];
  readonly occurredAt: Instant;
  readonly toldAt: Instant;
  /** Id of the reporting key. */
  readonly toldBy: string;
  readonly proof: Pick<ProofOfService, 'mode' | 'servedAt' | 'actAt' | 'reference' | 'servedOn'>;
  /** The instant from which the act counts since the review; `null`: it waits, was dropped, or counts by what it has undone. */
  readonly creditedAt: Instant | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly reason: WrittenText | null;
};

const idOf = ({ applicationId, review }: CaseFact & { readonly review: number }): string =>
  `${applicationId}:${review}`;

/** Members by which lists of reviews are filtered and ordered. */
const ALONG = ['toldAt', 'standing', 'act', 'department', 'region', 'filedBy'];

/** 自证待复核: every proof that is or was under review. */
export const proofReviews: Projection<ProofReviewRow, ApplicationEvent> = {
  name: 'proof-reviews.v2',
  initial: {} as ProofReviewRow,
  indexes: [
    coveringIndex(['toldAt'], ALONG),
    ...['standing', 'department', 'region'].map((field) => coveringIndex([field, 'toldAt'], ALONG)),
    ['applicationId'],
  ],
  on: {
    ProofPutToReview: {
      id: ({ data }) => idOf(data),
      fold: (_, { data, metadata }) => {
        const { mode, servedAt, actAt, reference, servedOn } = data.proof;
        return {
          applicationId: data.applicationId,
          item: data.item,
          region: data.region,
          review: data.review,
          because: data.because,
          act: data.act,
          standing: 'waiting',
          department: data.department,
          official: data.officer,
          departments: [],
          occurredAt: data.occurredAt,
          toldAt: metadata.recordedAt,
          toldBy: metadata.actor,
          proof: { mode, servedAt, actAt, reference, servedOn },
          creditedAt: null,
          reviewedAt: null,
          reviewedBy: null,
          reason: null,
        };
      },
    },
    ProofReviewed: {
      id: ({ data }) => idOf(data),
      fold: (row, { data, metadata }) => ({
        ...row,
        standing: data.word,
        creditedAt: data.credit?.creditedAt ?? null,
        reviewedAt: metadata.recordedAt,
        reviewedBy: data.reviewedBy,
        reason: data.reason,
      }),
    },
  },
};
