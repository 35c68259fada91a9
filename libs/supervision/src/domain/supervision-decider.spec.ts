import { at, endSuspension, giveOpinion, jointItem, startSuspension } from '@sealtrail/applications/testing';
import { decide, fold, type Instant, written } from '@sealtrail/event-sourcing';
import { specify } from '@sealtrail/event-sourcing/testing';
import { acceptedStory, inShort, type SupervisionStory } from '../testing';
import type { SupervisionEvent } from './card-events';
import type { ConfirmCard } from './supervision-commands';
import { supervisionDecider } from './supervision-decider';

const supervision = specify(supervisionDecider);
const check = (instant: Instant) => ({ type: 'CheckLimits', data: { at: instant } }) as const;

/** Statute of 03-30 broken only because the procedure of 03-04 to 03-11 was not told in writing; certain on 04-07. */
const pending = (): SupervisionStory =>
  acceptedStory('2026-03-02')
    .tell(startSuspension(at('2026-03-04'), { notice: null }), endSuspension(at('2026-03-11')))
    .until(at('2026-03-31'));

const wordOn = (story: SupervisionStory, change: Partial<ConfirmCard['data']> = {}): ConfirmCard['data'] => ({
  cardId: story.issued.at(-1)?.cardId ?? '',
  by: 'inspector',
  department: 'supervision-office',
  at: at('2026-04-01'),
  now: at('2026-04-01'),
  reason: written('the applicant was never told'),
  ...change,
});

const confirm = (data: ConfirmCard['data']) => ({ type: 'ConfirmCard', data }) as const;
const dismiss = (data: ConfirmCard['data']) => ({ type: 'DismissCard', data }) as const;

describe('a check of a case', () => {
  it('sets a check at every instant at which a card may fall, each once', () => {
    const [scheduled, ...rest] = acceptedStory('2026-03-02').cards.slice(1);
    expect(rest).toEqual([]);
    expect(scheduled).toEqual({
      type: 'ChecksScheduled',
      data: {
        applicationId: 'a1',
        calendarVersion: '2',
        checkedAt: at('2026-03-02'),
        // The first check, set at the receipt, is over.
        instants: ['2026-03-12T16:00:00.000Z', '2026-03-16T16:00:00.000Z', '2026-03-30T16:00:00.000Z'],
        duties: [
          { duty: 'case|case|warning', at: '2026-03-12T16:00:00.000Z' },
          { duty: 'case|case|yellow', at: '2026-03-16T16:00:00.000Z' },
          { duty: 'case|case|red', at: '2026-03-30T16:00:00.000Z' },
        ],
      },
    });
  });

  it('sets no second check for an instant at which another check is scheduled already', () => {
    // Announced on 03-05 for 5 working days: warning 03-10, yellow 03-12 (set for the warning of the case), red 03-13.
    const scheduled = acceptedStory('2026-03-02')
      .tell(startSuspension(at('2026-03-05')))
      .cards.at(-1);
    expect(scheduled).toMatchObject({
      type: 'ChecksScheduled',
      data: {
        instants: ['2026-03-10T16:00:00.000Z', '2026-03-13T16:00:00.000Z'],
        duties: [
          { duty: 'suspension|suspension:1|warning', at: '2026-03-10T16:00:00.000Z' },
          { duty: 'suspension|suspension:1|yellow', at: '2026-03-12T16:00:00.000Z' },
          { duty: 'suspension|suspension:1|red', at: '2026-03-13T16:00:00.000Z' },
        ],
      },
    });
  });

  it('issues each card once: a check that comes again, or late, finds nothing to do', () => {
    const story = acceptedStory('2026-03-02').until(at('2026-03-18'));
    const again = supervision.given(...story.cards).withContext(story.decisionContext);
    again.when(check('2026-03-16T16:00:00.000Z')).thenNothing();
    again.when(check(at('2026-03-18'))).thenNothing();
    again.when(check(at('2026-03-03'))).thenNothing();
  });

  it('finds nothing where there is no such case', () => {
    const { decisionContext } = acceptedStory('2026-03-02');
    supervision
      .given()
      .withContext({ ...decisionContext, supervisedCase: null })
      .when(check(at('2026-03-18')))
      .thenNothing();
  });

  it('does not undo by a check that comes late what a later one has settled', () => {
    const story = acceptedStory('2026-03-02').until(at('2026-03-18'));
    expect(story.supervise(check(at('2026-03-05'))).revoked).toEqual([]);
  });

  it('issues what was not checked in time, as of when it fell', () => {
    const { decisionContext } = acceptedStory('2026-03-02');
    const events = decide(supervisionDecider, check(at('2026-04-02')), supervisionDecider.initial, decisionContext);
    expect(fold(supervisionDecider, events).cards.map(inShort)).toEqual([
      'warning case planning/li 2026-03-12',
      'yellow case planning/li 2026-03-16',
      'red case planning/li 2026-03-30',
    ]);
    expect(events[0]).toMatchObject({ data: { issuedAt: at('2026-04-02'), issuedOn: '2026-04-02' } });
  });

  it('derives the id of a card from what it is about, so that two writers cannot give it two', () => {
    const ids = () =>
      acceptedStory('2026-03-02', jointItem)
        .until(at('2026-03-20'))
        .issued.map(({ cardId }) => cardId);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(6);
  });

  it('gives facts that are plain JSON and change nothing of what they were given', () => {
    const story = acceptedStory('2026-03-02', jointItem).tell(giveOpinion('water', at('2026-03-04')));
    const events: readonly SupervisionEvent[] = story.until(at('2026-03-20')).cards;
    expect(JSON.parse(JSON.stringify(events))).toStrictEqual(events);
  });
});

