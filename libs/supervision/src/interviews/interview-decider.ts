import { mandateCovers } from '@sealtrail/catalog/events';
import { type Decider, evolve, type Instant, isReadable, mustLieWithin } from '@sealtrail/event-sourcing';
import type { Policies } from '@sealtrail/policy/events';
import { policyAt } from '@sealtrail/policy/events';
import { dateOf, periodAround, type ReportPeriod } from '@sealtrail/working-days';
import type { StepOfficer } from '../domain/card-life/step-preconditions';
import { reject } from '../rejections';
import { type CountRedCard, type HoldInterview, type InterviewCommand, interviewIdOf } from './interview-commands';
import type { InterviewStatus } from './interview-enums';
import type { Charged, InterviewEvent, InterviewFact, RedCard } from './interview-events';
import { INTERVIEW_RULE } from './interview-rule';

type Interview = {
  readonly fact: InterviewFact;
  readonly status: InterviewStatus;
  readonly redCards: number;
  readonly dueAt: Instant;
  /** Those it is about; of one that was held those it was about. */
  readonly cards: readonly RedCard[];
};

/** The red cards of one department or official in a year, and the interviews that they led to. */
export type Interviews = {
  /** Those that count, in the order in which they came to. */
  readonly cards: readonly RedCard[];
  readonly interviews: readonly Interview[];
};

/** What is needed of other streams. */
export type InterviewDecisionContext = {
  readonly zone: string;
  /** Of the region of the card. */
  readonly policies: Policies;
  /** Of the charged department, by the directory; `null`: it has none of that name. */
  readonly region: string | null;
  /** Who holds it, by the directory; `null`: nobody does, or the body has none of that name. */
  readonly officer: StepOfficer | null;
};

type Facts = readonly InterviewEvent[];

export const interviewDecider: Decider<Interviews, InterviewCommand, InterviewEvent, InterviewDecisionContext> = {
  initial: { cards: [], interviews: [] },

  decide: {
    CountRedCard: (counting, state, context) => {
      const before = state.cards.find(({ cardId }) => cardId === counting.card.cardId);
      if (before?.fellOn === counting.card.fellOn) return [];
      // It fell on another day than was thought: it leaves the one period, and counts in the other.
      const left = before === undefined ? [] : uncounted(before, counting, { state, context, at: counting.at });
      return [...left, ...counted(counting, after(state, left), context)];
    },

    UncountRedCard: ({ cardId, at, ...charged }, state, context) => {
      const card = state.cards.find((one) => one.cardId === cardId);
      return card === undefined ? [] : uncounted(card, charged, { state, context, at });
    },

    HoldInterview: (act, state, context) => {
      const { fact } = heldInterview(act, state, context);
      const { on, posts } = requireOfficer(act, context);
      const { department, officer: official, key, at: heldAt, now: toldAt, document, text } = act;
      const actor = { department, official, posts, key };
      return [{ type: 'InterviewHeld', data: { ...fact, actor, document, text, heldAt, heldOn: on, toldAt } }];
    },
  },

  evolve: {
    RedCardCounted: (state, { card }) => ({ ...state, cards: [...state.cards, card] }),
    RedCardUncounted: (state, { cardId }) => ({ ...state, cards: without(state.cards, cardId) }),
    InterviewDue: (state, { cards, redCards, dueAt, policy: _p, dueOn: _d, ...fact }) => ({
      ...state,
      interviews: [...state.interviews, { fact, status: 'due', redCards, dueAt, cards }],
    }),
    InterviewCardAdded: (state, { interviewId, card }) =>
      changed(state, interviewId, (interview) => ({ ...interview, cards: [...interview.cards, card] })),
    InterviewCardRemoved: (state, { interviewId, cardId }) =>
      changed(state, interviewId, (interview) => ({ ...interview, cards: without(interview.cards, cardId) })),
    InterviewLifted: (state, { interviewId }) =>
      changed(state, interviewId, (interview) => ({ ...interview, status: 'lifted' })),
    InterviewHeld: (state, { interviewId }) =>
      changed(state, interviewId, (interview) => ({ ...interview, status: 'held' })),
  },
};

const changed = (state: Interviews, id: string, to: (interview: Interview) => Interview): Interviews => ({
  ...state,
  interviews: state.interviews.map((one) => (one.fact.interviewId === id ? to(one) : one)),
});

const after = (state: Interviews, facts: Facts): Interviews =>
  facts.reduce((before, fact) => evolve(interviewDecider, before, fact), state);

/** What no interview was held about, of a period. */
function openCards({ cards, interviews }: Interviews, { from, to }: Pick<ReportPeriod, 'from' | 'to'>) {
  const held = interviews.filter(({ status }) => status === 'held').flatMap((one) => one.cards);
  const isHeld = (card: RedCard): boolean => held.some(({ cardId }) => cardId === card.cardId);
  return cards.filter((card) => card.fellOn >= from && card.fellOn <= to && !isHeld(card));
}

