import { type CaseClock, firstNotice, type Ledger, type Notice } from '@sealtrail/applications/events';
import type { Statement } from '@sealtrail/event-sourcing';
import { statement } from '../../statements';
import type { RuleId } from '../card-enums';
import { clocksOf, limitsInForce } from '../clock-limits';
import type { CardTrigger, Rule, RuleContext } from './rule';
import { standInClock } from './stand-in-clock';

/** Why a notice breaks the rule; `null`: it does not. */
type Violation = (context: RuleContext, notice: Notice) => Statement | null;

/**
 * 补正告知 (行政许可法 art. 72(4)): a card about conduct. No limit ends here: the card falls with the notice, on whoever gave
 * it, one for each notice, and needs confirmation.
 */
const conductRule = (rule: RuleId, violationOf: Violation): Rule => ({
  triggers: (context) =>
    context.ledger.notices.flatMap((notice) =>
      violationOf(context, notice) === null ? [] : [triggerOnNotice(rule, notice)],
    ),
  firesAfterClockEnd: true,
  firesWithAct: true,
  respondents: (context, { clock }) =>
    context.ledger.notices.flatMap((notice) => {
      const why = actOf(notice).id === clock.id ? violationOf(context, notice) : null;
      return why === null ? [] : [{ department: notice.department, official: notice.official, why: [why] }];
    }),
});

/** 一次告知: it names a listed material that the first notice did not. */
export const secondNoticeRule = conductRule('secondNotice', ({ ledger }, { number, listed }) => {
  const first = firstNotice(ledger);
  if (first === undefined || first.number === number) return null;
  const codes = listed.filter((code) => !first.listed.includes(code));
  return codes.length === 0 ? null : statement('charge.named-later', { notice: number, first: first.number, codes });
});

/** 逾期告知: given after the case was deemed accepted. A score counts it and the red card of that first check once. */
export const lateNoticeRule = conductRule('lateNotice', (context, { number, givenAt }) => {
  const check = checkAt(context.ledger, givenAt);
  const limit = check === undefined ? undefined : limitsInForce(context, check, 'statutory').at(-1)?.limit;
  if (check?.endedBy !== 'silence' || limit == null || givenAt <= limit.at) return null;
  return statement('charge.told-late', { notice: number, clock: check.id, limit: limit.date });
});

/** 清单外材料: it asks for what the item does not list (行政许可法 art. 31). */
export const materialBeyondListRule = conductRule('materialBeyondList', (_, { number, beyondList: codes }) =>
  codes.length === 0 ? null : statement('charge.asked-beyond-list', { notice: number, codes }),
);

/** The latest first check that had started by then. */
const checkAt = (ledger: Ledger, givenAt: string): CaseClock | undefined =>
  clocksOf({ ledger }, 'firstCheck').findLast(({ startedAt }) => startedAt <= givenAt);

const triggerOnNotice = (rule: RuleId, notice: Notice): CardTrigger => ({
  rule,
  clock: actOf(notice),
  level: 'yellow',
  at: notice.givenAt,
  basis: 'own',
  terms: [],
  limit: null,
  pauses: [],
  parameters: {},
  needsConfirmation: true,
});

/** The notice stands for a clock, held by who gave it. */
const actOf = ({ number, givenAt, givenOn, department, official }: Notice): CaseClock =>
  standInClock(
    `notice:${number}`,
    { startedAt: givenAt, startedOn: givenOn, endedAt: givenAt },
    { department, official },
  );