describe('a card that waits for a person', () => {
  it('is confirmed by somebody outside the charged unit, and then takes the place of the lower card', () => {
    const story = pending();
    const yellow = story.issued.find(({ level }) => level === 'yellow');
    story.supervise(confirm(wordOn(story)));
    expect(story.cards.at(-1)).toMatchObject({
      type: 'CardConfirmed',
      data: {
        level: 'red',
        confirmedBy: 'inspector',
        confirmedAt: at('2026-04-01'),
        confirmedOn: '2026-04-01',
        reason: written('the applicant was never told'),
        supersedes: [yellow?.cardId],
        supersededBy: null,
      },
    });
  });

  it('stays confirmed when the limit has ended even without the days in question', () => {
    const story = pending();
    story.supervise(confirm(wordOn(story))).until(at('2026-04-30'));
    expect(story.live.at(-1)).toBe('red case planning/li 2026-03-30');
    expect(story.revoked).toEqual([]);
  });

  it('does not come back once dismissed, until it falls for certain', () => {
    const story = pending();
    story.supervise(dismiss(wordOn(story))).supervise(check(at('2026-04-03')));
    expect(story.live.at(-1)).toBe('yellow case planning/li 2026-03-16');
    expect(story.until(at('2026-04-08')).live.at(-1)).toBe('red case planning/li 2026-04-07');
    expect(
      new Set(
        story.issued.filter(({ clock, level }) => clock === 'case' && level === 'red').map(({ cardId }) => cardId),
      ).size,
    ).toBe(2);
  });

  it('refuses a review by the charged unit, without reasons, older than the card, or of a card that is not pending', () => {
    const story = pending();
    const [warning] = story.issued.filter(({ rule }) => rule === 'case');
    const waiting = supervision.given(...story.cards).withContext(story.decisionContext);
    for (const word of [confirm, dismiss]) {
      waiting
        .when(word(wordOn(story, { department: 'planning' })))
        .thenRejected('supervision.own-unit', { department: 'planning' });
      waiting.when(word(wordOn(story, { reason: written(' ') }))).thenRejected('supervision.reason-missing');
      waiting.when(word(wordOn(story, { cardId: 'none' }))).thenRejected('supervision.card-not-found', {});
      waiting.when(word(wordOn(story, { at: at('2026-03-30') }))).thenRejected('supervision.before-card');
      waiting
        .when(word(wordOn(story, { cardId: warning?.cardId ?? '' })))
        .thenRejected('supervision.card-not-pending', { status: 'issued' });
    }
  });

  it('may be judged by a key that belongs to no department', () => {
    const story = pending();
    expect(story.supervise(confirm(wordOn(story, { department: null }))).cards.at(-1)?.type).toBe('CardConfirmed');
  });

  it('begins the times to answer and to appeal with the report of the confirmation, whatever day it gives itself', () => {
    const story = pending();
    const told = story.supervise(confirm(wordOn(story, { now: at('2026-04-20') }))).cards;
    const confirmed = told.find(({ type }) => type === 'CardConfirmed');
    expect(confirmed).toMatchObject({
      data: { confirmedOn: '2026-04-01', limits: { feedback: { from: '2026-04-20' }, appeal: { from: '2026-04-20' } } },
    });
  });
});
