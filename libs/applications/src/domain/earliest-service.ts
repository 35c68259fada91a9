import type { Instant } from '@sealtrail/event-sourcing';
import type { Case } from './application';
import { commandOfEvent } from './commands-of-events';
import { lastClock } from './ledger';
import { decidedAt } from './preconditions';
import type { AddProof, ProvableAct } from './proof-commands';

/** When that came about which is served, where it is not the act itself: no service is older. */
export const earliestServiceOf = {
  // Posted, it left the applicant before it came in.
  ReceiveCorrection: ({ ledger, receivedAt }) => lastClock(ledger, 'correction')?.startedAt ?? receivedAt,
  // Its notice may go before it.
  StartSuspension: ({ receivedAt }) => receivedAt,
  DeliverResult: (state) => decidedAt(state) ?? state.receivedAt,
} as const satisfies { readonly [Type in ProvableAct['type']]?: (state: Case) => Instant };

const isOfAnother = (type: string): type is keyof typeof earliestServiceOf => type in earliestServiceOf;

/** The same of a proof that is added to an act told before; of none that there is, the receipt. */
export function earliestServiceOfProof({ act: revision }: AddProof['data'], state: Case): Instant {
  const event = state.unproved[revision];
  const act = event === undefined ? null : commandOfEvent(event);
  if (act === null) return state.receivedAt;
  return isOfAnother(act.type) ? earliestServiceOf[act.type](state) : act.data.at;
}
