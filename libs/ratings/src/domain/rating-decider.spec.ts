import { specify } from '@sealtrail/event-sourcing/testing';
import { closedCase, matterRated, openedCase, rateMatter, rateVisit, visitRated } from '../testing';
import { ratingIdOf } from './rating-commands';
import { ratingDecider } from './rating-decider';

const rating = specify(ratingDecider);

describe('a rating (国办发〔2019〕51号, GB/T 39734-2020)', () => {
  it('一事一评: is given for the matter once the case is closed, and names department and holder', () => {
    rating.given().withContext(closedCase).when(rateMatter()).then(matterRated());
  });

  it('一次一评: is given for a recorded visit while the case is open, and names the official who served it', () => {
    rating.given().withContext(openedCase).when(rateVisit()).then(visitRated());
  });

  it('is given once', () => {
    rating.given(matterRated()).withContext(closedCase).when(rateMatter()).thenRejected('rating.already-given');
    rating.given(visitRated()).withContext(closedCase).when(rateVisit()).thenRejected('rating.already-given');
  });

  it('has one stream per visit or matter, so that the store refuses a second', () => {
    const matter = { applicationId: 'a1', scope: 'matter', visit: null } as const;
    const visit = (n: number) => ({ applicationId: 'a1', scope: 'visit', visit: n }) as const;
    expect(ratingIdOf(matter)).toBe(ratingIdOf({ ...matter }));
    const ids = [matter, { ...matter, applicationId: 'a2' }, visit(1), visit(2), visit(12)].map(ratingIdOf);
    expect(new Set(ids).size).toBe(5);
  });

  it('has a separate stream for a slip that the unit held: neither blocks the other', () => {
    const matter = { applicationId: 'a1', scope: 'matter', visit: null } as const;
    expect(ratingIdOf({ ...matter, channelHeldByUnit: true })).not.toBe(ratingIdOf(matter));
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ channelHeldByUnit: true }))
      .then(matterRated({ channelHeldByUnit: true }));
  });

  it('has its own local day of recording, independent of when it was given', () => {
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ now: '2026-03-31T16:00:00.000Z' }))
      .then(matterRated({ recordedOn: '2026-04-01' }));
  });

  it('needs a case', () => {
    rating.given().withContext(null).when(rateMatter()).thenRejected('application.not-found');
  });

  it('of the matter requires the closing (办结)', () => {
    rating.given().withContext(openedCase).when(rateMatter()).thenRejected('rating.case-open');
  });

  it('of a visit requires that visit', () => {
    rating
      .given()
      .withContext(closedCase)
      .when(rateVisit({ visit: 2 }))
      .thenRejected('rating.visit-not-recorded');
    rating
      .given()
      .withContext(closedCase)
      .when(rateVisit({ visit: null }))
      .thenRejected('rating.visit-not-recorded');
  });

  it('of the matter has no visit', () => {
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ visit: 1 }))
      .thenRejected('rating.visit-not-asked');
  });

  it('is not older than the service it rates', () => {
    const tooEarly = '2026-03-10T07:59:59.999Z';
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ at: tooEarly }))
      .thenRejected('rating.before-service');
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ at: '2026-03-10T08:00:00.000Z' }))
      .then(matterRated({ givenAt: '2026-03-10T08:00:00.000Z', givenOn: '2026-03-10' }));
  });

  it('is anonymous if no rater is given', () => {
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ rater: null }))
      .then(matterRated({ rater: null, anonymous: true }));
  });

  it('is marked late after seven natural days in local time, and still counts', () => {
    const lastMoment = '2026-03-17T15:59:59.999Z';
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ at: lastMoment }))
      .then(matterRated({ givenAt: lastMoment, givenOn: '2026-03-17', late: false }));
    const nextDay = '2026-03-17T16:00:00.000Z';
    rating
      .given()
      .withContext(closedCase)
      .when(rateMatter({ at: nextDay }))
      .then(matterRated({ givenAt: nextDay, givenOn: '2026-03-18', late: true }));
  });

  it('names no official if none was recorded', () => {
    const visits = {
      1: { at: '2026-03-02T02:00:00.000Z', on: '2026-03-02', department: 'hall', official: null },
    };
    rating
      .given()
      .withContext({ ...closedCase, visits })
      .when(rateVisit())
      .then(visitRated({ department: 'hall', official: null }));
  });
});
