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

/** Until when after a service the charged unit may prove it by itself, in working days. */
const OWN_PROOF_DAYS = 10;

type Proved = { readonly now: Instant; readonly proofOfService?: ProofOfService | null };

/**
 * What a proof is worth, in one place for all acts. That of the charged unit itself (自证) shows something only within ten
 * working days of the service, and under the policy `lateProof: confirm` not even then: the act is judged as if nobody proved
 * it, the proof is kept with it, and a reviewer outside the unit may let it count.
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

/** What a proof is worth when it is told. */
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
  // What is told on the day of its service is not reported late.
  return days > 0 && policyAt(policies, now).lateProof === 'confirm' ? 'waits' : 'own';
}

/** Of a key of a department of the case, or of the window that took the file in: a portal's too, where it is bound to one. */
function isOwnProof({ toldBy }: ProofOfService, state: Case): boolean {
  if (toldBy === null || toldBy.department === null) return toldBy === null;
  return departmentsOfCase(state).includes(toldBy.department);
}

const withProof = (fact: ApplicationEvent, proof: ProofOfService): ApplicationEvent =>
  'proofOfService' in fact.data && fact.data.proofOfService === null
    ? ({ ...fact, data: { ...fact.data, proofOfService: proof } } as ApplicationEvent)
    : fact;
