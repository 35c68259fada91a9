import type { Instant } from '@sealtrail/event-sourcing';
import { type Computation, isProvisional } from './card-computation';
import type { CardBasis, CardStatus, RevocationCause, RevocationGround } from './card-enums';
import type { CardIssued, Superseding, SupervisionEvent } from './card-events';
import type { CardFact } from './card-fact';
import { cardKey } from './card-key';
import { type CardLife, lifeRows, noLife, withLimits } from './card-life/life-state';

/** A card, as far as decisions need to know it. */
export type Card = {
  readonly key: string;
  readonly fact: CardFact;
  readonly status: Exclude<CardStatus, 'superseded' | 'underReview'>;
  /** A proof under review would revoke it. */
  readonly underReview: boolean;
  /** Id of the higher card that supersedes it. */
  readonly supersededBy: string | null;
  /** Of its latest computation. */
  readonly version: number;
  readonly basis: CardBasis;
  readonly limitAt: Instant | null;
  readonly limitOn: string | null;
  readonly startedAt: Instant;
  readonly issuedAt: Instant;
  /** When a warning was found resolved. */
  readonly resolvedAt: Instant | null;
  readonly computedAt: Instant;
  /** Of the calendar that it was computed by. */
  readonly calendarVersion: string;
  /** Its limit, or the days of grace, counted days of a year without notice. */
  readonly provisional: boolean;
  /** It fell only because the approval of an act is in dispute. */
  readonly disputed: boolean;
  /** A person, not the calendar, has dismissed it. */
  readonly dismissedByPerson: boolean;
  /** What it was revoked on; `null`: it was not. */
  readonly revokedOn: { readonly cause: RevocationCause; readonly ground: RevocationGround } | null;
  /** 预警转化: the warning led to a card that is effective. */
  readonly converted: boolean;
  /** The version that it rests on. */
  readonly policy: CardIssued['data']['policy'];
  readonly life: CardLife;
};

export type Supervision = {
  /** Every card there ever was, in the order of issue. */
  readonly cards: readonly Card[];
  /** Of the calendar that the latest checks were scheduled by. */
  readonly calendarVersion: string | null;
  readonly scheduled: ReadonlySet<Instant>;
  /** When each duty would be breached, as far as that lay in the future of the evaluation. */
  readonly expected: Readonly<Record<string, Instant>>;
  /** By duty: breaches before this instant are suppressed. */
  readonly suppressedBefore: Readonly<Record<string, Instant>>;
  /** The latest instant of any event: an evaluation is never earlier. */
  readonly latestInstant: Instant;
};

export const initialSupervision: Supervision = {
  cards: [],
  calendarVersion: null,
  scheduled: new Set(),
  expected: {},
  suppressedBefore: {},
  latestInstant: '',
};

/** A revoked or lapsed card is active no more; a dismissed one never was a card. */
const IS_ACTIVE: Readonly<Record<Card['status'], boolean>> = {
  pending: true,
  issued: true,
  confirmed: true,
  resolved: true,
  lapsed: false,
  dismissed: false,
  revoked: false,
};

/** A card that counts or is pending: at most one for each key. */
export const isActive = ({ status }: Card): boolean => IS_ACTIVE[status];

/** A card that counts. */
export const isEffective = ({ status }: Card): boolean => status === 'issued' || status === 'confirmed';

type Evolve = {
  readonly [Type in SupervisionEvent['type']]: (
    state: Supervision,
    event: Extract<SupervisionEvent, { readonly type: Type }>['data'],
  ) => Supervision;
};

const at = (state: Supervision, instant: Instant): Supervision =>
  instant > state.latestInstant ? { ...state, latestInstant: instant } : state;

const updateCard = (state: Supervision, cardId: string, to: (card: Card) => Card): Supervision => ({
  ...state,
  cards: state.cards.map((card) => (card.fact.cardId === cardId ? to(card) : card)),
});

const isDisputed = ({ charged: { why } }: Computation): boolean =>
  why.some(({ code }) => code === 'charge.approval-in-dispute');

const markSuperseded = (
  state: Supervision,
  { cardId, supersedes }: Superseding & Pick<CardFact, 'cardId'>,
): Supervision =>
  supersedes.reduce((before, lower) => updateCard(before, lower, (card) => ({ ...card, supersededBy: cardId })), state);

