import {
  accept,
  actTimes,
  at,
  documentOf,
  material,
  officialAct,
  paperMaterial,
  proof,
  submit,
  workingDays,
} from '@sealtrail/applications/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { written } from '@sealtrail/event-sourcing';
import { plainItem, SupervisionStory } from '../../testing';

const withForm: ItemTerms = { ...plainItem, materials: [material('form', { required: false })] };

const received = (on = '2026-03-02', terms = withForm) => new SupervisionStory(terms).tell(submit(at(on, '09:00')));

const notice = (instant: string, change: object = {}) =>
  ({
    type: 'IssueCorrectionNotice',
    data: {
      ...officialAct(instant),
      missing: [{ code: 'form', reason: written('unsigned') }],
      document: documentOf(instant),
      deadline: workingDays(10),
      proofOfService: null,
      ...change,
    },
  }) as const;

const corrected = (instant: string) =>
  ({
    type: 'ReceiveCorrection',
    data: { ...actTimes(instant), department: null, officer: null, materials: [] },
  }) as const;

describe('the first check (收件审查)', () => {
  // Received Monday 2026-03-02: day 2 is 03-04, day 5 is 03-09.
  it('gives yellow past 2 working days and red when silence accepts (行政许可法 art. 32(4))', () => {
    expect(received().until(at('2026-03-11')).live).toEqual([
      'yellow firstCheck firstCheck:1 planning/li 2026-03-04',
      'red firstCheck firstCheck:1 planning/li 2026-03-09',
    ]);
  });

  it('gives nobody a card for months before a portal told of the receipt: he never saw the case', () => {
    const now = at('2026-03-02');
    const told = { now, toldBy: { role: 'applicantPortal', department: null }, filedBy: 'portal' } as const;
    const story = new SupervisionStory(withForm).tell(submit(at('2025-11-03'), told));
    expect(story.until(at('2026-03-04', '23:00')).live).toEqual([]);
    expect(story.until(at('2026-03-11')).live).toEqual([
      'yellow firstCheck firstCheck:1 planning/li 2026-03-04',
      'red firstCheck firstCheck:1 planning/li 2026-03-09',
    ]);
  });

  it('gives nothing where the case is accepted, or its correction asked for, in time', () => {
    expect(
      received()
        .tell(accept(at('2026-03-04', '18:00')))
        .until(at('2026-03-11')).live,
    ).toEqual([]);
    expect(
      received()
        .tell(notice(at('2026-03-04')))
        .until(at('2026-03-11')).live,
    ).toEqual([]);
  });

  it('keeps the yellow card of a check that was late and still within the law', () => {
    const story = received()
      .tell(accept(at('2026-03-09')))
      .until(at('2026-03-11'));
    expect(story.live).toEqual(['yellow firstCheck firstCheck:1 planning/li 2026-03-04']);
  });

  it('gives the red card alone where the item’s own law sets no more than the promise', () => {
    const quick = { ...plainItem, firstCheck: workingDays(2) };
    const short = { ...plainItem, firstCheck: workingDays(1) };
    expect(received('2026-03-02', quick).until(at('2026-03-05')).live).toEqual([
      'red firstCheck firstCheck:1 planning/li 2026-03-04',
    ]);
    expect(received('2026-03-02', short).until(at('2026-03-05')).live).toEqual([
      'red firstCheck firstCheck:1 planning/li 2026-03-03',
    ]);
  });

  it('starts afresh with a complete correction: a clock of its own, and a card of its own', () => {
    const story = new SupervisionStory(withForm)
      .tell(submit(at('2026-03-02', '09:00')), notice(at('2026-03-03')), {
        ...corrected(at('2026-03-10')),
        data: { ...corrected(at('2026-03-10')).data, materials: [paperMaterial('form')] },
      })
      .until(at('2026-03-13'));
    // Day 2 after 03-10 is 03-12.
    expect(story.live).toEqual(['yellow firstCheck firstCheck:2 planning/li 2026-03-12']);
  });

  describe('ended by silence, as of the receipt', () => {
    // 2025-09-26 + 5: 28 (make-up Sunday) 29 30 | 10-09 10. Promise of 3 days from the receipt: 09-30; its warning 09-28.
    const quick = { ...withForm, promised: workingDays(3) };

    it('cards at once what has already passed: breached when it fell, issued now, on the holder of the check (art. 32(4))', () => {
      const story = received('2025-09-26', quick).until(at('2025-10-13'));
      expect(story.live).toEqual([
        'yellow firstCheck firstCheck:1 planning/li 2025-09-29',
        'yellow case planning/li 2025-09-30',
        'red firstCheck firstCheck:1 planning/li 2025-10-10',
      ]);
      expect(story.issued.filter(({ rule }) => rule === 'case')).toMatchObject([
        {
          breachedAt: '2025-09-30T16:00:00.000Z',
          issuedAt: '2025-10-10T16:00:00.000Z',
          computation: {
            startedOn: '2025-09-26',
            charged: {
              department: 'planning',
              official: 'li',
              why: [{ code: 'charge.kept-silent', parameters: { clock: 'firstCheck:1' } }],
            },
          },
        },
      ]);
    });

    it('takes all of it back where an acceptance in time is proved later', () => {
      const story = received('2025-09-26', quick)
        .until(at('2025-10-13'))
        .tell(
          accept(at('2025-09-28'), {
            now: at('2025-10-13'),
            proofOfService: proof(at('2025-09-28', '11:00')),
          }),
        );
      // Accepted 09-28: 29 (1) 30 (2) | 10-09 (3): broken all the same.
      expect(story.live).toEqual(['yellow case planning/li 2025-10-09']);
      expect(story.revoked).toEqual([
        'yellow firstCheck firstCheck:1 planning/li 2025-09-29 acceptance',
        'red firstCheck firstCheck:1 planning/li 2025-10-10 acceptance',
      ]);
    });

    it('takes even the cards of the case back where a correction notice in time is proved later', () => {
      const told = { now: at('2025-10-13'), proofOfService: proof(at('2025-09-28', '11:00')) };
      const story = received('2025-09-26', quick)
        .until(at('2025-10-13'))
        .tell(notice(at('2025-09-28'), told));
      expect(story.live).toEqual([]);
      expect(story.revoked.filter((card) => card.includes(' case '))).toEqual([
        'yellow case planning/li 2025-09-30 acceptance',
      ]);
    });

    it('changes nothing by an acceptance reported later without proof', () => {
      const story = received('2025-09-26', quick).until(at('2025-10-13'));
      const before = story.live;
      expect(story.tell(accept(at('2025-09-28'), { now: at('2025-10-13') })).live).toEqual(before);
      expect(story.revoked).toEqual([]);
    });
  });
});
