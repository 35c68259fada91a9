import type { Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import { countedDays, dateOf, dateUntil } from '@sealtrail/working-days';
import type { ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ProofOfService } from './case-fact';
import type { ProofWeight } from './case-words';
import type { Row } from './fields-first';
import type { ProvableAct } from './proof-commands';
import { putToReview } from './proof-held';
import { unitOf } from './unit';

/** Until when after a service the charged unit may prove it by itself, in working days. */
const OWN_PROOF_DAYS = 10;

type Proved = { readonly now: Instant; readonly proofOfService?: ProofOfService | null };

/**
 * What a proof is worth, in one place for all acts. That of the charged unit itself (自证) shows something only within ten
 * working days of the service, and under the policy `lateProof: confirm` not even then: the act is judged as if nobody proved
 * it, the proof is kept with it, and a reviewer outside the unit may let it count.
 */
export const weighed =
  <Data extends Proved>(row: Row<Data>, act: ProvableAct['type'] | null): Row<Data> =>
  (data, state, known) => {
    const { proofOfService: told } = data;
    if (told == null || state.status === 'unknown') return row(data, state, known);
    const proof = { ...told, weight: weightOf(told, data.now, state, known) };
    if (proof.weight !== 'waits') return row({ ...data, proofOfService: proof }, state, known);
    const unproved = { ...data, proofOfService: null };
    const facts = row(unproved, state, known).map((fact) => withProof(fact, proof));
    if (act === null) return facts;
    return [...facts, ...putToReview(state, known, { told: { type: act, data: unproved } as never, proof, facts })];
  };

/** What a proof is worth when it is told. */
export function weightOf(
  proof: ProofOfService,
  now: Instant,
  state: Case,
  { calendar, policies }: ApplicationKnown,
): ProofWeight {
  if (!isOwn(proof, state)) return 'others';
  const [from, to] = [dateOf(proof.servedAt, calendar.zone), dateUntil(now, calendar.zone)];
  const days = countedDays({ from, to, unit: 'workingDay', pauses: [], calendar });
  if (days > OWN_PROOF_DAYS) return 'waits';
  // What is told on the day of its service is not told late.
  return days > 0 && policyAt(policies, now).lateProof === 'confirm' ? 'waits' : 'own';
}

/** Of a key of a department of the case, or of the window that took the file in: a portal's too, where it is bound to one. */
function isOwn({ toldBy }: ProofOfService, state: Case): boolean {
  if (toldBy === null || toldBy.department === null) return toldBy === null;
  return unitOf(state).includes(toldBy.department);
}

const withProof = (fact: ApplicationEvent, proof: ProofOfService): ApplicationEvent =>
  'proofOfService' in fact.data && fact.data.proofOfService === null
    ? ({ ...fact, data: { ...fact.data, proofOfService: proof } } as ApplicationEvent)
    : fact;
