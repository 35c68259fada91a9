import { at, endSuspension, grant, startSuspension, workingDays } from '@sealtrail/applications/testing';
import { acceptedStory, plainItem } from '../../testing';

const accepted = (terms = plainItem, on = '2026-03-02') => acceptedStory(on, terms);

describe('the limit of a case (办理时限)', () => {
  // Accepted Monday 2026-03-02. Counted: 3 4 5 6 | 9 10 11 12 13 | 16 = day 10 | 17 18 19 20 | 23–27 | 30 = day 20.
  it('warns, then gives yellow past the promise and red past the statute (行政许可法 art. 42)', () => {
    const story = accepted().until(at('2026-04-30'));
    expect(story.live).toEqual([
      // min(10 − 2, ⌈0.9 · 10⌉) = day 8
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'red case planning/li 2026-03-30',
    ]);
  });

  it('falls at 24:00 of the last day, which is the first instant of the next (民法典 art. 203)', () => {
    const story = accepted();
    expect(story.until('2026-03-16T15:59:59.999Z').live).toHaveLength(1);
    expect(story.until('2026-03-16T16:00:00.000Z').issued.at(-1)).toMatchObject({
      level: 'yellow',
      breachedAt: '2026-03-16T16:00:00.000Z',
      fellOn: '2026-03-16',
      issuedAt: '2026-03-16T16:00:00.000Z',
      status: 'issued',
    });
  });

  it('is kept by a decision at 24:00 itself', () => {
    const story = accepted().until('2026-03-16T15:00:00.000Z').tell(grant('2026-03-16T16:00:00.000Z'));
    expect(story.live.filter((card) => card.includes('yellow case'))).toEqual([]);
  });

  it('charges nobody after a decision in time', () => {
    expect(
      accepted()
        .tell(grant(at('2026-03-11')))
        .until(at('2026-03-18')).live,
    ).toEqual([
      // Delivery: 3 working days from 03-11 are over at the end of 03-16.
      'yellow delivery delivery planning/li 2026-03-16',
    ]);
  });

  it('across National Day: 2025-09-26 + 5 ends on 2025-10-10', () => {
    // Counted: 09-28 (make-up Sunday) 29 30 | 10-09 10; so the warning is at day 3, the 30th.
    const story = accepted({ ...plainItem, promised: workingDays(5) }, '2025-09-26').until(at('2025-10-13'));
    expect(story.live).toEqual(['warning case planning/li 2025-09-30', 'yellow case planning/li 2025-10-10']);
  });

  it('across Chinese New Year with make-up days: 2026-02-13 + 5 ends on 2026-02-27', () => {
    // Counted: 02-14 (make-up Saturday) | 02-24 25 26 27; day 3 is 02-25.
    const story = accepted({ ...plainItem, promised: workingDays(5) }, '2026-02-13').until(at('2026-02-28'));
    expect(story.live).toEqual(['warning case planning/li 2026-02-25', 'yellow case planning/li 2026-02-27']);
  });

  describe('warning', () => {
    const warningOf = (days: number) =>
      accepted({ ...plainItem, promised: workingDays(days), statutory: workingDays(40) })
        .until(at('2026-05-30'))
        .live.filter((card) => card.startsWith('warning'));

    it.each([
      // n − 2, as ⌈0.9 n⌉ is never earlier below 20 days
      [3, '2026-03-03'],
      [5, '2026-03-05'],
      [10, '2026-03-12'],
      // ⌈0.9 · 25⌉ = ⌈22.5⌉ = 23 = 25 − 2: 03-31 is day 21
      [25, '2026-04-02'],
      // n < 3: end of day n − 1
      [2, '2026-03-03'],
      [1, '2026-03-02'],
    ])('for %i working days falls at the end of %s', (days, date) => {
      expect(warningOf(days)).toEqual([`warning case planning/li ${date}`]);
    });

    it('by the share used where that is earlier: 90 % of 30 days is day 27, before day 28', () => {
      const long = { ...plainItem, promised: workingDays(30), statutory: workingDays(40) };
      // Day 20 is 03-30; 31 (21) 04-01 (22) 02 (23) 03 (24); 04-04 to 06 Qingming; 07 (25) 08 (26) 09 (27).
      expect(accepted(long).until(at('2026-04-20')).live[0]).toBe('warning case planning/li 2026-04-09');
    });

    it('does not fall at or before the start: a limit of the same day has none', () => {
      expect(warningOf(0)).toEqual([]);
      // Accepted on Saturday 03-07: the day itself is none, so the limit ends on Monday.
      const saturday = accepted({ ...plainItem, promised: workingDays(0) }, '2026-03-07').until(at('2026-03-10'));
      expect(saturday.live).toEqual(['yellow case planning/li 2026-03-09']);
    });
  });

  it('gives only the higher card where promise and statute end together', () => {
    const equal = { ...plainItem, promised: workingDays(20), statutory: workingDays(20) };
    expect(accepted(equal).until(at('2026-04-10')).live).toEqual([
      // ⌈0.9 · 20⌉ = 18 = 20 − 2: 03-26
      'warning case planning/li 2026-03-26',
      'red case planning/li 2026-03-30',
    ]);
  });

  it('without a statute turns red 5 working days past the promise', () => {
    const free = { ...plainItem, statutory: null };
    // 03-16 + 5 working days: 17 18 19 20 23
    expect(accepted(free).until(at('2026-04-10')).live.at(-1)).toBe('red case planning/li 2026-03-23');
  });

  it('pauses with a procedure told in writing, for both limits (行政许可法 art. 45)', () => {
    // Pause (03-04, 03-11]: 5 6 9 10 11 do not count. Day 2 is 03-04; 12 (3) 13 (4) 16–20 (9) 23 (10); day 8 is 19.
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-11')))
      .until(at('2026-03-24'));
    expect(story.live.filter((card) => card.includes(' case '))).toEqual([
      'warning case planning/li 2026-03-19',
      'yellow case planning/li 2026-03-23',
    ]);
  });

  it('falls by the end of a procedure that is told to have been earlier, also when the case has been decided', () => {
    // Pause (03-04, 03-13]: the promise ends on 03-25. Told on 03-26 that it ended on 03-06: on 03-18.
    const story = accepted()
      .tell(startSuspension(at('2026-03-04')), endSuspension(at('2026-03-13')), grant(at('2026-03-24')))
      .until(at('2026-03-26'));
    expect(story.live.filter((card) => card.includes('yellow case'))).toEqual([]);
    story.tell(endSuspension(at('2026-03-06'), { now: at('2026-03-26', '11:00') }));
    expect(story.live.filter((card) => card.includes('yellow case'))).toEqual(['yellow case planning/li 2026-03-18']);
  });

  it('keeps a card that fell before the pause, while the limit stands still', () => {
    const story = accepted()
      .until(at('2026-03-13'))
      .tell(startSuspension(at('2026-03-13')));
    expect(story.live).toEqual(['warning case planning/li 2026-03-12']);
    expect(story.revoked).toEqual([]);
  });

  it('stores the rule, the policy’s version and the whole computation', () => {
    const [card] = accepted()
      .until(at('2026-03-17'))
      .issued.filter(({ level }) => level === 'yellow');
    expect(card).toMatchObject({
      rule: 'case',
      clock: 'case',
      policy: { id: 'default-cn-1', version: '1' },
      targets: ['officer', 'reviewer', 'windowHead'],
      computation: {
        version: 1,
        clock: 'case',
        basis: 'promised',
        startedOn: '2026-03-02',
        terms: [workingDays(10)],
        limit: { date: '2026-03-16', calendarVersion: '2' },
        pauses: [],
        parameters: { graceDays: 0 },
        usedDays: 10,
        calendar: { id: 'cn-national', version: '2' },
        charged: {
          department: 'planning',
          official: 'li',
          why: [{ code: 'charge.held-clock', parameters: { clock: 'case' } }],
        },
      },
    });
    expect(card?.computation.days).toHaveLength(14);
    expect(card?.computation.days.at(-1)).toMatchObject({ date: '2026-03-16', counted: true, day: 10 });
    expect(card?.computation.days[4]).toMatchObject({ date: '2026-03-07', counted: false, reason: 'weekend' });
  });

  it('names the lower card that a higher one takes the place of', () => {
    const [warning, yellow, red] = accepted().until(at('2026-04-10')).issued;
    expect([warning?.supersedes, yellow?.supersedes, red?.supersedes]).toEqual([
      [],
      [warning?.cardId],
      [yellow?.cardId],
    ]);
  });
});
