import { carrying, type Projection, type WrittenText } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import { monthOf } from '@sealtrail/working-days';
import type { Computation } from '../domain/card-computation';
import type {
  CardDismissed,
  CardFact,
  CardIssued,
  CardMadeCertain,
  CardRecomputed,
  CardRevoked,
  SupervisionEvent,
  WarningLapsed,
  WarningResolved,
} from '../domain/card-events';
import type { Subject } from '../domain/card-key';
import type { CardStatus, RevocationCause, RevocationGround, RuleId } from '../domain/card-words';

/** 取消: a person said so, or the notice of the year that it waited for. */
export type CardDismissal = Pick<CardDismissed['data'], 'cause' | 'reason' | 'why'> & {
  /** `null`: the calendar. */
  readonly by: string | null;
  readonly at: string;
  readonly on: string;
};

/** 待发转已发 */
export type CardCertainty = Pick<CardMadeCertain['data'], 'reason'> & { readonly at: string; readonly on: string };

/** What a person said to a card that waited. */
export type CardReview = {
  readonly by: string;
  readonly at: string;
  readonly on: string;
  readonly reason: WrittenText;
};

export type CardRevocation = {
  readonly cause: RevocationCause;
  readonly reason: CardRevoked['data']['reason'];
  /** Whose word it rests on. */
  readonly ground: RevocationGround;
  readonly at: string;
  readonly on: string;
  /** `null`: the computation did. */
  readonly by: string | null;
};

/** 预警化解 */
export type CardResolution = Pick<WarningResolved['data'], 'endedAt'> & { readonly at: string; readonly on: string };

/** 预警失效 */
export type CardLapse = Pick<WarningLapsed['data'], 'reason'> & { readonly at: string; readonly on: string };

/** A further computation of a card, and what it was before. */
export type CardRecomputation = Pick<CardRecomputed['data'], 'reason'> & {
  readonly before: Pick<CardRow, 'breachedAt' | 'breachedOn' | 'official'>;
  readonly version: number;
  readonly at: string;
  readonly on: string;
};

/** A card as its readers see it. */
export type CardRow = {
  readonly cardId: string;
  readonly subject: Subject;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly rule: RuleId;
  readonly clock: string;
  readonly level: CardLevel;
  readonly status: CardStatus;
  /** The charged one. */
  readonly department: string;
  /** The charged one and those that are told: the list that a reader's scope asks for. */
  readonly departments: readonly string[];
  readonly official: string | null;
  readonly breachedAt: string;
  /** The local day that it ended. */
  readonly breachedOn: string;
  /** The month of that day. */
  readonly month: string;
  readonly issuedAt: string;
  readonly issuedOn: string;
  readonly policy: CardIssued['data']['policy'];
  readonly targets: readonly string[];
  /** Departments beside the charged one that are told. */
  readonly informed: readonly string[];
  readonly supersedes: readonly string[];
  readonly supersededBy: string | null;
  /** It was issued to wait for a person. */
  readonly neededWord: boolean;
  readonly confirmation: CardReview | null;
  readonly dismissal: CardDismissal | null;
  /** The notice of the year that it waited for is known, and it was broken all the same. */
  readonly certainty: CardCertainty | null;
  /** Since when a proof that waits for a reviewer would take it back. */
  readonly review: { readonly since: string; readonly on: string } | null;
  readonly revocation: CardRevocation | null;
  readonly resolution: CardResolution | null;
  readonly lapse: CardLapse | null;
  readonly recomputations: readonly CardRecomputation[];
  /** Every version of the computation, the latest last. */
  readonly computations: readonly Computation[];
  /** Of a revoked card: the computation by what is known now; `null` also where its clock never ran. */
  readonly asKnownNow: Computation | null;
};

/** The status follows from what has happened to the card, whatever the order. */
function withStatus(row: CardRow): CardRow {
  const status = ((): CardStatus => {
    if (row.revocation !== null) return 'revoked';
    if (row.dismissal !== null) return 'dismissed';
    if (row.lapse !== null) return 'lapsed';
    if (row.neededWord && row.confirmation === null && row.certainty === null) return 'pending';
    if (row.review !== null) return 'underReview';
    if (row.supersededBy !== null) return 'superseded';
    if (row.resolution !== null) return 'resolved';
    return row.confirmation === null ? 'issued' : 'confirmed';
  })();
  return { ...row, status };
}

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
  'filedBy',
];

/** Every card there ever was, with everything that became of it. */
export const cards: Projection<CardRow, SupervisionEvent> = {
  name: 'cards.v3',
  initial: {} as CardRow,
  indexes: [
    carrying(['issuedAt'], LISTED_FIELDS),
    carrying(['issuedOn'], LISTED_FIELDS),
    carrying(['breachedOn'], LISTED_FIELDS),
    carrying(['departments', 'issuedAt'], LISTED_FIELDS),
    carrying(['departments', 'breachedOn'], LISTED_FIELDS),
    ...['month', 'department', 'official', 'status', 'region', 'revocation.ground'].map((field) =>
      carrying([field, 'issuedAt'], LISTED_FIELDS),
    ),
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
        return withStatus({ ...row, supersedes, supersededBy, confirmation: { by, at, on, reason } });
      },
    },
    CardMadeCertain: {
      id: ({ data }) => [data.cardId, ...data.supersedes],
      fold: (row, { data }, id) => {
        if (id !== data.cardId) return withStatus({ ...row, supersededBy: data.cardId });
        const { reason, certainAt: at, certainOn: on, supersedes, supersededBy } = data;
        return withStatus({ ...row, supersedes, supersededBy, certainty: { reason, at, on } });
      },
    },
    CardDismissed: {
      id: byCardId,
      fold: (row, { data: { cause, dismissedBy: by, dismissedAt: at, dismissedOn: on, reason, why } }) =>
        withStatus({ ...row, dismissal: { cause, by, at, on, reason, why } }),
    },
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
    neededWord: data.status === 'pending',
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
