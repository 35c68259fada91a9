import type { WrittenText } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import { type Computation, isProvisional } from '../domain/card-computation';
import type { CardStatus, RevocationCause, RevocationGround, RuleId } from '../domain/card-enums';
import type {
  CardDismissed,
  CardIssued,
  CardMadeCertain,
  CardRecomputed,
  CardRevoked,
  WarningLapsed,
  WarningResolved,
} from '../domain/card-events';
import type { Subject } from '../domain/card-key';
import { type CardLifeRow, withLifeOf } from './card-life-row';

/** 取消: by a person, or by the notice of the year that the card was pending for. */
export type CardDismissal = Pick<CardDismissed['data'], 'cause' | 'reason' | 'why'> & {
  /** `null`: the calendar. */
  readonly by: string | null;
  readonly at: string;
  readonly on: string;
};

/** 待发转已发 */
export type CardCertainty = Pick<CardMadeCertain['data'], 'reason'> & { readonly at: string; readonly on: string };

/** A person's decision on a pending card. */
export type CardReview = {
  readonly by: string;
  readonly at: string;
  readonly on: string;
  readonly reason: WrittenText;
};

export type CardRevocation = {
  readonly cause: RevocationCause;
  readonly reason: CardRevoked['data']['reason'];
  /** Whose statement it rests on. */
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

/** A further computation of a card, with what the one before gave. */
export type CardRecomputation = Pick<CardRecomputed['data'], 'reason'> & {
  readonly before: Pick<CardRow, 'breachedAt' | 'breachedOn' | 'official'>;
  readonly version: number;
  readonly at: string;
  readonly on: string;
};

/** A card as its readers see it. */
export type CardRow = CardLifeRow & {
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
  /** The charged department. */
  readonly department: string;
  /** The charged department and those that are informed: by these a reader's scope bounds the list. */
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
  /** Departments beside the charged one that are informed. */
  readonly informed: readonly string[];
  readonly supersedes: readonly string[];
  readonly supersededBy: string | null;
  /** It was issued as `pending`. */
  readonly requiredConfirmation: boolean;
  readonly confirmation: CardReview | null;
  readonly dismissal: CardDismissal | null;
  /** By the notice of the year that it was pending for the limit was breached all the same. */
  readonly certainty: CardCertainty | null;
  /** Since when a proof under review would revoke it. */
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

/** The status follows from what has happened to the card, whatever the order; with it what is still due of its life. */
export function withStatus(row: CardRow): CardRow {
  const status = ((): CardStatus => {
    if (row.revocation !== null) return 'revoked';
    if (row.dismissal !== null) return 'dismissed';
    if (row.lapse !== null) return 'lapsed';
    if (row.requiredConfirmation && row.confirmation === null && row.certainty === null) return 'pending';
    if (row.review !== null) return 'underReview';
    if (row.supersededBy !== null) return 'superseded';
    if (row.resolution !== null) return 'resolved';
    return row.confirmation === null ? 'issued' : 'confirmed';
  })();
  return { ...row, status, ...withLifeOf(row, status) };
}

/** A pending card that the notice of a year decides on, as a person may. */
export function awaitsNotice({ status, computations }: Pick<CardRow, 'status' | 'computations'>): boolean {
  const latest = computations.at(-1);
  return status === 'pending' && latest !== undefined && isProvisional(latest);
}
