import { type Decider, evolve, type Instant } from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { approvalHandlers } from './approval';
import { receiveCorrection } from './correction';
import { issueCorrectionNotice } from './correction-notice';
import { withDaysOfGrace } from './days-of-grace';
import { decisionHandlers } from './decision';
import { earliestServiceOf, earliestServiceOfProof } from './earliest-service';
import { endingHandlers } from './ending';
import { requireWithinFactBounds } from './fact-bounds';
import { fieldRules } from './field-rules';
import { type DecideHandler, withFieldValidation } from './field-validation';
import { firstCheckHandlers } from './first-check';
import { handOverHandlers } from './hand-over';
import { lapseHandlers } from './lapse';
import { addProof } from './late-proof';
import { withReassessment } from './limit-passing';
import type { ProvableAct } from './proof-commands';
import { reviewProof } from './proof-review';
import { withWeighedProof } from './proof-weight';
import { receiptHandlers } from './receipt';
import { confirmReceipt } from './receipt-confirmation';
import { recordedAfterClosing } from './reported-after-closing';
import type { ActTimes } from './reporting';
import { reviewHandlers } from './review';
import { successionHandlers } from './successor';
import { suspensionHandlers } from './suspension';
import { withClosingTime } from './timed-closings';
import { dueTimeouts, timeoutHandlers } from './timeouts';

/** The stream of one case (办件). */
export const applicationStream = (applicationId: string): string => `application-${applicationId}`;

/**
 * Records what is due by law first, whether or not its timer has fired. Effects of the new events on recorded passings and on a closing come
 * last.
 */
const withDueTimeouts =
  <Data extends { readonly now: Instant }>(decide: DecideHandler<Data>): DecideHandler<Data> =>
  (data, state, context) => {
    const passed = dueTimeouts(data.now, state, context);
    const then = passed.reduce((before, event) => evolve({ evolve: applicationEvolve }, before, event), state);
    const told = withDaysOfGrace(then, decide(data, then, context), context);
    requireWithinFactBounds(told, then);
    return withReassessment(state, withClosingTime(state, [...passed, ...told], context), context, data.now);
  };

/** As `withDueTimeouts`, for acts that may come with a proof, which is weighed before the decision, and for acts overtaken by the closing. */
const reportedAct = <Data extends ActTimes>(
  decide: DecideHandler<Data>,
  act: ProvableAct['type'] | null = null,
): DecideHandler<Data> => withDueTimeouts(recordedAfterClosing(withWeighedProof(decide, act), act));

/** All rules of a case: receipt, first check, review, decision, and timeouts. */
export const applicationDecider: Decider<
  Application,
  ApplicationCommand,
  ApplicationEvent,
  ApplicationDecisionContext
> = {
  initial: { status: 'unknown' },

  decide: {
    SubmitApplication: receiptHandlers.SubmitApplication,
    ConfirmReceipt: withFieldValidation(reportedAct(confirmReceipt), {
      earliestService: (_, { receivedAt }) => receivedAt,
    }),
    AddMaterial: withFieldValidation(reportedAct(receiptHandlers.AddMaterial, 'AddMaterial'), {
      rule: fieldRules.AddMaterial,
    }),
    RecordVisit: withFieldValidation(reportedAct(receiptHandlers.RecordVisit)),
    IssueCorrectionNotice: withFieldValidation(reportedAct(issueCorrectionNotice, 'IssueCorrectionNotice'), {
      rule: fieldRules.IssueCorrectionNotice,
    }),
    CorrectOnTheSpot: withFieldValidation(reportedAct(firstCheckHandlers.CorrectOnTheSpot)),
    ReceiveCorrection: withFieldValidation(reportedAct(receiveCorrection, 'ReceiveCorrection'), {
      rule: fieldRules.ReceiveCorrection,
      earliestService: (_, state) => earliestServiceOf.ReceiveCorrection(state),
    }),
    AcceptApplication: withFieldValidation(reportedAct(firstCheckHandlers.AcceptApplication, 'AcceptApplication'), {
      rule: fieldRules.AcceptApplication,
    }),
    RefuseAcceptance: withFieldValidation(reportedAct(firstCheckHandlers.RefuseAcceptance, 'RefuseAcceptance'), {
      rule: fieldRules.RefuseAcceptance,
    }),
    GiveOpinion: withFieldValidation(reportedAct(reviewHandlers.GiveOpinion, 'GiveOpinion'), {
      rule: fieldRules.GiveOpinion,
    }),
    ExtendApplication: withFieldValidation(reportedAct(reviewHandlers.ExtendApplication, 'ExtendApplication'), {
      rule: fieldRules.ExtendApplication,
    }),
    HandOverFile: withFieldValidation(reportedAct(handOverHandlers.HandOverFile)),
    AssignHandler: withFieldValidation(reportedAct(reviewHandlers.AssignHandler)),
    StartSuspension: withFieldValidation(reportedAct(suspensionHandlers.StartSuspension, 'StartSuspension'), {
      rule: fieldRules.StartSuspension,
      earliestService: (_, state) => earliestServiceOf.StartSuspension(state),
    }),
    GiveSuspensionNotice: withFieldValidation(
      reportedAct(suspensionHandlers.GiveSuspensionNotice, 'GiveSuspensionNotice'),
    ),
    ProlongSuspension: withFieldValidation(reportedAct(suspensionHandlers.ProlongSuspension, 'ProlongSuspension'), {
      rule: fieldRules.ProlongSuspension,
    }),
    EndSuspension: withFieldValidation(reportedAct(suspensionHandlers.EndSuspension, 'EndSuspension')),
    DecideApplication: withFieldValidation(reportedAct(decisionHandlers.DecideApplication, 'DecideApplication'), {
      rule: fieldRules.DecideApplication,
    }),
    IssueCertificate: withFieldValidation(reportedAct(decisionHandlers.IssueCertificate), {
      rule: fieldRules.IssueCertificate,
    }),
    DeliverResult: withFieldValidation(reportedAct(decisionHandlers.DeliverResult, 'DeliverResult'), {
      earliestService: (_, state) => earliestServiceOf.DeliverResult(state),
    }),
    WithdrawApplication: withFieldValidation(reportedAct(endingHandlers.WithdrawApplication, 'WithdrawApplication'), {
      rule: fieldRules.WithdrawApplication,
    }),
    TerminateApplication: withFieldValidation(
      reportedAct(endingHandlers.TerminateApplication, 'TerminateApplication'),
      {
        rule: fieldRules.TerminateApplication,
      },
    ),
    ConfirmApproval: withFieldValidation(approvalHandlers.ConfirmApproval),
    DisownApproval: withFieldValidation(approvalHandlers.DisownApproval),
    ConfirmLapse: withFieldValidation(reportedAct(lapseHandlers.ConfirmLapse)),
    AddProof: withFieldValidation(withDueTimeouts(addProof), { earliestService: earliestServiceOfProof }),
    ReviewProof: withFieldValidation(reportedAct(reviewProof), { rule: fieldRules.ReviewProof }),
    ...successionHandlers,
    ...timeoutHandlers,
    // A change recorded after the end of a first check finds the case accepted, even if its timer was late.
    RecomputeLimits: ({ changedAt }, state, context) =>
      reportedAct<ActTimes>((_, then) => timeoutHandlers.RecomputeLimits({ changedAt }, then, context))(
        { at: changedAt, now: changedAt },
        state,
        context,
      ),
  },

  evolve: applicationEvolve,
};
