import { accept, at, submit, suspend, workingDays } from '@sealtrail/applications/testing';
import { type Policy, policies } from '@sealtrail/policy/events';
import { plainItem, WatchedStory } from '../testing';
import { cardsDue } from './due-cards';
import { watchedCaseOf } from './watched-case';

const [first] = policies();
/** From 03-06 on, everything is a day milder; the first check is promised in one day. */
const second: Policy = {
  ...first,
  version: '2',
  inForceFrom: at('2026-03-06', '00:00'),
  rules: {
    ...first.rules,
    case: { ...first.rules.case, yellow: { graceDays: 1 } },
    firstCheck: { ...first.rules.firstCheck, yellow: { promiseDays: 1 } },
    suspension: { ...first.rules.suspension, yellow: { graceDays: 2 }, red: { graceDays: 3 } },
  },
};
const story = () => new WatchedStory({ ...plainItem, promised: workingDays(3) }, [first, second]);

describe('a card rests on the version of the policy in force when its clock started', () => {
  it('also where a later one is in force when it falls', () => {
    // Three days from 03-04 end on 03-09.
    const old = story()
      .tell(submit(at('2026-03-03')), accept(at('2026-03-04')))
      .until(at('2026-03-11'));
    expect(old.live).toContain('yellow case planning/li 2026-03-09');
    expect(old.issued.at(-1)?.policy).toEqual({ id: 'default-cn-1', version: '1' });
    // Three days from 03-06 end on 03-11, and a day of grace on 03-12.
    const later = story()
      .tell(submit(at('2026-03-05')), accept(at('2026-03-06')))
      .until(at('2026-03-14'));
    expect(later.live).toContain('yellow case planning/li 2026-03-12');
    expect(later.issued.at(-1)?.policy).toEqual({ id: 'default-cn-1', version: '2' });
  });

  it('each clock of a case on its own', () => {
    // Accepted under the first, suspended for two days under the second: until 03-11, and 03-13 with the grace.
    const both = story()
      .tell(submit(at('2026-03-03')), accept(at('2026-03-04')))
      .tell(suspend(at('2026-03-09'), { expected: workingDays(2) }))
      .until(at('2026-03-16'));
    expect(both.live).toContain('yellow suspension suspension:1 planning/li 2026-03-13');
  });

  it('and its own promise stands on the clock', () => {
    const late = story()
      .tell(submit(at('2026-03-06', '09:00')))
      .until(at('2026-03-10'));
    expect(late.live).toEqual(['yellow firstCheck firstCheck:1 planning/li 2026-03-09']);
    expect(late.issued[0]?.computation).toMatchObject({
      basis: 'promised',
      terms: [workingDays(1)],
      parameters: { promiseDays: 1 },
    });
  });

  it('a clock from before its promise stood on it is promised what the policy counts from its start', () => {
    const late = story()
      .tell(submit(at('2026-03-06', '09:00')))
      .until(at('2026-03-10'));
    const { sight } = late;
    const past = late.past.map((event) => ({ ...event, data: { ...event.data, firstCheckPromise: null } })) as never;
    const older = { ...sight, watched: watchedCaseOf(past, second) };
    const inShort = (due: ReturnType<typeof cardsDue>) => due.map(({ key, falling }) => `${key} ${falling.at}`);
    expect(inShort(cardsDue(older, at('2026-03-10')))).toEqual(inShort(cardsDue(sight, at('2026-03-10'))));
  });
});
