import type { JsonObject } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { ratingsContext } from '../context';
import { LoopStory, loopActs, matterRated } from '../testing';

describe('a rating stored before slips and the consent to naming the case', () => {
  it('reads as one without slip, recorded when it was given, and without consent', async () => {
    const { recordedOn: _on, channelHeldByUnit: _way, mayNameCase: _agreed, ...older } = matterRated().data;
    const store = new InMemoryEventStore();
    await writeFacts(store, 'rating-r1', [{ type: 'RatingGiven', data: older as JsonObject }]);
    const [fact] = await new UpcastingEventStore(store, ratingsContext.upcasters ?? {}).read('rating-r1');
    expect(fact?.data).toStrictEqual(matterRated().data);
  });

  it('is left unchanged in the current shape', async () => {
    const { data } = matterRated({ channelHeldByUnit: true, recordedOn: '2026-04-01', mayNameCase: true });
    expect(ratingsContext.upcasters?.['RatingGiven']?.(data)).toStrictEqual({ type: 'RatingGiven', data });
  });
});

describe('a rating voided before the days of its loop were stored', () => {
  const voided = ratingsContext.upcasters?.['RatingVoided'];

  it('reads as one whose order, visit and follow-up are unknown', () =>
    expect(voided?.({ cause: 'malicious', loop: { answered: true, rectified: true, visited: true } })).toEqual({
      type: 'RatingVoided',
      data: {
        cause: 'malicious',
        loop: { answered: true, rectified: true, due: null, visit: null, followUp: null },
      },
    }));

  it('is left unchanged in the current shape', () => {
    const { open, verify, order, rectify, answer, visit, followUp, annul } = loopActs;
    const acts = [verify('2026-03-12'), order('2026-03-13'), rectify('2026-03-16'), answer('2026-03-17')];
    const story = new LoopStory().when(open('2026-03-11'), ...acts, visit('2026-03-18'), followUp('2026-03-19'));
    const { data } = story.when(annul('2026-04-01')).facts.at(-1) as { readonly data: unknown };
    expect(data).toMatchObject({ loop: { due: {}, visit: {}, followUp: {} } });
    expect(voided?.(data as JsonObject)).toStrictEqual({ type: 'RatingVoided', data });
  });
});
