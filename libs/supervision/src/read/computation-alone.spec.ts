import { accept, at, endSuspension, extend, grant, startSuspension, submit } from '@sealtrail/applications/testing';
import { policies } from '@sealtrail/policy/events';
import { addDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import type { CardIssued } from '../domain/card-events';
import { supervisedCaseOf } from '../domain/supervised-case';
import { acceptedStory, plainItem, randomStory, recomputed, SupervisionStory } from '../testing';
import { type ExplainedComputation, explainComputation } from './explained-computation';

/** As it is answered: nothing but JSON. */
const answered = (story: SupervisionStory, { rule, policy, computation, issuedAt }: CardIssued['data']) => {
  const events = story.past.filter(({ metadata }) => metadata.recordedAt <= issuedAt);
  const context = { ...story.context, ...supervisedCaseOf(events, story.context.policies) };
  const knowledge = { context, calendarEvents: story.calendarPast, policyEvents: [], supervisionEvents: [] };
  const explained = explainComputation(computation, knowledge, { rule, policy, knownAt: issuedAt });
  return JSON.parse(JSON.stringify(explained)) as ExplainedComputation;
};

function recomputeAll(story: SupervisionStory): number {
  for (const card of story.issued) {
    const answer = answered(story, card);
    const { limit, at: fallsAt } = recomputed(answer);
    const which = `${card.level} ${card.rule} ${card.clock}`;
    expect([which, limit]).toEqual([which, answer.limit?.date ?? null]);
    expect([which, fallsAt]).toEqual([which, card.breachedAt]);
    expect(answer.countedTo).toBe(limit);
  }
  return story.issued.length;
}

describe('a program that reads only the computation finds its dates again', () => {
  const story = (terms = plainItem, rules = policies()) =>
    new SupervisionStory(terms, rules).tell(submit(at('2026-03-02')), accept(at('2026-03-02', '11:00')));

  it('of a limit, its warning and its red card, over the festival and its make-up days', () => {
    expect(recomputeAll(acceptedStory('2026-02-10').until(at('2026-04-30')))).toBe(3);
  });

  it('of a pause, an extension, a step of a procedure and a procedure that was not told in writing', () => {
    const paused = story()
      .tell(startSuspension(at('2026-03-04'), { notice: null }), endSuspension(at('2026-03-11')))
      .tell(startSuspension(at('2026-03-12')))
      .until(at('2026-03-27'))
      .tell(endSuspension(at('2026-03-27'), { suspension: 2 }), extend(at('2026-03-27', '11:00')))
      .until(at('2026-06-01'));
    expect(recomputeAll(paused)).toBeGreaterThanOrEqual(7);
  });

  it('of a first check, a delivery, days of grace and calendar days', () => {
    const [shipped] = policies();
    const { rules } = shipped;
    const graced = {
      ...shipped,
      rules: {
        ...rules,
        case: { ...rules.case, yellow: { ...rules.case.yellow, graceDays: 3 }, redWithoutStatute: { graceDays: 7 } },
      },
    };
    const calendarDays = { ...plainItem, promised: { days: 26, unit: 'calendarDay' }, statutory: null } as const;
    // With the two cards about answers that never came.
    expect(recomputeAll(story(calendarDays, [graced]).until(at('2026-05-30')))).toBe(5);
    expect(
      recomputeAll(
        story()
          .tell(grant(at('2026-03-10')))
          .until(at('2026-05-30')),
      ),
    ).toBe(4);
    const silent = new SupervisionStory(plainItem).tell(submit(at('2026-03-02'))).until(at('2026-05-30'));
    expect(recomputeAll(silent)).toBeGreaterThanOrEqual(5);
  });

  it('whatever happens in a case', () => {
    let found = 0;
    fc.assert(
      fc.property(randomStory, (told) => {
        const { story: random, last } = told();
        found += recomputeAll(random.until(at(addDays(last, 90))));
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('a computation says', () => {
  const card = () => {
    const story = acceptedStory('2026-03-02')
      .tell(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-06')))
      .declare({ date: '2026-03-10', declaredAt: at('2026-03-09') })
      .until(at('2026-03-20'));
    const yellow = story.issued.find(({ level }) => level === 'yellow');
    if (yellow === undefined) throw new Error('no yellow card');
    return answered(story, yellow);
  };

  it('by which article, and in which words', () => {
    const { words, articles } = card().rule;
    expect(words.map(({ code }) => code)).toEqual([
      'duty.case',
      'falls.past-limit',
      'counts.next-day',
      'counts.pauses',
    ]);
    expect(articles.map(({ code }) => code)).toContain('law.licensing-42');
  });

  it('which procedure pauses, and by which basis', () => {
    const { pauses, days } = card();
    expect(pauses).toMatchObject([
      { from: '2026-03-04', to: '2026-03-06', basis: { suspension: 1, procedure: 'expertReview' } },
    ]);
    expect(days.filter(({ suspension }) => suspension === 1).map(({ date }) => date)).toEqual([
      '2026-03-05',
      '2026-03-06',
    ]);
  });

  it('who made a day what it is, and which facts say so', () => {
    const { days, facts } = card();
    expect(days.find(({ date }) => date === '2026-03-10')).toMatchObject({
      counted: false,
      reason: 'declared',
      saidBy: { by: 'declaration', calendar: 'cn-national' },
    });
    expect(facts.clock.map(({ type }) => type)).toEqual([
      'ApplicationAccepted',
      'SuspensionStarted',
      'LimitsMoved',
      'SuspensionEnded',
      'LimitsMoved',
      'LimitsMoved',
    ]);
    expect(facts.calendar.map(({ type }) => type)).toEqual(['CalendarYearImported', 'CalendarDayDeclared']);
    expect(facts.clock.map(({ position }) => Number(position))).toEqual(
      facts.clock.map(({ position }) => Number(position)).toSorted((a, b) => a - b),
    );
  });
});
