import type { Instant } from '@sealtrail/event-sourcing';
import { DECIDING_POSTS, decidedAt, mayAct, mayTakeIn } from './acts';
import type { ApplicationKnown, Case } from './application';
import type { Row } from './fields-first';
import { overtaken } from './late-report';
import type { OvertakenAct, ProvableAct } from './proof-commands';
import { weightOf } from './proof-weight';
import { endedForWantOfSet } from './successor';
import type { When } from './telling';
import { unitOf } from './unit';

/** What is told of a case that was decided only after it counts like any other act. */
const TAKEN_OF_DECIDED: readonly ProvableAct['type'][] = [
  'StartSuspension',
  'GiveSuspensionNotice',
  'EndSuspension',
  'ExtendApplication',
];

const OF_APPLICANT: readonly ProvableAct['type'][] = ['AddMaterial', 'ReceiveCorrection', 'WithdrawApplication'];
const OF_DECIDER: readonly ProvableAct['type'][] = ['DecideApplication', 'TerminateApplication'];

/**
 * An act that happened before its case was closed and is told after it: everything that is told is recorded, and nothing
 * that is told late, proved or not, undoes how a case ended (行政许可法 art. 8); who tells it shows it as he would have.
 */
export const keptOfClosed =
  <Data extends When>(row: Row<Data>, type: ProvableAct['type'] | null): Row<Data> =>
  (data, state, known) => {
    if (state.status === 'unknown' || type === null || type === 'DeliverResult') return row(data, state, known);
    const act = { type, data } as unknown as OvertakenAct;
    if (state.closedAt === null || data.at >= state.closedAt || takesEffect(act, state)) return row(data, state, known);
    mayTell(act, state, known);
    return [overtaken(state, known, withWeight(act, data.now, state, known))];
  };

function takesEffect({ type }: OvertakenAct, state: Case): boolean {
  if (type === 'ReceiveCorrection') return endedForWantOfSet(state);
  if (decidedAt(state) === null) return false;
  // From when the review had run changes its limits, and nothing of what came out.
  return TAKEN_OF_DECIDED.includes(type) || (type === 'AcceptApplication' && state.deemed);
}

function mayTell({ type, data }: OvertakenAct, state: Case, known: ApplicationKnown): void {
  const { department } = data;
  const { terms } = state;
  if (department === null || OF_APPLICANT.includes(type)) mayTakeIn(state, known, data);
  else if (OF_DECIDER.includes(type)) mayAct(state, known, { ...data, department }, terms.department, DECIDING_POSTS);
  else
    mayAct(state, known, { ...data, department }, unitOf(state).includes(department) ? department : terms.department);
}

function withWeight(act: OvertakenAct, now: Instant, state: Case, known: ApplicationKnown): OvertakenAct {
  const { proofOfService: proof } = act.data;
  if (proof === null) return act;
  const proofOfService = { ...proof, weight: weightOf(proof, now, state, known) };
  return { ...act, data: { ...act.data, proofOfService } } as OvertakenAct;
}
