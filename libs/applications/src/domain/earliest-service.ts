import type { Instant } from '@sealtrail/event-sourcing';
import type { Case } from './application';
import { commandOfEvent } from './commands-of-events';
import { lastClock } from './ledger';
import { decidedAt } from './preconditions';
import type { AddProof, ProvableAct } from './proof-commands';

/** Earliest possible time of service, where it differs from the time of the act. */
export const earliestServiceOf = {
  // A posted set left the applicant before it was received.
  ReceiveCorrection: ({ ledger, receivedAt }) => lastClock(ledger, 'correction')?.startedAt ?? receivedAt,
  // The notice may be given before the suspension starts.
  StartSuspension: ({ receivedAt }) => receivedAt,
  DeliverResult: (state) => decidedAt(state) ?? state.receivedAt,
} as const satisfies { readonly [Type in ProvableAct['type']]?: (state: Case) => Instant };

const isOfAnother = (type: string): type is keyof typeof earliestServiceOf => type in earliestServiceOf;

/** As `earliestServiceOf`, for a proof added to an earlier act; for an unknown act, the receipt. */
export function earliestServiceOfProof({ act: revision }: AddProof['data'], state: Case): Instant {
  const event = state.unproved[revision];
  const act = event === undefined ? null : commandOfEvent(event);
  if (act === null) return state.receivedAt;
  return isOfAnother(act.type) ? earliestServiceOf[act.type](state) : act.data.at;
}
