import type { ApplicationCommand } from '@sealtrail/applications';
import {
  accept,
  at,
  document,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  proof,
  startSuspension,
  submit,
  withdraw,
} from '@sealtrail/applications/testing';
import { decide, evolve, type Instant, Rejection, written } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import fc from 'fast-check';
import { plainItem, SupervisionStory } from '../testing';
import { sameMatter } from './card-key';
import { isHigher } from './rules/rule';
import { supervisionDecider } from './supervision-decider';
import { isActive, isEffective, type Supervision } from './supervision-state';

const DAYS = Array.from({ length: 45 }, (_, index) => {
  const day = index + 2;
  return day <= 31 ? `2026-03-${String(day).padStart(2, '0')}` : `2026-04-${String(day - 31).padStart(2, '0')}`;
});

/** Commands of a case as they may come in: some in order, some late, some with proof; the rules refuse what cannot be. */
const command = fc
  .record({
    kind: fc.constantFrom(
      'accept',
      'suspend',
      'unnoticed',
      'notice',
      'resume',
      'prolong',
      'extend',
      'opine',
      'assign',
      'grant',
      'handOver',
      'withdraw',
    ),
    told: fc.integer({ min: 0, max: DAYS.length - 1 }),
    late: fc.integer({ min: 0, max: 6 }),
    proved: fc.boolean(),
    branch: fc.constantFrom('fire', 'water', 'build'),
    days: fc.integer({ min: 1, max: 10 }),
  })
  .map(({ kind, told, late, proved, branch, days }) => {
    const now = at(DAYS[told] ?? '');
    const then = at(DAYS[Math.max(0, told - late)] ?? '', '09:30');
    const change = { now, proofOfService: proved ? proof(then) : null };
    return { now, command: commandOf(kind, { then, now, change, branch, days }) };
  });

type Parts = {
  readonly then: Instant;
  readonly now: Instant;
  readonly change: { readonly now: Instant; readonly proofOfService: ReturnType<typeof proof> | null };
  readonly branch: string;
  readonly days: number;
};

function commandOf(kind: string, { then, now, change, branch, days }: Parts): ApplicationCommand {
  const done = { ...officialAct(then), now };
  const expected = { days, unit: 'workingDay' } as const;
  switch (kind) {
    case 'suspend':
      return startSuspension(then, { ...change, expected });
    case 'unnoticed':
      return startSuspension(then, { ...change, expected, notice: null });
    case 'notice':
      return { type: 'GiveSuspensionNotice', data: { ...done, suspension: 1, document: document(), expected } };
    case 'resume':
      return endSuspension(then, change);
    case 'prolong':
      return {
        type: 'ProlongSuspension',
        data: { ...done, ...change, suspension: 1, expected, reason: written('slow'), document: document() },
      };
    case 'extend':
      return {
        type: 'ExtendApplication',
        data: {
          ...done,
          days,
          approver: 'zhao',
          approverDepartment: null,
          approval: 'onPaper',
          reason: written('r'),
          document: document(),
          notifiedAt: then,
          branch: days > 7 ? branch : null,
          ...change,
        },
      };
    case 'opine':
      return giveOpinion(branch, then, change);
    case 'assign':
      return {
        type: 'AssignHandler',
        data: { at: then, now, department: 'planning', officer: null, branch: null, official: 'wang' },
      };
    case 'handOver':
      return { type: 'HandOverFile', data: { ...done, document: document() } };
    case 'withdraw':
      return withdraw(then, change);
    case 'grant':
      return grant(then, change);
    default:
      return accept(then, change);
  }
}

/** 委托受理: the hall holds the first check of what it receives. */
const firstCheckBy = [{ department: 'hall', document: '公告1号', from: '2026-01-01', to: null }];

