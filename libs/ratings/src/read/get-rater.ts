import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, isInScope, type RecordedEvent, type Scope, Vault } from '@sealtrail/event-sourcing';
import type { RatingStreamEvent } from '../domain/loop-decider';
import { ratingStream } from '../domain/rating-commands';
import { isBad } from '../domain/rating-level';
import { reject } from '../rejections';
import { givenIn } from './show-loop';

/** The rater to call about a bad rating; a `null` member: not given, or erased. */
export type CalledRater = {
  readonly ratingId: string;
  readonly applicationId: string;
  readonly region: string;
  readonly name: string | null;
  readonly phone: string | null;
};

/** The named rater of a bad rating: visible only to the desk that calls back. */
export class GetRater extends Query<CalledRater> {
  constructor(
    readonly ratingId: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetRater)
export class GetRaterHandler implements IQueryHandler<GetRater> {
  constructor(
    private readonly events: EventStore,
    private readonly vault: Vault,
  ) {}

  /** @throws {Rejection} `rating.not-found`; `rating.rater-not-shown`: no rater is known, or no call is needed */
  async execute({ ratingId, scope }: GetRater): Promise<CalledRater> {
    const facts = (await this.events.read(ratingStream(ratingId))) as readonly RecordedEvent<RatingStreamEvent>[];
    const given = givenIn(facts);
    if (given === undefined || !isInScope(scope, { ...given, departments: [given.department] })) {
      throw reject('rating.not-found');
    }
    const voided = facts.some(({ type }) => type === 'RatingVoided');
    if (given.rater === null || voided || !isBad(given.level)) throw reject('rating.rater-not-shown');
    const kept = await this.vault.open(given.rater);
    const text = (member: string) => (typeof kept?.[member] === 'string' ? kept[member] : null);
    const { applicationId, region } = given;
    return { ratingId, applicationId, region, name: text('name'), phone: text('phone') };
  }
}
