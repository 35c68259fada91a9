import { findClock, pausesOf, timedCountOf } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import {
  countedDays,
  dateUntil,
  explainDays,
  explainTimed,
  type LocalDate,
  timedUsedDays,
} from '@sealtrail/working-days';
import { statement } from '../statements';
import type { Computation } from './card-computation';
import { cardClockOf } from './card-instants';
import { endOf, lastDayEnded } from './clock-limits';
import type { DueCard } from './due-cards';
import { triggersByPolicy } from './milder-policy';
import type { CardTrigger, RuleContext } from './rules/rule';
import { RULES } from './rules/rules';
import type { Card } from './supervision-state';

/** Everything needed to recompute the card by hand. */
export function computationOf(
  context: RuleContext,
  { trigger, respondent }: Omit<DueCard, 'key'>,
  version: number,
  endedAt: Instant | null = null,
): Computation {
  const { clock, basis, terms, limit, pauses, parameters, counting, at } = trigger;
  const { calendar } = context;
  const { startedAt, startedOn } = clock;
  const until =
    endedAt === null ? lastDayEnded(at, calendar.zone) : later(startedOn, dateUntil(endedAt, calendar.zone));
  const unit = terms[0]?.unit ?? 'workingDay';
  const table = { startedOn, terms, pauses, calendar };
  const timed = counting === undefined ? null : { ...timedCountOf(cardClockOf(context, clock), terms), counting };
  const rowsOf = (last: LocalDate) =>
    timed === null ? explainDays({ ...table, until: last }) : explainTimed({ ...timed, until: last });
  return {
    version,
    clock: clock.id,
    basis,
    startedAt,
    startedOn,
    terms,
    limit,
    pauses,
    parameters,
    ...(counting === undefined ? {} : { counting }),
    breachedAt: at,
    usedDays:
      timed === null
        ? countedDays({ from: startedOn, to: until, unit, pauses, calendar })
        : timedUsedDays(timed, endedAt ?? at),
    ...(endedAt === null ? {} : { endedAt }),
    days: terms.length === 0 ? [] : rowsOf(later(until, limit?.date ?? until)),
    calendar: { id: calendar.id, version: calendar.version },
    charged: respondent,
  };
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The computation of a revoked card by what is known now; `null`: its clock never ran, or is none of the case. */
export function computationAsKnownNow(context: RuleContext, card: Card): Computation | null {
  const { rule, clock: id, level, department, official } = card.fact;
  const clock = findClock(context.ledger, id);
  if (clock === undefined) return null;
  const trigger =
    triggersByPolicy(context, RULES[rule]).findLast((one) => one.clock.id === id && one.level === level) ??
    withoutLimit(context, card, clock);
  const endedAt = endOf(context.ledger, clock);
  const ended = endedAt !== null && endedAt <= trigger.at ? endedAt : null;
  const respondent = { department, official, why: [statement('charge.nobody-now', {})] };
  return computationOf(context, { trigger, respondent }, card.version + 1, ended);
}

/** Nothing triggers without a limit: the computation then counts the days up to the instant of the card. */
const withoutLimit = (context: RuleContext, { fact, basis }: Card, clock: CardTrigger['clock']): CardTrigger => {
  const statutory = basis === 'statutory';
  const term = statutory ? clock.statutoryTerm : clock.promisedTerm;
  const extension = statutory ? clock.statutoryExtension : clock.promisedExtension;
  return {
    rule: fact.rule,
    clock,
    level: fact.level,
    at: fact.breachedAt,
    basis,
    terms: [term, extension].filter((one) => one !== null),
    limit: null,
    pauses: pausesOf(context.ledger, clock),
    parameters: {},
    needsConfirmation: false,
  };
};
