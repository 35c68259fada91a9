import { defineEnumeration, type Instant, type ValueOf } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { RuleId } from '../domain/card-enums';

/** What a candidate would have made of a card. */
export const cardOutcomes = defineEnumeration(
  { zh: '试算结果', en: 'Outcome of a dry run' },
  {
    issued: { zh: '应发未发', en: 'would have been issued', note: 'and was not' },
    notIssued: { zh: '不应发出', en: 'would not have been issued' },
    moved: { zh: '变动', en: 'moved', note: 'it would have fallen at another instant, or on another official' },
    revoked: { zh: '撤销', en: 'would be revoked' },
    lapsed: { zh: '失效', en: 'would lapse', note: 'a warning' },
  },
);
export type CardOutcome = ValueOf<typeof cardOutcomes>;

/** When a card falls, and on whom. */
export type CardFall = {
  readonly breachedAt: Instant;
  /** The local day that the instant ended. */
  readonly fellOn: LocalDate;
  readonly official: string | null;
  /** It waits for a person. */
  readonly pending: boolean;
};

/** A card that the candidate makes other than it is. */
export type CardDifference = {
  readonly outcome: CardOutcome;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly department: string;
  readonly rule: RuleId;
  readonly clock: string;
  readonly level: CardLevel;
  /** By what is in force; `null`: there is none. */
  readonly before: CardFall | null;
  /** By the candidate. */
  readonly after: CardFall | null;
  /** The card of the record that it is about; `null`: there is none. */
  readonly cardId: string | null;
};

/** Local days, both inclusive, in which a card falls by either. */
export type Period = { readonly from: LocalDate; readonly to: LocalDate };

export const fallsWithin = ({ from, to }: Period, { before, after }: CardDifference): boolean =>
  [before, after].some((fall) => fall !== null && fall.fellOn >= from && fall.fellOn <= to);

export const isSameFall = (a: CardFall, b: CardFall): boolean =>
  a.breachedAt === b.breachedAt && a.official === b.official && a.pending === b.pending;
