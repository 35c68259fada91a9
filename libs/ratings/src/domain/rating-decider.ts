import { noSuchCase } from '@sealtrail/applications/events';
import { type Decider } from '@sealtrail/event-sourcing';
import { addDays, dateOf } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { RatedCase, Service } from './rated-case';
import type { Rated, RatingCommand } from './rating-commands';
import type { RatingGiven } from './rating-events';

/** Natural days after the service within which a rating is requested; later ones are accepted and marked. */
const RATING_WINDOW_DAYS = 7;

/** Whether this visit or matter has been rated. */
export type RatingState = { readonly given: boolean };

/**
 * The rules of rating (国办发〔2019〕51号, GB/T 39734-2020): one rating per visit and one per matter, by a person who was served; silence is
 * never counted as a rating.
 */
export const ratingDecider: Decider<RatingState, RatingCommand, RatingGiven, RatedCase | null> = {
  initial: { given: false },

  decide: {
    GiveRating: (command, { given }, known) => {
      if (known === null) throw noSuchCase();
      if (given) throw reject('rating.already-given');
      const service = serviceOf(command, known);
      if (command.at < service.at) {
        throw reject('rating.before-service', { servedAt: service.at });
      }
      const givenOn = dateOf(command.at, known.zone);
      return [
        {
          type: 'RatingGiven',
          data: {
            ratingId: command.ratingId,
            applicationId: command.applicationId,
            number: known.number,
            item: known.item,
            region: known.region,
            department: service.department,
            official: service.official,
            scope: command.scope,
            visit: command.visit,
            level: command.level,
            channel: command.channel,
            dimensions: command.dimensions,
            tags: command.tags,
            comment: command.comment,
            anonymous: command.rater === null,
            rater: command.rater,
            givenAt: command.at,
            givenOn,
            servedOn: service.on,
            late: givenOn > addDays(service.on, RATING_WINDOW_DAYS),
            recordedOn: dateOf(command.now, known.zone),
            channelHeldByUnit: command.channelHeldByUnit,
            // Naming the case would identify an anonymous rater.
            mayNameCase: command.mayNameCase && command.rater !== null,
          },
        },
      ];
    },
  },

  evolve: {
    RatingGiven: () => ({ given: true }),
  },
};

function serviceOf({ scope, visit }: Rated, { visits, closed }: RatedCase): Service {
  if (scope === 'matter') {
    if (visit !== null) throw reject('rating.visit-not-asked');
    if (closed === null) throw reject('rating.case-open');
    return closed;
  }
  const service = visit === null ? undefined : visits[visit];
  if (service === undefined)
    throw reject('rating.visit-not-recorded', { visit, recorded: Object.keys(visits).map(Number) });
  return service;
}