const history = fc
  .record({
    terms: fc.constantFrom(plainItem, jointItem),
    receivedBy: fc.constantFrom(null, null, 'hall'),
    extensionMoves: fc.constantFrom('statutory', 'both'),
    commands: fc.array(command, { maxLength: 12 }),
  })
  .map(({ terms, receivedBy, extensionMoves, commands }) => {
    const policy = { ...policies()[0], extensionMoves };
    const story = new SupervisionStory({ ...terms, firstCheckBy }, [policy]).tell(
      submit(at('2026-03-02', '08:30'), { receivedBy }),
    );
    const knowns = [story.decisionContext];
    for (const { command: next } of commands.toSorted((a, b) => (a.now < b.now ? -1 : 1))) {
      try {
        story.tell(next);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
      knowns.push(story.decisionContext);
    }
    return { knowns, story };
  });

const END = at('2026-05-29');
const checkOf = (instant: Instant) => ({ type: 'CheckLimits', data: { at: instant } }) as const;

const checked = (state: Supervision, known: SupervisionStory['decisionContext'], instant: Instant): Supervision =>
  decide(supervisionDecider, checkOf(instant), state, known).reduce(
    (before, event) => evolve(supervisionDecider, before, event),
    state,
  );

/**
 * Without superseded warnings: they stay, so that which of them there are depends on the order in which events were recorded. Without
 * cards about late answers: the time to answer begins when the other card is issued.
 */
const cardsThatStand = ({ cards }: Supervision, left: ReadonlySet<string>): readonly string[] =>
  cards
    .filter((card) => isActive(card) && !left.has(card.key) && card.fact.rule !== 'feedbackLate')
    .map(({ key, status, fact }) => `${status} ${key} ${fact.official} ${fact.breachedAt}`)
    .toSorted();

const supersededWarnings = ({ cards }: Supervision): readonly string[] =>
  cards.filter((card) => card.fact.level === 'warning' && card.supersededBy !== null).map(({ key }) => key);

function expectSame(one: Supervision, other: Supervision): void {
  const left = new Set([one, other].flatMap(supersededWarnings));
  expect(cardsThatStand(one, left)).toEqual(cardsThatStand(other, left));
}

const checkInstants = fc.array(fc.constantFrom(...DAYS.map((day) => at(day, '00:00'))), { maxLength: 5 });

describe('the cards of a case', () => {
  it('are the same in the end, in whatever order, how late and how often the case was checked', () => {
    fc.assert(
      fc.property(history, checkInstants, ({ knowns, story }, instants) => {
        const last = story.until(END).decisionContext;
        const once = checked(supervisionDecider.initial, last, END);
        const often = [...instants, END, ...instants, END].reduce(
          (state, instant) => checked(state, last, instant),
          supervisionDecider.initial,
        );
        expectSame(often, once);
        // And where the case was checked after every fact, by whatever instants had passed.
        const along = knowns.reduce(
          (state, known, index) => checked(state, known, instants[index] ?? at('2026-03-02')),
          supervisionDecider.initial,
        );
        expectSame(checked(along, last, END), once);
        expectSame(checked(story.state, last, END), once);
      }),
      { numRuns: 60 },
    );
  });

  it('give their place to a higher one of the same clock that stands, whoever it is against, and to nothing else', () => {
    fc.assert(
      fc.property(history, ({ story }) => {
        const { cards } = story.until(END).state;
        const standing = cards.filter(isEffective);
        for (const card of cards.filter(isActive)) {
          const higher = standing.filter(
            (other) => sameMatter(other.fact, card.fact) && isHigher(other.fact.level, card.fact.level),
          );
          if (card.supersededBy !== null && card.fact.level !== 'warning') {
            expect(higher.map(({ fact }) => fact.cardId)).toContain(card.supersededBy);
          }
          if (card.status !== 'pending') expect(card.supersededBy === null && higher.length > 0).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('warn nobody of an instant before it could be known, and nobody twice of one', () => {
    fc.assert(
      fc.property(history, ({ story }) => {
        const warnings = story.until(END).issued.filter(({ level }) => level === 'warning');
        for (const { applicationId, breachedAt, issuedAt, clock, computation } of warnings) {
          expect(breachedAt > computation.startedAt).toBe(true);
          // Looked at whenever something is told, a warning falls at its instant, or as soon as silence is recorded.
          expect([applicationId, clock, issuedAt]).toEqual([applicationId, clock, breachedAt]);
        }
        const told = warnings.map(({ rule, clock, department, breachedAt }) =>
          [rule, clock, department, breachedAt].join(),
        );
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 60 },
    );
  });

  it('are one for each rule, clock, level and department at most; a second one only after one is gone', () => {
    fc.assert(
      fc.property(history, ({ story }) => {
        const { cards } = story.until(END).state;
        const live = cards.filter(isActive).map(({ key }) => key);
        expect(new Set(live).size).toBe(live.length);
        expect(new Set(cards.map(({ fact }) => fact.cardId)).size).toBe(cards.length);
        for (const key of new Set(cards.map((card) => card.key))) {
          const [, ...later] = cards.filter((card) => card.key === key);
          const gone = cards.filter((card) => card.key === key && !isActive(card));
          expect(gone.length).toBeGreaterThanOrEqual(later.length);
        }
        // Looking again finds nothing to do.
        expect(decide(supervisionDecider, checkOf(END), story.state, story.decisionContext)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
