import {
  decide,
  type EventStore,
  fold,
  type Instant,
  type RecordedEvent,
  type Statement,
} from '@sealtrail/event-sourcing';
import type { SupervisionEvent } from '../domain/card-events';
import { supervisionStream } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';
import type { DecisionContextLoader } from '../write/decision-context-loader';
import type { PatrolDifference, PatrolFinding } from './patrol-events';

/** How a case stands: as it should, or what is missing. */
export type CaseLook = {
  readonly cards: number;
  readonly unsettled: boolean;
  readonly rescheduled: boolean;
  /** `null`: its cards are what they should be. */
  readonly difference: PatrolDifference | null;
};

/** What a check as of an instant would record, without recording it; `null`: there are no facts of the case. */
export async function lookAtCase(
  applicationId: string,
  at: Instant,
  { store, contexts }: { readonly store: EventStore; readonly contexts: DecisionContextLoader },
): Promise<CaseLook | null> {
  const own = (await store.read(supervisionStream(applicationId))) as readonly RecordedEvent<SupervisionEvent>[];
  const state = fold(supervisionDecider, own);
  const { facts: context } = await contexts.load(applicationId, state);
  const { supervisedCase, calendarChangedAt } = context;
  const looked = { cards: state.cards.length, unsettled: false, rescheduled: false, difference: null };
  if (supervisedCase === null) return null;
  const last = supervisedCase.events.at(-1)?.metadata.recordedAt ?? '';
  // What follows of it may be under way, and is no difference.
  if (last > at || (calendarChangedAt ?? '') > at) return { ...looked, unsettled: true };
  const made = decide(supervisionDecider, { type: 'CheckLimits', data: { at } }, state, context);
  if (made.length === 0) return looked;
  const findings = made.flatMap(findingOf);
  if (findings.length === 0) return { ...looked, rescheduled: true };
  return { ...looked, difference: { applicationId, region: supervisedCase.ledger.region, findings } };
}

/** Neither checks that are scheduled anew nor limits of steps are a finding about a card. */
function findingOf({ type, data }: SupervisionEvent): readonly PatrolFinding[] {
  if (!('cardId' in data) || type === 'CardStepOverdue' || type === 'CardStepLimitMoved') return [];
  const { cardId, rule, level, department } = data;
  const reason = 'reason' in data && Array.isArray(data.reason) ? (data.reason as readonly Statement[]) : null;
  return [{ fact: type, cardId, rule, level, department, reason }];
}
