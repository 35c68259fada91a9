import type { Moment } from './days';
import type { ExpectedTrigger, Level } from './expected-trigger';
import type { Holder } from './holders';

export type CardStatus = 'issued' | 'pending' | 'superseded' | 'revoked' | 'resolved' | 'lapsed' | 'dismissed';

export type Card = {
  readonly rule: string;
  readonly clock: string;
  readonly level: Level;
  readonly department: string;
  official: string | null;
  at: Moment;
  status: CardStatus;
  former: CardStatus;
  /** A proof of the department's own would revoke it, and waits for a reviewer. */
  isUnderReview: boolean;
  /** It waits for the notice of a year. */
  provisional: boolean;
};

export const isRevokedOrDismissed = ({ status }: Card): boolean =>
  status === 'revoked' || status === 'lapsed' || status === 'dismissed';

/** The trigger that a card is based on, and who is charged with it, as far as known. */
export function standing(
  card: Card,
  falls: readonly ExpectedTrigger[],
  shown: readonly ExpectedTrigger[],
  now: Moment,
) {
  for (const fall of falls.filter((each) => isOf(card, each) && each.at <= now)) {
    const charged = chargedWith(fall, shown).find(({ department }) => department === card.department);
    if (charged !== undefined) return { fall, charged };
  }
  return { fall: undefined, charged: undefined };
}

export function stands(
  card: Card,
  falls: readonly ExpectedTrigger[],
  shown: readonly ExpectedTrigger[],
  now: Moment,
): boolean {
  const { fall, charged } = standing(card, falls, shown, now);
  return fall !== undefined && charged !== undefined && !isOther(card, fall);
}

/** A specified rule for cards: "keeps its place in the figures with status `underReview`". */
export const statusOf = ({ status, isUnderReview }: Card): CardStatus | 'underReview' =>
  isUnderReview && status !== 'pending' ? 'underReview' : status;

/** Who is charged, by what is proved: an unproved act does not remove a charge. */
export const chargedWith = (fall: ExpectedTrigger, shown: readonly ExpectedTrigger[]): readonly Holder[] => {
  const same = shown.find(
    ({ rule, clock, level, at }) =>
      rule === fall.rule && clock === fall.clock && level === fall.level && at === fall.at,
  );
  return (same ?? fall).charged();
};

export const nameOf = ({ rule, clock, level, at }: ExpectedTrigger): string => `${rule} ${clock} ${level} ${at}`;

export const isOf = (card: Card, fall: ExpectedTrigger): boolean =>
  card.rule === fall.rule && card.clock === fall.clock && card.level === fall.level;

export const isSameDuty = (fall: ExpectedTrigger, { rule, clock }: Card): boolean =>
  fall.rule === rule && fall.clock === clock;

export const isWarned = (card: Card, falls: readonly ExpectedTrigger[]): boolean =>
  falls.some((fall) => isOf(card, fall) && fall.at === card.at);

/** A card that needs confirmation is replaced by one that does not, and vice versa. */
export const isOther = (card: Card, fall: ExpectedTrigger): boolean =>
  (card.rule === 'case' || card.provisional || fall.provisional) && fall.pending !== (card.status === 'pending');