export const supervisionEvolve: Evolve = {
  CardIssued: (state, data) => {
    const { computation, issuedAt, status } = data;
    const card: Card = {
      key: cardKey(data),
      fact: cardFactOf(data),
      status,
      underReview: false,
      supersededBy: data.supersededBy,
      version: computation.version,
      basis: computation.basis,
      limitAt: computation.limit?.at ?? null,
      limitOn: computation.limit?.date ?? null,
      startedAt: computation.startedAt,
      issuedAt,
      resolvedAt: null,
      computedAt: issuedAt,
      calendarVersion: computation.calendar.version,
      provisional: isProvisional(computation),
      disputed: isDisputed(computation),
      dismissedByPerson: false,
      revokedOn: null,
      converted: false,
      policy: data.policy,
      life: withLimits(noLife, data.limits, issuedAt),
    };
    return at({ ...state, cards: [...markSuperseded(state, data).cards, card] }, issuedAt);
  },

  CardRecomputed: (state, data) => {
    const { computation, recomputedAt } = data;
    const next = updateCard(state, data.cardId, (card) => ({
      ...card,
      fact: cardFactOf(data),
      version: computation.version,
      basis: computation.basis,
      limitAt: computation.limit?.at ?? null,
      limitOn: computation.limit?.date ?? null,
      startedAt: computation.startedAt,
      computedAt: recomputedAt,
      calendarVersion: computation.calendar.version,
      provisional: isProvisional(computation),
      disputed: isDisputed(computation),
      policy: data.policy ?? card.policy,
    }));
    return at(next, recomputedAt);
  },

  CardRevoked: (state, { cardId, cause, ground, revokedAt, restores }) => {
    const gone = updateCard(state, cardId, (card) => ({
      ...card,
      status: 'revoked',
      revokedOn: { cause, ground },
    }));
    const released = restores.reduce(
      (before, { cardId: lower, supersededBy }) => updateCard(before, lower, (card) => ({ ...card, supersededBy })),
      gone,
    );
    return at(released, revokedAt);
  },
  CardPutUnderReview: (state, { cardId, since }) =>
    at(
      updateCard(state, cardId, (card) => ({ ...card, underReview: true })),
      since,
    ),
  CardLeftReview: (state, { cardId, leftAt }) =>
    at(
      updateCard(state, cardId, (card) => ({ ...card, underReview: false })),
      leftAt,
    ),
  WarningResolved: (state, { cardId, resolvedAt }) =>
    at(
      updateCard(state, cardId, (card) => ({ ...card, status: 'resolved', resolvedAt })),
      resolvedAt,
    ),
  WarningLapsed: (state, { cardId, lapsedAt }) =>
    at(
      updateCard(state, cardId, (card) => ({ ...card, status: 'lapsed' })),
      lapsedAt,
    ),
  CardConfirmed: (state, data) =>
    updateCard(markSuperseded(state, data), data.cardId, (card) => ({
      ...card,
      status: 'confirmed',
      supersededBy: data.supersededBy,
      life: withLimits({ ...card.life, confirmedBy: data.confirmedBy }, data.limits, data.confirmedAt),
    })),
  CardDismissed: (state, { cardId, cause }) =>
    updateCard(state, cardId, (card) => ({ ...card, status: 'dismissed', dismissedByPerson: cause === 'word' })),
  CardMadeCertain: (state, data) =>
    at(
      updateCard(markSuperseded(state, data), data.cardId, (card) => ({
        ...card,
        status: 'issued',
        supersededBy: data.supersededBy,
        life: withLimits(card.life, data.limits, data.certainAt),
      })),
      data.certainAt,
    ),
  WarningConverted: (state, { cardId }) => updateCard(state, cardId, (card) => ({ ...card, converted: true })),
  WarningConversionUndone: (state, { cardId }) => updateCard(state, cardId, (card) => ({ ...card, converted: false })),

  ...lifeRows<Supervision>((state, cardId, to) =>
    updateCard(state, cardId, (card) => ({ ...card, life: to(card.life) })),
  ),

  ChecksScheduled: (state, { calendarVersion, checkedAt, instants, duties }) =>
    at(
      {
        ...state,
        calendarVersion,
        scheduled: new Set([...state.scheduled, ...instants]),
        expected: { ...state.expected, ...Object.fromEntries(duties.map(({ duty, at: due }) => [duty, due])) },
      },
      checkedAt,
    ),

  BreachesWaived: (state, { keys, changedAt }) => ({
    ...state,
    suppressedBefore: { ...state.suppressedBefore, ...Object.fromEntries(keys.map((duty) => [duty, changedAt])) },
  }),
};

/** The data that every event about the card repeats. */
export const cardFactOf = (fact: CardFact): CardFact => ({
  cardId: fact.cardId,
  subject: fact.subject,
  applicationId: fact.applicationId,
  number: fact.number,
  item: fact.item,
  region: fact.region,
  rule: fact.rule,
  clock: fact.clock,
  level: fact.level,
  department: fact.department,
  official: fact.official,
  breachedAt: fact.breachedAt,
  fellOn: fact.fellOn,
});
