import type { GraceRule, Policy } from '@sealtrail/policy/events';
import type { Counting } from '@sealtrail/working-days';
import type { ClockKind, LimitBasis } from './case-enums';
import type { CardRule, CardRules } from './case-fact';

/** Clocks whose cards use the count mode of the policy. */
const TIMED: readonly ClockKind[] = ['case', 'branch', 'suspension'];

/**
 * The count rules for a clock's cards. At the end of a first check a case is deemed accepted, and a delivery is due by law (行政许可法 arts. 32(4),
 * 44): their cards are counted from the next day in every mode, and only `offHours` can make them later.
 */
export const countRulesOf = ({ clock }: Policy, kind: ClockKind): Counting =>
  TIMED.includes(kind) ? clock : { ...clock, countMode: 'nextDay' };

/** The rules for the yellow and red cards of a clock; empty for a first check, which has no days of grace by law. */
export const cardRulesOf = (policy: Policy, kind: ClockKind, hasStatute: boolean): CardRules => ({
  countRules: countRulesOf(policy, kind),
  cards: cardsOf[kind]?.(policy, hasStatute) ?? [],
});

const after = (basis: LimitBasis, { graceDays }: GraceRule): CardRule => ({ basis, before: null, graceDays });

const cardsOf: { readonly [Kind in ClockKind]?: (policy: Policy, hasStatute: boolean) => readonly CardRule[] } = {
  case: ({ rules: { case: rules }, issue }, hasStatute) => {
    const { yellow, red, redWithoutStatute } = rules;
    const ofYellow: CardRule = { basis: yellow.limit, before: yellow.before, graceDays: yellow.graceDays };
    const ofRed =
      red.limit === 'statutory' && !hasStatute ? after('promised', redWithoutStatute) : after(red.limit, red);
    return issue.case === 'off' ? [] : [ofYellow, ofRed];
  },
  branch: ({ rules: { step }, issue }) => (issue.step === 'off' ? [] : [after('promised', step.yellow)]),
  suspension: ({ rules: { suspension }, issue }) =>
    issue.suspension === 'off' ? [] : [after('promised', suspension.yellow), after('promised', suspension.red)],
  delivery: ({ rules: { delivery }, issue }) => (issue.delivery === 'off' ? [] : [after('statutory', delivery.red)]),
};
