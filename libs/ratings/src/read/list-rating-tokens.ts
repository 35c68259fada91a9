import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, type SecretOf } from '@sealtrail/applications/events';
import { Clock, EventStore, NamespaceSecret, ReadStore, type RecordedEvent } from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import { type Rateable, rateableIn } from '../domain/rateable';
import { ratingTokenOf } from '../domain/rating-token';
import { type RatingRow, ratings } from './ratings-view';

/** What can be rated, with which token, and until when. */
export type RatingToken = Rateable & {
  /** 追评: the follow-up rating of an earlier rating. */
  readonly followUp: boolean;
  readonly token: string;
};

/** One per visit and matter, and as many by slips. */
const RATINGS_MAX = 1_000;

/** The currently valid tokens of a case: for the holder of its secret, or a caller that delivers them. */
export class ListRatingTokens extends Query<readonly RatingToken[]> {
  constructor(readonly secretOf: SecretOf) {
    super();
  }
}

@QueryHandler(ListRatingTokens)
export class ListRatingTokensHandler implements IQueryHandler<ListRatingTokens> {
  constructor(
    private readonly events: EventStore,
    private readonly secret: NamespaceSecret,
    private readonly clock: Clock,
    private readonly views: ReadStore,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ secretOf }: ListRatingTokens): Promise<readonly RatingToken[]> {
    const stream = applicationStream(secretOf.applicationId);
    const past = (await this.events.read(stream)) as readonly RecordedEvent<ApplicationEvent>[];
    const now = this.clock.now();
    const first = rateableIn(past, now).map((rateable) => ({
      ...rateable,
      followUp: false,
      token: ratingTokenOf({ ...secretOf, ...rateable, followUp: false }, this.secret),
    }));
    // A follow-up exists only after a bad rating: a person who kept a slip must not learn of one, not even from the response time.
    if (secretOf.heldByUnit) return first;
    return [...first, ...(await this.followUpsOf(secretOf.applicationId, dateOf(now, this.jurisdiction.zone)))];
  }

  private async followUpsOf(applicationId: string, today: LocalDate): Promise<readonly RatingToken[]> {
    const where = [{ op: 'equals', field: 'applicationId', value: applicationId }] as const;
    const found = await this.views.list<RatingRow>(ratings.name, { where, limit: RATINGS_MAX });
    return found.flatMap(({ document: { scope, visit, channelHeldByUnit, followUpUntil: until } }) => {
      if (until === null || today > until) return [];
      const opened = { applicationId, scope, visit, followUp: true, heldByUnit: channelHeldByUnit };
      return [{ scope, visit, until, followUp: true, token: ratingTokenOf(opened, this.secret) }];
    });
  }
}
