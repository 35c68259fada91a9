import { at } from '@sealtrail/applications/testing';
import { decide } from '@sealtrail/event-sourcing';
import { addDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import { supervisionDecider } from '../domain/supervision-decider';
import { randomStory } from '../testing';

it('a look at a case that was looked at in time finds nothing, at any midnight and however often', () => {
  fc.assert(
    fc.property(randomStory, fc.integer({ min: 0, max: 60 }), (told, days) => {
      const { story, last } = told();
      const night = at(addDays(last, days + 1), '00:00');
      story.until(night);
      const check = () =>
        decide(supervisionDecider, { type: 'CheckLimits', data: { at: night } }, story.state, story.decisionContext);
      expect(check()).toEqual([]);
      expect(check()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('the same case told again has the same cards', () => {
  fc.assert(
    fc.property(randomStory, (told) => {
      const [once, again] = [told(), told()].map(({ story, last }) => story.until(at(addDays(last, 60))).cards);
      expect(again).toEqual(once);
    }),
    { numRuns: 20 },
  );
});
