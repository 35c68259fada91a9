import { type Decider, evolve, type Instant } from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { approval } from './approval';
import { receiveCorrection } from './correction';
import { issueCorrectionNotice } from './correction-notice';
import { decision, ending } from './decision';
import { mustHaveRoom } from './fact-bounds';
import { fieldRules } from './field-rules';
import { fieldsFirst, type Row } from './fields-first';
import { firstCheck } from './first-check';
import { handOver } from './hand-over';
import { lapse } from './lapse';
import { addProof } from './late-proof';
import { withReassessment } from './limit-passing';
import { passedBefore, passingTime } from './passing-time';
import type { ProvableAct } from './proof-commands';
import { reviewProof } from './proof-review';
import { weighed } from './proof-weight';
import { receipt } from './receipt';
import { confirmReceipt } from './receipt-confirmation';
import { review } from './review';
import { addedFrom, servedFrom } from './served-from';
import { succession } from './successor';
import { suspension } from './suspension';
import type { When } from './telling';
import { keptOfClosed } from './told-of-closed';

/** The stream of one case (办件). */
export const applicationStream = (applicationId: string): string => `application-${applicationId}`;

/**
 * What has come about by law is recorded first, whether or not its timer has come. What the facts change of recorded
 * passings and of a closing comes last.
 */
const timeFirst =
  <Data extends { readonly now: Instant }>(row: Row<Data>): Row<Data> =>
  (data, state, known) => {
    const passed = passedBefore(data.now, state, known);
    const then = passed.reduce((before, event) => evolve({ evolve: applicationEvolve }, before, event), state);
    const told = row(data, then, known);
    mustHaveRoom(told, then);
    return withReassessment(state, [...passed, ...told], known, data.now);
  };

/** The same of what may come with a proof, which is weighed before it is judged, and of what has been overtaken by the closing. */
const afterTime = <Data extends When>(judge: Row<Data>, act: ProvableAct['type'] | null = null): Row<Data> =>
  timeFirst(keptOfClosed(weighed(judge, act), act));

/** The whole law of a case: receipt, first check, review, decision, and what passing time brings about. */
export const applicationDecider: Decider<Application, ApplicationCommand, ApplicationEvent, ApplicationKnown> = {
  initial: { status: 'unknown' },

  decide: {
    SubmitApplication: receipt.SubmitApplication,
    ConfirmReceipt: fieldsFirst(afterTime(confirmReceipt), { servedFrom: (_, { receivedAt }) => receivedAt }),
    AddMaterial: fieldsFirst(afterTime(receipt.AddMaterial, 'AddMaterial'), { rule: fieldRules.AddMaterial }),
    RecordVisit: fieldsFirst(afterTime(receipt.RecordVisit)),
    IssueCorrectionNotice: fieldsFirst(afterTime(issueCorrectionNotice, 'IssueCorrectionNotice'), {
      rule: fieldRules.IssueCorrectionNotice,
    }),
    CorrectOnTheSpot: fieldsFirst(afterTime(firstCheck.CorrectOnTheSpot)),
    ReceiveCorrection: fieldsFirst(afterTime(receiveCorrection, 'ReceiveCorrection'), {
      rule: fieldRules.ReceiveCorrection,
      servedFrom: (_, state) => servedFrom.ReceiveCorrection(state),
    }),
    AcceptApplication: fieldsFirst(afterTime(firstCheck.AcceptApplication, 'AcceptApplication'), {
      rule: fieldRules.AcceptApplication,
    }),
    RefuseAcceptance: fieldsFirst(afterTime(firstCheck.RefuseAcceptance, 'RefuseAcceptance'), {
      rule: fieldRules.RefuseAcceptance,
    }),
    GiveOpinion: fieldsFirst(afterTime(review.GiveOpinion, 'GiveOpinion'), { rule: fieldRules.GiveOpinion }),
    ExtendApplication: fieldsFirst(afterTime(review.ExtendApplication, 'ExtendApplication'), {
      rule: fieldRules.ExtendApplication,
    }),
    HandOverFile: fieldsFirst(afterTime(handOver.HandOverFile)),
    AssignHandler: fieldsFirst(afterTime(review.AssignHandler)),
    StartSuspension: fieldsFirst(afterTime(suspension.StartSuspension, 'StartSuspension'), {
      rule: fieldRules.StartSuspension,
      servedFrom: (_, state) => servedFrom.StartSuspension(state),
    }),
    GiveSuspensionNotice: fieldsFirst(afterTime(suspension.GiveSuspensionNotice, 'GiveSuspensionNotice')),
    ProlongSuspension: fieldsFirst(afterTime(suspension.ProlongSuspension, 'ProlongSuspension'), {
      rule: fieldRules.ProlongSuspension,
    }),
    EndSuspension: fieldsFirst(afterTime(suspension.EndSuspension, 'EndSuspension')),
    DecideApplication: fieldsFirst(afterTime(decision.DecideApplication, 'DecideApplication'), {
      rule: fieldRules.DecideApplication,
    }),
    IssueCertificate: fieldsFirst(afterTime(decision.IssueCertificate), { rule: fieldRules.IssueCertificate }),
    DeliverResult: fieldsFirst(afterTime(decision.DeliverResult, 'DeliverResult'), {
      servedFrom: (_, state) => servedFrom.DeliverResult(state),
    }),
    WithdrawApplication: fieldsFirst(afterTime(ending.WithdrawApplication, 'WithdrawApplication'), {
      rule: fieldRules.WithdrawApplication,
    }),
    TerminateApplication: fieldsFirst(afterTime(ending.TerminateApplication, 'TerminateApplication'), {
      rule: fieldRules.TerminateApplication,
    }),
    ConfirmApproval: fieldsFirst(approval.ConfirmApproval),
    DisownApproval: fieldsFirst(approval.DisownApproval),
    ConfirmLapse: fieldsFirst(afterTime(lapse.ConfirmLapse)),
    AddProof: fieldsFirst(timeFirst(addProof), { servedFrom: addedFrom }),
    ReviewProof: fieldsFirst(afterTime(reviewProof), { rule: fieldRules.ReviewProof }),
    ...succession,
    ...passingTime,
    // A change that came after the end of a first check finds the case accepted, also where its timer was late.
    RecomputeLimits: ({ changedAt }, state, known) =>
      afterTime<When>((_, then) => passingTime.RecomputeLimits({ changedAt }, then, known))(
        { at: changedAt, now: changedAt },
        state,
        known,
      ),
  },

  evolve: applicationEvolve,
};
