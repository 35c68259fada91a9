import type { Instant } from '@sealtrail/event-sourcing';
import type { ApplicationDecisionContext, Case } from './application';
import { departmentsOfCase } from './departments-of-case';
import type { DecideHandler } from './field-validation';
import { lateReportRecorded } from './late-report';
import { DECIDING_POSTS, decidedAt, requireActingOfficer, requireReceivingOfficer } from './preconditions';
import type { OvertakenAct, ProvableAct } from './proof-commands';
import { weightOf } from './proof-weight';
import type { ActTimes } from './reporting';
import { endedForMissingCorrection } from './successor';

/** Acts that count like any other if the case was decided only after them. */
const EFFECTIVE_AFTER_DECISION: readonly ProvableAct['type'][] = [
  'StartSuspension',
  'GiveSuspensionNotice',
  'EndSuspension',
  'ExtendApplication',
];

const ACTS_OF_APPLICANT: readonly ProvableAct['type'][] = ['AddMaterial', 'ReceiveCorrection', 'WithdrawApplication'];
const ACTS_OF_DECIDER: readonly ProvableAct['type'][] = ['DecideApplication', 'TerminateApplication'];

/**
 * An act that happened before its case was closed and is reported after it: every report is recorded, but no late report, proved or not, undoes
 * how a case ended (行政许可法 art. 8). The reporter must be authorised as for the act itself.
 */
export const recordedAfterClosing =
  <Data extends ActTimes>(decide: DecideHandler<Data>, type: ProvableAct['type'] | null): DecideHandler<Data> =>
  (data, state, context) => {
    if (state.status === 'unknown' || type === null || type === 'DeliverResult') return decide(data, state, context);
    const act = { type, data } as unknown as OvertakenAct;
    if (state.closedAt === null || data.at >= state.closedAt || takesEffect(act, state))
      return decide(data, state, context);
    requireReporter(act, state, context);
    return [lateReportRecorded(state, context, withWeight(act, data.now, state, context))];
  };

function takesEffect({ type }: OvertakenAct, state: Case): boolean {
  if (type === 'ReceiveCorrection') return endedForMissingCorrection(state);
  if (decidedAt(state) === null) return false;
  // The start of the review changes its limits, but not its outcome.
  return EFFECTIVE_AFTER_DECISION.includes(type) || (type === 'AcceptApplication' && state.deemed);
}

function requireReporter({ type, data }: OvertakenAct, state: Case, context: ApplicationDecisionContext): void {
  const { department } = data;
  const { terms } = state;
  if (department === null || ACTS_OF_APPLICANT.includes(type)) requireReceivingOfficer(state, context, data);
  else if (ACTS_OF_DECIDER.includes(type))
    requireActingOfficer(state, context, { ...data, department }, terms.department, DECIDING_POSTS);
  else
    requireActingOfficer(
      state,
      context,
      { ...data, department },
      departmentsOfCase(state).includes(department) ? department : terms.department,
    );
}

function withWeight(act: OvertakenAct, now: Instant, state: Case, context: ApplicationDecisionContext): OvertakenAct {
  const { proofOfService: proof } = act.data;
  if (proof === null) return act;
  const proofOfService = { ...proof, weight: weightOf(proof, now, state, context) };
  return { ...act, data: { ...act.data, proofOfService } } as OvertakenAct;
}
