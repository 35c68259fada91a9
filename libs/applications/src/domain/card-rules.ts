import type { Policy } from '@sealtrail/policy/events';
import type { Counting } from '@sealtrail/working-days';
import type { ClockKind } from './case-enums';
import type { CardRule, CardRules } from './case-fact';

/** Clocks whose cards fall by the mode of the policy. */
const TIMED: readonly ClockKind[] = ['case', 'branch', 'suspension'];

/**
 * How the instants of a clock's cards are counted. At the end of a first check silence accepts the case, and a delivery is due
 * by law (行政许可法 arts. 32(4), 44): those are counted from the next day whatever the mode, and by `offHours` later at most.
 */
export const countRulesOf = ({ clock }: Policy, kind: ClockKind): Counting =>
  TIMED.includes(kind) ? clock : { ...clock, countMode: 'nextDay' };

/** How the yellow and red cards of a clock fall off its limits; of a first check none is kept: its law leaves no days of grace. */
export function cardRulesOf(policy: Policy, kind: ClockKind, hasStatute: boolean): CardRules {
  return { countRules: countRulesOf(policy, kind), cards: cardsOf(policy, kind, hasStatute) };
}

function cardsOf({ rules, issue }: Policy, kind: ClockKind, hasStatute: boolean): readonly CardRule[] {
  switch (kind) {
    case 'case': {
      const { yellow, red, redWithoutStatute } = rules.case;
      const ofRed: CardRule =
        red.limit === 'statutory' && !hasStatute
          ? { basis: 'promised', before: null, ...redWithoutStatute }
          : { basis: red.limit, before: null, graceDays: red.graceDays };
      const ofYellow: CardRule = { basis: yellow.limit, before: yellow.before, graceDays: yellow.graceDays };
      return issue.case === 'off' ? [] : [ofYellow, ofRed];
    }
    case 'branch':
      return issue.step === 'off' ? [] : [{ basis: 'promised', before: null, ...rules.step.yellow }];
    case 'suspension': {
      const { yellow, red } = rules.suspension;
      return issue.suspension === 'off'
        ? []
        : [yellow, red].map((rule) => ({ basis: 'promised', before: null, ...rule }));
    }
    case 'delivery':
      return issue.delivery === 'off' ? [] : [{ basis: 'statutory', before: null, ...rules.delivery.red }];
    default:
      return [];
  }
}
