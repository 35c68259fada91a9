import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  between,
  filterConditions,
  type ListRequest,
  type Ordering,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import type { LocalDate, Month } from '@sealtrail/working-days';
import type { LoopState } from '../domain/loop-enums';
import type { RatingChannel, RatingOrder, RatingScope } from '../domain/rating-enums';
import type { RatingLevel } from '../domain/rating-level';
import { type RatingRow, ratings } from './ratings-view';

/** Filters of a list of ratings. Days are local; `From` and `To` are inclusive. */
export type RatingFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
  readonly level?: RatingLevel | undefined;
  readonly scope?: RatingScope | undefined;
  readonly channel?: RatingChannel | undefined;
  readonly month?: Month | undefined;
  readonly official?: string | undefined;
  readonly item?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly givenFrom?: LocalDate | undefined;
  readonly givenTo?: LocalDate | undefined;
  readonly servedFrom?: LocalDate | undefined;
  readonly servedTo?: LocalDate | undefined;
  /** State of the closed loop. */
  readonly loopState?: LoopState | undefined;
  /** The pending step is overdue. */
  readonly overdue?: boolean | undefined;
};

export type ListedRating = Omit<RatingRow, 'departments'>;

export type RatingPage = Page<ListedRating>;

export type RatingOrdering = Ordering<RatingOrder>;

const FIELDS: Readonly<Record<RatingOrder, string>> = { given: 'givenAt', served: 'servedOn' };

/** Ratings; by default the latest given first. For callers who may see single ratings: the rated unit gets none. */
export class ListRatings extends Query<RatingPage> {
  constructor(
    readonly request: ListRequest<RatingFilters>,
    readonly ordering: RatingOrdering = { by: null, direction: null },
  ) {
    super();
  }
}

@QueryHandler(ListRatings)
export class ListRatingsHandler implements IQueryHandler<ListRatings> {
  constructor(private readonly store: ReadStore) {}

  execute({ request, ordering }: ListRatings): Promise<RatingPage> {
    const { givenFrom, givenTo, servedFrom, servedTo, ...words } = request.filters;
    const where = [
      ...filterConditions(words),
      ...between('givenOn', givenFrom, givenTo),
      ...between('servedOn', servedFrom, servedTo),
    ];
    const order = { orderBy: FIELDS[ordering.by ?? 'given'], descending: ordering.direction !== 'ascending' };
    return readPage<RatingRow, ListedRating>(
      this.store,
      { view: ratings.name, where, ...order },
      request,
      listedRating,
    );
  }
}

/** A rating as it is shown, without the departments it is indexed by. */
export const listedRating = ({ departments: _departments, ...row }: RatingRow): ListedRating => row;
