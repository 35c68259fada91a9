import type { Instant } from '@sealtrail/event-sourcing';
import { policyAt } from '@sealtrail/policy/events';
import { countedDays, dateOf, dateUntil } from '@sealtrail/working-days';
import type { ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { ProofWeight } from './case-enums';
import type { ProofOfService } from './case-fact';
import { departmentsOfCase } from './departments-of-case';
import type { DecideHandler } from './field-validation';
import type { ProvableAct } from './proof-commands';
import { reviewIfRelevant } from './proof-put-to-review';

/** Working days after a service within which the respondent unit may prove it by itself. */
const OWN_PROOF_DAYS = 10;

type Proved = { readonly now: Instant; readonly proofOfService?: ProofOfService | null };

/**
 * Weighs the proofs of all acts. A proof of the respondent unit itself (自证) is conclusive only within ten working days of the service, and under
 * the policy `lateProof: confirm` not even then: the act is judged as unproved, the proof is stored with it, and a reviewer outside the unit
 * may accept it.
 */
export const withWeighedProof =
  <Data extends Proved>(decide: DecideHandler<Data>, act: ProvableAct['type'] | null): DecideHandler<Data> =>
  (data, state, context) => {
    const { proofOfService: told } = data;
    if (told == null || state.status === 'unknown') return decide(data, state, context);
    const proof = { ...told, weight: weightOf(told, data.now, state, context) };
    if (proof.weight !== 'waits') return decide({ ...data, proofOfService: proof }, state, context);
    const unproved = { ...data, proofOfService: null };
    const facts = decide(unproved, state, context).map((fact) => withProof(fact, proof));
    if (act === null) return facts;
    return [
      ...facts,
      ...reviewIfRelevant(state, context, { told: { type: act, data: unproved } as never, proof, facts }),
    ];
  };

/** The weight of a proof at its report. */
export function weightOf(
  proof: ProofOfService,
  now: Instant,
  state: Case,
  { calendar, policies }: ApplicationDecisionContext,
): ProofWeight {
  if (!isOwnProof(proof, state)) return 'others';
  const [from, to] = [dateOf(proof.servedAt, calendar.zone), dateUntil(now, calendar.zone)];
  const days = countedDays({ from, to, unit: 'workingDay', pauses: [], calendar });
  if (days > OWN_PROOF_DAYS) return 'waits';
  // An act reported on the day of its service is not late.
  return days > 0 && policyAt(policies, now).lateProof === 'confirm' ? 'waits' : 'own';
}

/** A key of a department of the case, or of the window that received the file, including a portal bound to one of them. */
function isOwnProof({ toldBy }: ProofOfService, state: Case): boolean {
  if (toldBy === null || toldBy.department === null) return toldBy === null;
  return departmentsOfCase(state).includes(toldBy.department);
}

const withProof = (fact: ApplicationEvent, proof: ProofOfService): ApplicationEvent =>
  'proofOfService' in fact.data && fact.data.proofOfService === null
    ? ({ ...fact, data: { ...fact.data, proofOfService: proof } } as ApplicationEvent)
    : fact;
