import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { Exemptions } from '../exemptions/exemption-decider';
import type { ExemptionDeclared } from '../exemptions/exemption-events';
import { exemptionOf } from '../exemptions/exemptions-in-force';
import { statement } from '../statements';
import type { SupervisionEvent } from './card-events';
import { cardIssued } from './card-facts';
import type { DueCard } from './due-cards';
import type { RuleContext } from './rules/rule';
import { cardFactOf, type Supervision } from './supervision-state';

/** The exemption that covers a card at the instant at which it falls. */
export const exemptionFor = (
  exemptions: Exemptions,
  { ledger: { applicationId, region } }: RuleContext,
  { trigger: { at }, respondent: { department } }: DueCard,
): ExemptionDeclared['data'] | null => exemptionOf(exemptions, { applicationId, region, department, at });

/**
 * 免予发牌: what fell is kept as a card that was dismissed, with its computation and the document, so that everybody can see what was
 * left out. Once for each instant; of a warning, which accuses nobody, nothing is kept.
 */
export function exemptedCard(
  state: Supervision,
  context: RuleContext,
  due: DueCard,
  { exemption, ground, document }: ExemptionDeclared['data'],
  now: Instant,
): readonly SupervisionEvent[] {
  const { trigger } = due;
  const isKept = state.cards.some(
    ({ key, status, fact }) => key === due.key && status === 'dismissed' && fact.breachedAt === trigger.at,
  );
  if (isKept || trigger.level === 'warning') return [];
  const issued = cardIssued(state, context, { ...due, trigger: { ...trigger, needsConfirmation: true } }, now);
  return [
    issued,
    {
      type: 'CardDismissed',
      data: {
        ...cardFactOf(issued.data),
        cause: 'exemption',
        dismissedBy: null,
        dismissedAt: now,
        dismissedOn: dateOf(now, context.calendar.zone),
        reason: null,
        why: [statement('ground.exempt', { exemption, ground, document })],
      },
    },
  ];
}
