import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { liesWithin, mustLieWithin, regionContains, type Scope, StreamStateCache } from '@sealtrail/event-sourcing';
import { EXEMPTIONS_STREAM } from './exemption-commands';
import { type Exemption, exemptionDecider } from './exemption-decider';

/** The exemptions of a region of the caller's, and of those that hold it. @throws {Rejection} `region.outside` */
export class ListExemptions extends Query<readonly Exemption[]> {
  constructor(
    readonly region: string,
    readonly scope: Pick<Scope, 'region'>,
  ) {
    super();
  }
}

@Injectable()
@QueryHandler(ListExemptions)
export class ListExemptionsHandler implements IQueryHandler<ListExemptions> {
  constructor(private readonly streams: StreamStateCache) {}

  async execute({ region, scope }: ListExemptions): Promise<readonly Exemption[]> {
    mustLieWithin(scope.region, [region]);
    const { state } = await this.streams.state(exemptionDecider, EXEMPTIONS_STREAM);
    return [...state.values()].filter(({ versions: [first] }) => {
      const isOfPlace = regionContains(first.region, region) || regionContains(region, first.region);
      // A case is seen by who sees its region; what covers a whole region by everybody in it.
      const isSeen = first.application === null || liesWithin(scope.region, first.region);
      return isOfPlace && isSeen;
    });
  }
}
