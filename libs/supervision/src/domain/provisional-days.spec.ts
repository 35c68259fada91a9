import { at, startSuspension, workingDays } from '@sealtrail/applications/testing';
import { written } from '@sealtrail/event-sourcing';
import { acceptedStory, inEnglish, plainItem, type SupervisionStory } from '../testing';

/** 20 working days by law from Monday 14 December 2026 end in January 2027, whose notice is not known. */
const overNewYear = () => acceptedStory('2026-12-14');
const notWarning = (live: readonly string[]): readonly string[] => live.filter((card) => !card.startsWith('warning'));

describe('a card whose limit counted days of a year without notice', () => {
  it('is issued where its limit ended before that year', () => {
    expect(notWarning(overNewYear().until(at('2026-12-31')).live)).toEqual(['yellow case planning/li 2026-12-28']);
  });

  it('waits, and says why', () => {
    const story = overNewYear().until(at('2027-01-20'));
    expect(notWarning(story.live)).toEqual([
      'yellow case planning/li 2026-12-28',
      'pending red case planning/li 2027-01-11',
    ]);
    const { computation } = story.issued.at(-1) ?? {};
    expect(computation?.limit?.provisional).toBe(true);
    expect(inEnglish(computation?.charged.why ?? [])).toContain('a year whose notice is not known yet');
  });

  it('waits too where only the days after its limit are of that year', () => {
    // Announced for three days from 28 December: over on the 31st, and red a weekday later, on 1 January.
    const story = acceptedStory('2026-12-28')
      .tell(startSuspension(at('2026-12-28'), { expected: workingDays(3) }))
      .until(at('2027-01-05', '08:00'));
    const own = () => notWarning(story.live);
    expect(own()).toEqual([
      'yellow suspension suspension:1 planning/li 2026-12-31',
      'pending red suspension suspension:1 planning/li 2027-01-01',
    ]);
    expect(story.notice(2027, ['2027-01-05', '2027-02-11'], at('2027-01-05', '09:00')).revoked).toEqual([]);
    expect(own().at(-1)).toBe('red suspension suspension:1 planning/li 2027-01-01');
  });

  it('is a warning all the same, where it is one', () => {
    const warnings = acceptedStory('2026-12-24').until(at('2027-01-06')).live;
    expect(warnings).toContainEqual(expect.stringMatching(/^warning case/));
  });

  it('is issued when the notice is told and its limit had ended all the same', () => {
    const story = overNewYear().until(at('2027-01-20')).notice(2027, ['2027-01-30'], at('2027-01-20'));
    expect(notWarning(story.live)).toEqual(['yellow case planning/li 2026-12-28', 'red case planning/li 2027-01-11']);
    expect(story.revoked).toEqual([]);
    const [yellow, red] = story.state.cards.filter(({ fact }) => fact.level !== 'warning');
    expect(red).toMatchObject({ status: 'issued', version: 2, provisional: false });
    // It takes the place of the lower one from now on, and not while it waited.
    expect(yellow?.supersededBy).toBe(red?.fact.cardId);
    expect(story.cards.filter(({ type }) => type === 'CardMadeCertain')).toMatchObject([
      { data: { cardId: red?.fact.cardId, certainOn: '2027-01-20', reason: [{ code: 'known.year-noticed' }] } },
    ]);
    expect(story.until(at('2027-03-01')).issued.filter(({ level }) => level === 'red')).toHaveLength(1);
  });

  it('is issued where it falls by the days of the notice, if that is another day that is over', () => {
    const story = overNewYear().until(at('2027-01-20')).notice(2027, ['2027-01-08'], at('2027-01-20'));
    expect(notWarning(story.live)).toEqual(['yellow case planning/li 2026-12-28', 'red case planning/li 2027-01-12']);
    expect(story.issued.filter(({ level }) => level === 'red')).toHaveLength(1);
  });

  describe('whose limit by the notice had not ended', () => {
    const off = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-11', '2027-01-12'];
    const dropped = () => overNewYear().until(at('2027-01-12')).notice(2027, off, at('2027-01-12'));

    it('is dismissed, cause calendar, not revoked: it never was a card', () => {
      const story = dropped();
      expect(notWarning(story.live)).toEqual(['yellow case planning/li 2026-12-28']);
      expect(story.revoked).toEqual([]);
      expect(story.cards.filter(({ type }) => type === 'CardDismissed')).toMatchObject([
        {
          data: {
            level: 'red',
            cause: 'calendar',
            dismissedBy: null,
            dismissedOn: '2027-01-12',
            reason: null,
            why: [{ code: 'known.year-noticed' }, { code: 'ground.limit-moved' }],
          },
        },
      ]);
    });

    it('is a new card where that is broken too', () => {
      const later = dropped().until(at('2027-02-01'));
      expect(notWarning(later.live)).toContainEqual(expect.stringMatching(/^red case planning\/li 2027-01-/));
    });

    it('is revoked where a person had confirmed it: it was one', () => {
      const story = overNewYear().until(at('2027-01-12'));
      const cardId = story.issued.find(({ level }) => level === 'red')?.cardId ?? '';
      const word = {
        cardId,
        by: 'inspector',
        department: null,
        at: at('2027-01-12'),
        now: at('2027-01-12'),
        reason: written('late anyhow'),
      };
      story.supervise({ type: 'ConfirmCard', data: word }).notice(2027, off, at('2027-01-13'));
      expect(story.revoked).toEqual(['red case planning/li 2027-01-11 calendar']);
    });
  });

  describe('and takes the place of a lower one of the same instant only when it stands', () => {
    // Promise and law end on the same day.
    const terms = { ...plainItem, promised: plainItem.statutory ?? plainItem.promised };
    const equal = () => acceptedStory('2026-12-14', terms).until(at('2027-01-20'));
    const cardOf = (story: SupervisionStory, level: string) => story.issued.find((card) => card.level === level);
    const word = (cardId = '') => ({
      cardId,
      by: 'inspector',
      department: null,
      at: at('2027-01-21'),
      now: at('2027-01-21'),
    });

    it('waits with it', () => {
      expect(notWarning(equal().live)).toEqual([
        'pending yellow case planning/li 2027-01-11',
        'pending red case planning/li 2027-01-11',
      ]);
    });

    it('leaves it where it is dismissed itself', () => {
      const story = equal();
      const red = word(cardOf(story, 'red')?.cardId);
      story.supervise({ type: 'DismissCard', data: { ...red, reason: written('no law was broken') } });
      expect(notWarning(story.live)).toEqual(['pending yellow case planning/li 2027-01-11']);
      expect(notWarning(story.until(at('2027-02-01')).live)).toEqual(['pending yellow case planning/li 2027-01-11']);
    });

    it('alone is left when the notice is told and both had ended', () => {
      const story = equal().notice(2027, ['2027-01-30'], at('2027-01-20'));
      expect(notWarning(story.live)).toEqual(['red case planning/li 2027-01-11']);
      expect(story.revoked).toEqual([]);
      expect(story.cards.filter(({ type }) => type === 'CardDismissed')).toMatchObject([
        { data: { level: 'yellow', why: [{ code: 'known.year-noticed' }, { code: 'ground.higher-card' }] } },
      ]);
    });
  });
});
