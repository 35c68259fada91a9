import type { CaseClock } from '@sealtrail/applications/events';
import { accept, at, grant, startSuspension, submit, workingDays } from '@sealtrail/applications/testing';
import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { Policy } from '@sealtrail/policy/events';
import { plainItem, SupervisionStory, withoutFeedbackCards } from '../testing';
import { cardsDue } from './due-cards';
import { triggersByPolicy } from './milder-policy';
import type { CardTrigger, Rule } from './rules/rule';
import { supervisedCaseOf } from './supervised-case';

const [first] = withoutFeedbackCards;
const yellowAfter = (graceDays: number) => ({ ...first.rules.case.yellow, graceDays });
/** From 03-06 on, everything is a day milder; the first check is promised in one day. */
const second: Policy = {
  ...first,
  version: '2',
  inForceFrom: at('2026-03-06', '00:00'),
  rules: {
    ...first.rules,
    case: { ...first.rules.case, yellow: yellowAfter(1) },
    firstCheck: { ...first.rules.firstCheck, yellow: { promiseDays: 1 } },
    suspension: { ...first.rules.suspension, yellow: { graceDays: 2 }, red: { graceDays: 3 } },
  },
};
const story = () => new SupervisionStory({ ...plainItem, promised: workingDays(3) }, [first, second]);

/** In force from an instant on, with other graces of the case. */
const version = (id: string, inForceFrom: string, rules: Partial<Policy['rules']['case']>): Policy => ({
  ...first,
  version: id,
  inForceFrom,
  rules: { ...first.rules, case: { ...first.rules.case, ...rules } },
});
/** Received and accepted under the first version: three days from Wednesday 4 March end on Monday 9 March. */
const under = (later: Policy, ...more: readonly Policy[]) =>
  new SupervisionStory({ ...plainItem, promised: workingDays(3) }, [first, later, ...more]).tell(
    submit(at('2026-03-03')),
    accept(at('2026-03-04')),
  );
const END = at('2026-03-10', '00:00');

describe('a card rests on the version of the policy in force when its clock started', () => {
  it('also where a stricter one is in force when it falls', () => {
    const strict = new SupervisionStory({ ...plainItem, promised: workingDays(3) }, [
      { ...second, inForceFrom: null },
      { ...first, inForceFrom: at('2026-03-06', '00:00') },
    ]);
    strict.tell(submit(at('2026-03-03')), accept(at('2026-03-04')));
    // The end of 9 March, and a day of grace.
    expect(strict.until(at('2026-03-12')).live).toContain('yellow case planning/li 2026-03-10');
    expect(strict.issued.at(-1)?.policy).toEqual({ id: 'default-cn-1', version: '2' });
  });

  it('or on a later milder one that is in force at the instant which the first gives (从轻)', () => {
    const old = under(version('2', at('2026-03-06', '00:00'), { yellow: yellowAfter(1) })).until(at('2026-03-12'));
    expect(old.live).toContain('yellow case planning/li 2026-03-10');
    expect(old.issued.at(-1)).toMatchObject({
      policy: { version: '2' },
      computation: { parameters: { graceDays: 1 } },
    });
    // In force from that very instant: it is; a second later: it is not.
    const mild = { yellow: yellowAfter(1) };
    expect(under(version('2', END, mild)).until(at('2026-03-12')).live).toContain('yellow case planning/li 2026-03-10');
    const after = under(version('2', '2026-03-09T16:00:01.000Z', mild)).until(at('2026-03-12'));
    expect(after.live).toContain('yellow case planning/li 2026-03-09');
    expect(after.issued.at(-1)?.policy.version).toBe('1');
    // One that was milder for a while, and is not in force any more by then.
    const back = under(
      version('2', at('2026-03-05'), mild),
      version('3', at('2026-03-06'), { yellow: yellowAfter(0) }),
    );
    expect(back.until(at('2026-03-12')).live).toContain('yellow case planning/li 2026-03-09');
  });

  it('by the milder one a card that would have fallen does not where its clock ends in the time between', () => {
    const decided = () => grant(at('2026-03-10', '09:00'));
    const mild = version('2', at('2026-03-06', '00:00'), { yellow: yellowAfter(1) });
    expect(under(mild).tell(decided()).until(at('2026-04-20')).live.join()).not.toContain('yellow case');
    const strict = version('2', at('2026-03-06', '00:00'), { yellow: yellowAfter(0) });
    expect(under(strict).tell(decided()).until(at('2026-04-20')).live.join()).toContain('yellow case');
  });

  it('each level for itself; a warning stays where it was', () => {
    const later = version('2', at('2026-03-06', '00:00'), {
      red: { limit: 'statutory', graceDays: 3 },
      warning: { ...first.rules.case.warning, remainingDays: 1 },
    });
    const all = under(later).until(at('2026-05-01'));
    // The statute of twenty days from 4 March ends on 1 April; 4 to 6 April are a holiday.
    expect(all.live).toEqual([
      'warning case planning/li 2026-03-05',
      'yellow case planning/li 2026-03-09',
      'red case planning/li 2026-04-07',
    ]);
    expect(all.issued.map(({ policy }) => policy.version)).toEqual(['1', '1', '2']);
  });

  it('each clock under its own: what starts under the later one rests on it', () => {
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
      .tell(startSuspension(at('2026-03-09'), { expected: workingDays(2) }))
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
    const { context } = late;
    const past = late.past.map((event) => ({ ...event, data: { ...event.data, firstCheckPromise: null } })) as never;
    const older = { ...context, ...supervisedCaseOf(past, [second]) };
    const inShort = (due: ReturnType<typeof cardsDue>) => due.map(({ key, trigger }) => `${key} ${trigger.at}`);
    expect(inShort(cardsDue(older, at('2026-03-10')))).toEqual(inShort(cardsDue(context, at('2026-03-10'))));
  });
});

it('a rule is asked once for each version of the policy, however many duties there are', () => {
  const later = version('2', at('2026-03-06', '00:00'), {});
  const context = { ...supervisedCaseOf([], [later]), calendar: nationalCalendar, policies: [first, later] as const };
  const clock = { id: 'case', kind: 'case', startedAt: at('2026-03-04') } as CaseClock;
  const trigger = (n: number) =>
    ({ clock: { ...clock, id: `suspension:${n}` }, level: 'yellow', at: END }) as CardTrigger;
  let asked = 0;
  const rule = {
    triggers: () => {
      asked++;
      return Array.from({ length: 300 }, (_, n) => trigger(n));
    },
  } as unknown as Rule;
  expect([triggersByPolicy(context, rule).length, asked]).toEqual([300, 2]);
});
