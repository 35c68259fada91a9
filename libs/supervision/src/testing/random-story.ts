import { accept, at, endSuspension, startSuspension, submit } from '@sealtrail/applications/testing';
import type { Policies } from '@sealtrail/policy/events';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import fc from 'fast-check';
import { plainItem, SupervisionStory, withoutFeedbackCards } from './story';

/** Any case that is accepted and paused a few times, told or not, by a policy with days of grace; and its last day. */
export const randomStory: fc.Arbitrary<
  (by?: Policies) => { readonly story: SupervisionStory; readonly last: LocalDate }
> = fc
  .record({
    start: fc.integer({ min: 0, max: 60 }),
    promised: fc.integer({ min: 0, max: 12 }),
    unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const),
    grace: fc.integer({ min: 0, max: 3 }),
    pauses: fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 9 }), days: fc.integer({ min: 0, max: 9 }), told: fc.boolean() }),
      { maxLength: 3 },
    ),
  })
  .map(({ start, promised, unit, grace, pauses }) => ([shipped] = withoutFeedbackCards) => {
    const rules = {
      ...shipped.rules,
      case: { ...shipped.rules.case, yellow: { ...shipped.rules.case.yellow, graceDays: grace } },
    };
    const terms = { ...plainItem, promised: { days: promised, unit }, statutory: { days: 20, unit } };
    const story = new SupervisionStory(terms, [{ ...shipped, rules }]);
    let day = addDays('2026-02-01', start);
    story.tell(submit(at(day)), accept(at(day, '11:00')));
    pauses.forEach(({ after, days, told }, index) => {
      day = addDays(day, after);
      story.tell(startSuspension(at(day), told ? {} : { notice: null }));
      day = addDays(day, days);
      story.tell(endSuspension(at(day, '12:00'), { suspension: index + 1 }));
    });
    return { story, last: day };
  });
