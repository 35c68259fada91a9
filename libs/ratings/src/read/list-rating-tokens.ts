import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ApplicationEvent, applicationStream, type SecretOf } from '@sealtrail/applications/events';
import { Clock, EventStore, NamespaceSecret, type Recorded } from '@sealtrail/event-sourcing';
import { type Rateable, rateableIn } from '../domain/rateable';
import { ratingTokenOf } from '../domain/rating-token';

/** What can be rated, with what, and until when. */
export type RatingToken = Rateable & { readonly token: string };

/** The tokens of a case that open something now: for who holds its secret, or carries it to who may. */
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
  ) {}

  async execute({ secretOf }: ListRatingTokens): Promise<readonly RatingToken[]> {
    const stream = applicationStream(secretOf.applicationId);
    const past = (await this.events.read(stream)) as readonly Recorded<ApplicationEvent>[];
    return rateableIn(past, this.clock.now()).map((rateable) => ({
      ...rateable,
      token: ratingTokenOf({ ...secretOf, ...rateable }, this.secret),
    }));
  }
}
