import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import type { Month } from '@sealtrail/working-days';
import type { RatingLevel } from '../domain/rating-level';
import type { RatingScope } from '../domain/rating-words';
import { type RatingRow, ratings } from './ratings-view';

export type RatingFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  readonly level?: RatingLevel | undefined;
  readonly scope?: RatingScope | undefined;
  readonly month?: Month | undefined;
  readonly official?: string | undefined;
  readonly item?: string | undefined;
  readonly applicationId?: string | undefined;
};

export type ShownRating = Omit<RatingRow, 'departments'>;

export type RatingPage = Page<ShownRating>;

/** Which ratings there are, latest first. For those who look into single ratings: to the rated there is none. */
export class ListRatings extends Query<RatingPage> {
  constructor(readonly request: ListRequest<RatingFilters>) {
    super();
  }
}

@QueryHandler(ListRatings)
export class ListRatingsHandler implements IQueryHandler<ListRatings> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListRatings): Promise<RatingPage> {
    const where = filterConditions(request.filters);
    const latestFirst = { view: ratings.name, where, orderBy: 'givenAt', descending: true };
    return readPage<RatingRow, ShownRating>(this.store, latestFirst, request, shown);
  }
}

/** What is seen of a rating; by which departments it is found is no part of it. */
export const shown = ({ departments: _departments, ...row }: RatingRow): ShownRating => row;
