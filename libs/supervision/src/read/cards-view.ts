import { coveringIndex, type Projection } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import type { CardIssued, SupervisionEvent } from '../domain/card-events';
import type { CardFact } from '../domain/card-fact';
import { begun, cardLifeFolds } from './card-life-folds';
import { noLifeRow } from './card-life-row';
import { type CardRow, withStatus } from './card-row';

const byCardId = ({ data }: { readonly data: CardFact }): string => data.cardId;

const breachFields = ({ official, breachedAt, fellOn: breachedOn }: CardFact) => ({
  official,
  breachedAt,
  breachedOn,
  month: monthOf(breachedOn),
});

/** What lists of cards filter and order by. */
const LISTED_FIELDS = [
  'issuedAt',
  'issuedOn',
  'breachedOn',
  'level',
  'status',
  'rule',
  'month',
  'department',
  'official',
  'region',
  'subject.kind',
  'revocation.ground',
  'stage',
  'feedback.state',
  'appeal.state',
  'filedBy',
];

/** Of one value of these there are few cards. */
const LED_BY = [
  'month',
  'department',
  'official',
  'status',
  'region',
  'revocation.ground',
  'stage',
  'feedback.state',
  'appeal.state',
];

/** Every card there ever was, with everything that became of it. */
export const cards: Projection<CardRow, SupervisionEvent> = {
  name: 'cards.v4',
  initial: {} as CardRow,
  indexes: [
    coveringIndex(['issuedAt'], LISTED_FIELDS),
    coveringIndex(['issuedOn'], LISTED_FIELDS),
    coveringIndex(['breachedOn'], LISTED_FIELDS),
    coveringIndex(['departments', 'issuedAt'], LISTED_FIELDS),
    coveringIndex(['departments', 'breachedOn'], LISTED_FIELDS),
    ...LED_BY.map((field) => coveringIndex([field, 'issuedAt'], LISTED_FIELDS)),
    ['subject.id'],
    ['applicationId'],
  ],
  on: {
    CardIssued: {
      id: ({ data }) => [data.cardId, ...data.supersedes],
      fold: (row, { data }, id) =>
        id === data.cardId ? issued(data) : withStatus({ ...row, supersededBy: data.cardId }),
    },
    CardRecomputed: {
      id: byCardId,
      fold: (row, { data }) => ({
        ...row,
        ...breachFields(data),
        policy: data.policy ?? row.policy,
        recomputations: [
          ...row.recomputations,
          {
            version: data.computation.version,
            before: {
              breachedAt: data.before.breachedAt,
              breachedOn: data.before.fellOn,
              official: data.before.official,
            },
            reason: data.reason,
            at: data.recomputedAt,
            on: data.recomputedOn,
          },
        ],
        computations: [...row.computations, data.computation],
      }),
    },
    CardRevoked: {
      id: ({ data }) => [data.cardId, ...data.restores.map(({ cardId }) => cardId)],
      fold: (row, { data }, id) => {
        if (id !== data.cardId) {
          const supersededBy = data.restores.find(({ cardId }) => cardId === id)?.supersededBy ?? null;
          return withStatus({ ...row, supersededBy });
        }
        const { cause, reason, ground, computation: asKnownNow, revokedAt: at, revokedOn: on, revokedBy: by } = data;
        return withStatus({ ...row, asKnownNow, revocation: { cause, reason, ground, at, on, by } });
      },
    },
    CardPutUnderReview: {
      id: byCardId,
      fold: (row, { data: { since, sinceOn: on } }) => withStatus({ ...row, review: { since, on } }),
    },
    CardLeftReview: { id: byCardId, fold: (row) => withStatus({ ...row, review: null }) },
    WarningResolved: {
      id: byCardId,
      fold: (row, { data: { endedAt, resolvedAt: at, resolvedOn: on } }) =>
        withStatus({ ...row, resolution: { endedAt, at, on } }),
    },
    WarningLapsed: {
      id: byCardId,
      fold: (row, { data: { reason, lapsedAt: at, lapsedOn: on } }) =>
        withStatus({ ...row, lapse: { reason, at, on } }),
    },
    CardConfirmed: {
      id: ({ data }) => [data.cardId, ...data.supersedes],
      fold: (row, { data }, id) => {
        if (id !== data.cardId) return withStatus({ ...row, supersededBy: data.cardId });
        const { confirmedBy: by, confirmedAt: at, confirmedOn: on, reason, supersedes, supersededBy } = data;
        return withStatus({
          ...row,
          supersedes,
          supersededBy,
          confirmation: { by, at, on, reason },
          ...begun(data.limits),
        });
      },
    },
    CardMadeCertain: {
      id: ({ data }) => [data.cardId, ...data.supersedes],
      fold: (row, { data }, id) => {
        if (id !== data.cardId) return withStatus({ ...row, supersededBy: data.cardId });
        const { reason, certainAt: at, certainOn: on, supersedes, supersededBy } = data;
        return withStatus({ ...row, supersedes, supersededBy, certainty: { reason, at, on }, ...begun(data.limits) });
      },
    },
    CardDismissed: {
      id: byCardId,
      fold: (row, { data: { cause, dismissedBy: by, dismissedAt: at, dismissedOn: on, reason, why } }) =>
        withStatus({ ...row, dismissal: { cause, by, at, on, reason, why } }),
    },
    ...cardLifeFolds,
  },
};

const issued = (data: CardIssued['data']): CardRow =>
  withStatus({
    cardId: data.cardId,
    subject: data.subject,
    applicationId: data.applicationId,
    number: data.number,
    item: data.item,
    region: data.region,
    rule: data.rule,
    clock: data.clock,
    level: data.level,
    status: data.status,
    department: data.department,
    departments: [...new Set([data.department, ...data.informed])],
    ...breachFields(data),
    issuedAt: data.issuedAt,
    issuedOn: data.issuedOn,
    policy: data.policy,
    targets: data.targets,
    informed: data.informed,
    supersedes: data.supersedes,
    supersededBy: data.supersededBy,
    requiredConfirmation: data.status === 'pending',
    ...noLifeRow,
    ...begun(data.limits),
    confirmation: null,
    dismissal: null,
    certainty: null,
    review: null,
    revocation: null,
    resolution: null,
    lapse: null,
    recomputations: [],
    computations: [data.computation],
    asKnownNow: null,
  });
