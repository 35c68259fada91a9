import { type Calendar, dateUntil } from '@sealtrail/working-days';
import { holderOf } from './acts';
import type { Case } from './application';
import type { When } from './application-commands';
import type { Closing, ProofOfService } from './case-fact';
import { creditedAt, effectiveAt, withinLimit } from './credited-at';
import { findClock, type Ledger } from './ledger';
import { usedDays } from './limits';

/** How the case stands when it is closed; the ledger is the one after any pause has been ended. */
export function closingOf(
  state: Case,
  ledger: Ledger,
  calendar: Calendar,
  when: When,
  proof: ProofOfService | null,
): Closing {
  const clock = findClock(ledger, 'case');
  const used = clock && effectiveAt([clock.promised, clock.statutory], when, proof);
  return {
    holder: holderOf(state),
    class: state.terms.class,
    channel: state.channel,
    handlingForm: state.terms.handlingForm,
    receivedOn: state.receivedOn,
    acceptedOn: state.acceptedOn,
    creditedAt: creditedAt(when, proof),
    usedDays: clock && used ? usedDays(ledger, clock, dateUntil(used, calendar.zone), calendar) : null,
    promised: clock?.promisedTerm ?? null,
    statutory: clock?.statutoryTerm ?? null,
    withinPromise: clock?.promisedTerm ? withinLimit(clock.promised, when, proof) : null,
    withinStatute: clock?.statutoryTerm ? withinLimit(clock.statutory, when, proof) : null,
    visits: state.visits,
    corrections: state.corrections,
  };
}
