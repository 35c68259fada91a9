import { accept, at, giveOpinion, grant, jointItem, submit, workingDays } from '@sealtrail/applications/testing';
import { calendarDecider } from '@sealtrail/calendar/events';
import { yearImported } from '@sealtrail/calendar/testing';
import { evolve } from '@sealtrail/event-sourcing';
import { acceptedStory, plainItem, SupervisionStory } from '../testing';
import { type CandidateCalendar, CandidateChain, calendarDifferences } from './calendar-differences';

const NOW = at('2026-05-29');
const state = ([2024, 2025, 2026] as const).reduce(
  (before, year) => evolve(calendarDecider, before, yearImported(year)),
  calendarDecider.initial,
);

function tried(story: SupervisionStory, days: CandidateCalendar['days'], now = NOW): readonly string[] {
  const candidate: CandidateCalendar = { calendar: 'cn-national', days };
  const { decisionContext, state: cards } = story.until(now);
  const calendar = new CandidateChain(candidate).calendarOf([state], 'Asia/Shanghai');
  if (calendar === null) return ['no such calendar'];
  return calendarDifferences(cards, decisionContext, { calendar, candidate }, now).map(
    ({ outcome, level, before, after }) => `${outcome} ${level} ${before?.fellOn ?? '–'} → ${after?.fellOn ?? '–'}`,
  );
}

/** Ten working days from 2 March end on the 16th; decided a day later. */
const story = () => acceptedStory('2026-03-02').tell(grant(at('2026-03-17')));
const off = (date: string) => ({ date, working: false });

describe('what days of a calendar that are declared now make of the cards of a case', () => {
  it('is what the declaration itself then does', () => {
    const days = [off('2026-03-10')];
    expect(tried(story(), days)).toEqual(['revoked yellow 2026-03-16 → –']);
    const declared = story()
      .until(NOW)
      .declare({ ...off('2026-03-10'), declaredAt: NOW });
    expect(declared.revoked).toEqual([expect.stringMatching(/^yellow case .* calendar$/)]);
  });

  it('moves a card that is late all the same', () => {
    const later = acceptedStory('2026-03-02').tell(grant(at('2026-03-20')));
    expect(tried(later, [off('2026-03-10')])).toContain('moved yellow 2026-03-16 → 2026-03-17');
  });

  it('is nothing where the days are what they are, or lie elsewhere', () => {
    expect(tried(story(), [off('2026-03-08'), { date: '2026-03-10', working: true }])).toEqual([]);
    expect(tried(story(), [off('2026-04-10')])).toEqual([]);
  });

  it('issues no card for an instant that has passed', () => {
    const inTime = acceptedStory('2026-03-02').tell(grant(at('2026-03-16')));
    // A day that would count after all ends the limit on the 13th.
    expect(tried(inTime, [{ date: '2026-03-07', working: true }])).toEqual([]);
  });

  it('issues no step card of an end that coincided with the promise, and comes before it only by the candidate', () => {
    // build has until 03-19, the end of the promise: with 03-05 off, that is 03-20.
    const joint = () =>
      acceptedStory('2026-03-02', jointItem).tell(
        giveOpinion('water', at('2026-03-04')),
        giveOpinion('fire', at('2026-03-09')),
      );
    const differences = tried(joint(), [off('2026-03-05')]);
    expect(differences).toContain('moved yellow 2026-03-19 → 2026-03-20');
    expect(differences.filter((one) => one.startsWith('issued'))).toEqual([]);
    const declared = joint()
      .until(NOW)
      .declare({ ...off('2026-03-05'), declaredAt: NOW });
    expect(declared.issued.filter(({ rule }) => rule === 'step')).toEqual([]);
  });

  it('warns nobody of an instant that has passed', () => {
    // The acceptance was told on 03-06, when day 3 of 5 was over: with 03-04 off it would be 03-06.
    const told = new SupervisionStory({ ...plainItem, promised: workingDays(5) })
      .tell(submit(at('2026-03-02', '09:00')))
      .tell(accept(at('2026-03-02'), { now: at('2026-03-06') }));
    const differences = tried(told, [off('2026-03-04')], at('2026-03-09', '09:00'));
    expect(differences.filter((one) => one.includes('warning'))).toEqual([]);
  });

  it('is nothing for a case of a calendar that does not have the days', () => {
    expect(new CandidateChain({ calendar: 'hunan', days: [off('2026-03-10')] }).calendarOf([state], 'x')).toBeNull();
  });
});
