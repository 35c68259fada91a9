import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import type { LateAct, ReviewStanding } from '../domain/proof-enums';
import { type ProofReviewRow, proofReviews } from './proof-reviews-view';

export type ProofReviewFilters = {
  readonly standing?: ReviewStanding | undefined;
  readonly act?: LateAct | undefined;
  /** The acting department. */
  readonly department?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly region?: string | undefined;
};

export type ShownProofReview = Omit<ProofReviewRow, 'departments'>;

/** Proofs that are or were under review, the latest reported first. */
export class ListProofReviews extends Query<Page<ShownProofReview>> {
  constructor(readonly request: ListRequest<ProofReviewFilters>) {
    super();
  }
}

@QueryHandler(ListProofReviews)
export class ListProofReviewsHandler implements IQueryHandler<ListProofReviews> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListProofReviews): Promise<Page<ShownProofReview>> {
    const where = filterConditions(request.filters);
    const latestFirst = { view: proofReviews.name, where, orderBy: 'toldAt', descending: true };
    return readPage<ProofReviewRow, ShownProofReview>(this.store, latestFirst, request, shown);
  }
}

const shown = ({ departments: _d, ...review }: ProofReviewRow): ShownProofReview => review;
