import { at } from '@sealtrail/applications/testing';
import { acceptedStory, inEnglish } from '../testing';

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

  it('is a warning all the same, where it is one', () => {
    const warnings = acceptedStory('2026-12-24').until(at('2027-01-06')).live;
    expect(warnings).toContainEqual(expect.stringMatching(/^warning case/));
  });

  it('is issued when the notice is told and its limit had ended all the same', () => {
    const story = overNewYear().until(at('2027-01-20')).notice(2027, ['2027-01-30'], at('2027-01-20'));
    expect(notWarning(story.live)).toEqual(['yellow case planning/li 2026-12-28', 'red case planning/li 2027-01-11']);
    expect(story.revoked.at(-1)).toBe('red case planning/li 2027-01-11 calendar');
  });

  it('is dropped when the notice gives days off that the limit had counted', () => {
    const off = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-11', '2027-01-12'];
    const story = overNewYear().until(at('2027-01-12')).notice(2027, off, at('2027-01-12'));
    expect(notWarning(story.live)).toEqual(['yellow case planning/li 2026-12-28']);
    const later = story.until(at('2027-02-01'));
    expect(notWarning(later.live)).toContainEqual(expect.stringMatching(/^red case planning\/li 2027-01-/));
  });
});
