import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  filterConditions,
  type JsonObject,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import type { Month } from '@sealtrail/working-days';
import type { RatingLevel } from '../domain/rating-level';
import type { RatingScope } from '../domain/rating-words';
import type { RatingReader } from '../domain/reader';
import { fault, reject } from '../rejections';
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

export type RatingPage = Page<JsonObject>;

/** Which ratings there are, latest first. */
export class ListRatings extends Query<RatingPage> {
  constructor(
    readonly reader: RatingReader,
    readonly request: ListRequest<RatingFilters>,
  ) {
    super();
  }
}

/** Filters that would narrow a list down to one case or one person. */
const REVEALING = ['official', 'item', 'applicationId'] as const;

@QueryHandler(ListRatings)
export class ListRatingsHandler implements IQueryHandler<ListRatings> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, request }: ListRatings): Promise<RatingPage> {
    if (reader === 'rated') mayFilterBy(request.filters);
    // By month for the rated: the order of the days within it would tell which case a rating follows.
    const orderBy = reader === 'rated' ? 'month' : 'givenAt';
    const latestFirst = { view: ratings.name, where: filterConditions(request.filters), orderBy, descending: true };
    return readPage<RatingRow, JsonObject>(
      this.store,
      latestFirst,
      request,
      reader === 'rated' ? withoutTheCase : shown,
    );
  }
}

/** What supervision sees of a rating; by which departments it is found is no part of it. */
export const shown = ({ departments: _departments, ...row }: RatingRow): Omit<RatingRow, 'departments'> => row;

/** What the rated learn of a rating: how they did, and nothing by which to find the case. */
const withoutTheCase = (row: RatingRow): JsonObject => ({
  month: row.month,
  region: row.region,
  department: row.department,
  scope: row.scope,
  level: row.level,
  channel: row.channel,
  dimensions: row.dimensions,
  tags: row.tags,
  hasComment: row.hasComment,
});

/** @throws {Rejection} `rating.filter-reveals-rater` */
function mayFilterBy(filters: RatingFilters): void {
  const errors = REVEALING.filter((name) => filters[name] !== undefined).map((name) =>
    fault(`/${name}`, 'rating.would-reveal-rater'),
  );
  if (errors.length > 0) throw reject('rating.filter-reveals-rater', {}, errors);
}
