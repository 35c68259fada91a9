import {
  accept,
  at,
  document,
  endSuspension,
  extend,
  grant,
  officialAct,
  promisedItem,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '@sealtrail/applications/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { type Policy, type PolicyProfile, type PolicyRules, rulesOfProfile } from '@sealtrail/policy/events';
import { SupervisionStory, withoutFeedbackCards } from '../testing';

const [shipped] = withoutFeedbackCards;
const policyOf = (rules: PolicyRules): Policy => ({
  ...shipped,
  id: 'region',
  ...rules,
  issue: { ...rules.issue, feedbackLate: 'off' },
});
const item: ItemTerms = { ...promisedItem, materials: [], promised: workingDays(7), statutory: workingDays(10) };

/** Accepted at once at 10:00. */
const accepted = (rules: PolicyRules, terms = item, on = '2026-03-02') =>
  new SupervisionStory(terms, [policyOf(rules)]).tell(submit(at(on, '09:00')), accept(at(on)));
const cardsOf = (story: SupervisionStory): readonly string[] =>
  story.issued.filter(({ rule }) => rule === 'case').map(({ level, breachedAt }) => `${level} ${breachedAt}`);
const under = (profile: PolicyProfile, terms = item) =>
  cardsOf(accepted(rulesOfProfile(profile), terms).until(at('2026-04-30')));

// Accepted Monday 2026-03-02. Counted: 3 4 5 6 | 9 10 11 12 13 | 16 = day 10.
describe('hunan-2018', () => {
  it('gives the warning, yellow and red of its published example (2018-10-15 10:00, promise 7, statute 10)', () => {
    const story = accepted(rulesOfProfile('hunan-2018'), item, '2018-10-15').until(at('2018-12-31'));
    expect(cardsOf(story)).toEqual([
      `warning ${at('2018-10-19')}`,
      `yellow ${at('2018-10-24')}`,
      `red ${at('2018-10-29')}`,
    ]);
  });

  it('keeps what it counted in its computation, and the law’s limit as it is', () => {
    const story = accepted(rulesOfProfile('hunan-2018')).until(at('2026-03-12'));
    expect(story.issued.at(-1)?.computation).toMatchObject({
      limit: { date: '2026-03-11', at: '2026-03-11T16:00:00.000Z' },
      counting: { countMode: 'elapsed', startsAt: at('2026-03-02'), pauses: [] },
      parameters: { graceDays: 1 },
      usedDays: 8,
      days: expect.arrayContaining([expect.objectContaining({ date: '2026-03-02', day: 1, reason: 'startDay' })]),
    });
  });

  it('excludes the days of a pause from all of them', () => {
    const story = accepted(rulesOfProfile('hunan-2018')).tell(
      startSuspension(at('2026-03-03')),
      endSuspension(at('2026-03-05')),
    );
    expect(cardsOf(story.until(at('2026-04-30')))).toEqual([
      `warning ${at('2026-03-10')}`,
      `yellow ${at('2026-03-13')}`,
      `red ${at('2026-03-18')}`,
    ]);
  });

  it('charges nobody who decided before its instant, by a second', () => {
    const story = accepted(rulesOfProfile('hunan-2018')).until(at('2026-03-11', '09:00'));
    expect(cardsOf(story.tell(grant(at('2026-03-11', '09:59'))).until(at('2026-04-30')))).toHaveLength(1);
  });

  it('leaves the first check to the law: its red card falls when silence accepts (行政许可法 art. 32(4))', () => {
    const story = new SupervisionStory(item, [policyOf(rulesOfProfile('hunan-2018'))]).tell(submit(at('2026-03-02')));
    expect(
      story.until(at('2026-03-10')).issued.find(({ rule, level }) => rule === 'firstCheck' && level === 'red'),
    ).toMatchObject({
      breachedAt: '2026-03-09T16:00:00.000Z',
    });
  });
});

describe('yulin', () => {
  it('gives yellow at 90 % of the promise and red past it', () => {
    const terms = { ...item, promised: workingDays(20), statutory: workingDays(30) };
    // Counted day 18 and day 20.
    expect(under('yulin', terms)).toEqual(['yellow 2026-03-26T16:00:00.000Z', 'red 2026-03-30T16:00:00.000Z']);
  });

  it('gives yellow no later for an extension that came after it', () => {
    const terms = { ...item, promised: workingDays(20), statutory: workingDays(20) };
    const story = accepted(rulesOfProfile('yulin'), terms).tell(extend(at('2026-03-27')));
    expect(story.until(at('2026-04-20')).live).toEqual([
      'yellow case planning/li 2026-03-26',
      'red case planning/li 2026-04-14',
    ]);
    const before = accepted(rulesOfProfile('yulin'), terms).tell(extend(at('2026-03-26')));
    expect(before.until(at('2026-04-12')).live).toEqual(['yellow case planning/li 2026-04-09']);
  });

  it('gives red alone where 90 % is the last day', () =>
    expect(under('yulin')).toEqual(['red 2026-03-11T16:00:00.000Z']));
});

it('one-day-before warns one working day before the promise', () => {
  expect(under('one-day-before')).toEqual([
    'warning 2026-03-10T16:00:00.000Z',
    'yellow 2026-03-11T16:00:00.000Z',
    'red 2026-03-16T16:00:00.000Z',
  ]);
});

it('three-colour gives yellow near the promise and red past it', () => {
  expect(under('three-colour')).toEqual(['yellow 2026-03-09T16:00:00.000Z', 'red 2026-03-11T16:00:00.000Z']);
});

describe('a policy', () => {
  const rules = (change: Partial<PolicyRules>): PolicyRules => ({ ...shipped, ...change });
  const byClock = (clock: PolicyRules['clock']) => cardsOf(accepted(rules({ clock })).until(at('2026-04-30')));

  it('that counts hours lets cards fall at the time of day of the start', () =>
    expect(byClock({ countMode: 'hours', offHours: 'legalInstant', hours: [] })).toEqual([
      `warning ${at('2026-03-09')}`,
      `yellow ${at('2026-03-11')}`,
      `red ${at('2026-03-16')}`,
    ]));

  it('that counts hours leaves out those of a procedure that began and ended on one day', () => {
    const clock = { countMode: 'hours', offHours: 'legalInstant', hours: [] } as const;
    const story = accepted(rules({ clock })).tell(
      startSuspension(at('2026-03-03', '09:00')),
      endSuspension(at('2026-03-03', '15:00')),
    );
    expect(cardsOf(story.until(at('2026-03-12')))).toEqual([
      `warning ${at('2026-03-09', '16:00')}`,
      `yellow ${at('2026-03-11', '16:00')}`,
    ]);
  });

  it('that counts hours lets a red card wait that is due only because the notice of a procedure came hours after its start', () => {
    const clock = { countMode: 'hours', offHours: 'legalInstant', hours: [] } as const;
    const notice = { ...officialAct(at('2026-03-03', '12:00')), suspension: 1, document: document() };
    const story = accepted(rules({ clock })).tell(
      startSuspension(at('2026-03-03', '09:00'), { notice: null, expected: null }),
      { type: 'GiveSuspensionNotice', data: { ...notice, expected: workingDays(5) } },
      endSuspension(at('2026-03-03', '15:00')),
    );
    const reds = () =>
      story.issued.filter(({ level }) => level === 'red').map(({ status, breachedAt }) => [status, breachedAt]);
    story.until(at('2026-03-16', '14:00'));
    expect(reds()).toEqual([['pending', at('2026-03-16', '13:00')]]);
    story.until(at('2026-03-16', '17:00'));
    expect(reds().at(-1)).toEqual(['issued', at('2026-03-16', '16:00')]);
  });

  it.each(['elapsed', 'hours'] as const)(
    'that counts %s lets a procedure that begins after a card had fallen take none back',
    (countMode) => {
      const clock = { countMode, offHours: 'legalInstant', hours: [] } as const;
      const story = accepted(rules({ clock })).until(at('2026-03-11', '12:00'));
      const fallen = cardsOf(story);
      expect(fallen).toHaveLength(2);
      story.tell(startSuspension(at('2026-03-11', '13:00'))).until(at('2026-03-12'));
      expect(story.live).toContainEqual(expect.stringMatching(/^yellow case/));
      expect(cardsOf(story)).toEqual(fallen);
    },
  );

  it.each([
    ['withdrawn', withdraw],
    ['decided', grant],
  ] as const)(
    'that counts hours keeps the warning of a case %s after its card fell, on the day of its limit',
    (_, end) => {
      const clock = { countMode: 'hours', offHours: 'legalInstant', hours: [] } as const;
      const pending = rules({ clock, issue: { ...shipped.issue, case: 'confirmed' } });
      const story = accepted(pending)
        .until(at('2026-03-11', '12:00'))
        .tell(end(at('2026-03-11', '16:00')));
      expect(story.until(at('2026-03-12')).live).toEqual([
        'warning case planning/li 2026-03-09',
        'pending yellow case planning/li 2026-03-11',
      ]);
      expect(story.cards.map(({ type }) => type)).not.toContain('WarningLapsed');
      expect(story.cards.map(({ type }) => type)).not.toContain('WarningResolved');
    },
  );

  it('that counts elapsed lets nobody be late at an instant of a procedure, also of one day', () => {
    const clock = { countMode: 'elapsed', offHours: 'legalInstant', hours: [] } as const;
    const story = accepted(rules({ clock })).until(at('2026-03-10', '09:00'));
    story.tell(startSuspension(at('2026-03-10', '09:00')), endSuspension(at('2026-03-10', '15:00')));
    expect(cardsOf(story.until(at('2026-03-12'))).at(-1)).toBe('yellow 2026-03-10T16:00:00.000Z');
  });

  it('that counts business hours goes by the hours in which the agency is open', () =>
    expect(
      byClock({ countMode: 'businessHours', offHours: 'legalInstant', hours: [{ from: '09:00', to: '17:00' }] }),
    ).toEqual([`warning ${at('2026-03-09')}`, `yellow ${at('2026-03-11')}`, `red ${at('2026-03-16')}`]));

  it('of no basis warns of nothing', () => {
    const warning = { remainingDays: null, usedPercent: null, shortBelowDays: 0, shortRemainingDays: 0 };
    const silent = rules({ rules: { ...shipped.rules, case: { ...shipped.rules.case, warning } } });
    expect(cardsOf(accepted(silent).until(at('2026-03-12')))).toEqual(['yellow 2026-03-11T16:00:00.000Z']);
  });

  it('by which a person issues the cards lets them wait, and a warning not', () => {
    const story = accepted(rules({ issue: { ...shipped.issue, case: 'confirmed' } })).until(at('2026-03-20'));
    expect(story.issued.map(({ level, status }) => `${level} ${status}`)).toEqual([
      'warning issued',
      'yellow pending',
      'red pending',
    ]);
  });

  it('that does not supervise a rule gives none of its cards', () => {
    const story = accepted(rules({ issue: { ...shipped.issue, case: 'off' } })).until(at('2026-03-20'));
    expect(story.issued).toEqual([]);
  });
});