const chargedOf = ({ department, official }: Charged): Charged => ({ department, official });

function counted(
  { card, region: ofCard, breachedAt, at, ...charged }: CountRedCard['data'],
  state: Interviews,
  { zone, policies, region: ofUnit }: InterviewDecisionContext,
): Facts {
  const region = ofUnit ?? ofCard;
  const who = chargedOf(charged);
  const countedFact: InterviewEvent = {
    type: 'RedCardCounted',
    data: { ...who, card, countedAt: at, countedOn: dateOf(at, zone) },
  };
  const { id, version, interview } = policyAt(policies, breachedAt);
  const period = periodAround(interview.within, card.fellOn);
  if (period === null || interview.redCards === 0) return [countedFact];
  const next = after(state, [countedFact]);
  const open = next.interviews.find(({ fact, status }) => status === 'due' && fact.period === period.name);
  if (open !== undefined) {
    const added = { ...open.fact, card, addedAt: at, addedOn: dateOf(at, zone) };
    return [countedFact, { type: 'InterviewCardAdded', data: added }];
  }
  const cards = openCards(next, period);
  if (cards.length < interview.redCards) return [countedFact];
  const before = next.interviews.filter(({ fact }) => fact.period === period.name).length;
  const interviewId = interviewIdOf(who, period.name, before + 1);
  const fact: InterviewFact = { ...who, interviewId, period: period.name, region };
  const due = { cards, policy: { id, version }, redCards: interview.redCards, dueAt: at, dueOn: dateOf(at, zone) };
  return [countedFact, { type: 'InterviewDue', data: { ...fact, ...due } }];
}

/** One that was held stays held: what was said was said. */
function uncounted(
  card: RedCard,
  charged: Charged,
  {
    state,
    context,
    at,
  }: { readonly state: Interviews; readonly context: InterviewDecisionContext; readonly at: Instant },
): Facts {
  const { cardId } = card;
  const on = dateOf(at, context.zone);
  const gone: InterviewEvent = {
    type: 'RedCardUncounted',
    data: { ...chargedOf(charged), cardId, uncountedAt: at, uncountedOn: on },
  };
  const due = state.interviews.filter(({ status, cards }) => status === 'due' && isAbout(cards, cardId));
  return [
    gone,
    ...due.map(
      ({ fact, cards, redCards }): InterviewEvent =>
        cards.length > redCards
          ? { type: 'InterviewCardRemoved', data: { ...fact, cardId, removedAt: at, removedOn: on } }
          : { type: 'InterviewLifted', data: { ...fact, card, liftedAt: at, liftedOn: on } },
    ),
  ];
}

const isAbout = (cards: readonly RedCard[], id: string): boolean => cards.some(({ cardId }) => cardId === id);

const without = (cards: readonly RedCard[], id: string): readonly RedCard[] =>
  cards.filter(({ cardId }) => cardId !== id);

/**
 * An interview that is due, held by a body outside of the department, which lies in the region of the key and whose region holds
 * the interview's.
 *
 * @throws {Rejection} `interview.not-found`, `.not-due`, `.before-due`, `supervision.own-unit`, `.reason-missing`, `.document-misdated`,
 *   `region.outside`
 */
function heldInterview(
  { interviewId, department, within, at, now, document, text }: HoldInterview['data'],
  { interviews }: Interviews,
  { zone, officer }: InterviewDecisionContext,
): Interview {
  const found = interviews.find(({ fact }) => fact.interviewId === interviewId);
  if (found === undefined) throw reject('interview.not-found');
  const { fact, status, dueAt } = found;
  if (department === fact.department) throw reject('supervision.own-unit', { department });
  if (officer !== null) {
    mustLieWithin(within, [officer.region]);
    mustLieWithin(officer.region, [fact.region]);
  }
  if (!isReadable(text)) throw reject('supervision.reason-missing');
  if (status !== 'due') throw reject('interview.not-due', { status });
  if (at < dueAt) throw reject('interview.before-due', { dueAt });
  const [from, to] = [dateOf(dueAt, zone), dateOf(now, zone)];
  if (document.date < from || document.date > to) throw reject('supervision.document-misdated', { from, to });
  return found;
}

/** Whoever holds it has such a post, and a mandate on that day. @throws {Rejection} `supervision.no-post` */
function requireOfficer({ at }: HoldInterview['data'], { zone, officer }: InterviewDecisionContext) {
  const on = dateOf(at, zone);
  const { posts } = INTERVIEW_RULE;
  if (officer === null || !mandateCovers(officer, { on, item: null, posts })) {
    throw reject('supervision.no-post', { posts, on });
  }
  return { on, posts: officer.posts };
}
