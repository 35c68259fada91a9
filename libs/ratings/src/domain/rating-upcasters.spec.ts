import type { JsonObject } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { ratingsContext } from '../context';
import { matterRated } from '../testing';

describe('a rating of before slips were told apart, and raters asked whether a case may be named', () => {
  it('reads as one whose way nobody held, told when it was given, and that agreed to nothing', async () => {
    const { recordedOn: _on, channelHeldByUnit: _way, mayNameCase: _agreed, ...older } = matterRated().data;
    const store = new InMemoryEventStore();
    await writeFacts(store, 'rating-r1', [{ type: 'RatingGiven', data: older as JsonObject }]);
    const [fact] = await new UpcastingEventStore(store, ratingsContext.upcasters ?? {}).read('rating-r1');
    expect(fact?.data).toStrictEqual(matterRated().data);
  });

  it('leaves one of today as it is', async () => {
    const { data } = matterRated({ channelHeldByUnit: true, recordedOn: '2026-04-01', mayNameCase: true });
    expect(ratingsContext.upcasters?.['RatingGiven']?.(data)).toStrictEqual({ type: 'RatingGiven', data });
  });
});
