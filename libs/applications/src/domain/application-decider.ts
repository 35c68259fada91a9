import { type Decider, evolve, type Instant } from '@sealtrail/event-sourcing';
import { decidedAt } from './acts';
import type { Application, ApplicationKnown } from './application';
import type { ApplicationCommand, When } from './application-commands';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { approval } from './approval';
import { decision, ending } from './decision';
import { fieldRules } from './field-rules';
import { fieldsFirst, type Row } from './fields-first';
import { firstCheck, silenceBefore } from './first-check';
import { withReassessment } from './limit-passing';
import { passingTime } from './passing-time';
import { receipt } from './receipt';
import { review } from './review';
import { suspension } from './suspension';

/** The stream of one case (办件). */
export const applicationStream = (applicationId: string): string => `application-${applicationId}`;

/**
 * Silence accepts by law at the end of the first check, whether or not its timer has come: it is recorded first. What the
 * facts change of recorded passings and of a closing comes last.
 */
const afterSilence =
  <Data extends { readonly now: Instant }>(row: Row<Data>): Row<Data> =>
  (data, state, known) => {
    const silence = silenceBefore(data.now, state, known);
    const then = silence.reduce((before, event) => evolve({ evolve: applicationEvolve }, before, event), state);
    return withReassessment(state, [...silence, ...row(data, then, known)], known, data.now);
  };

/** The whole law of a case: receipt, first check, review, decision, and what passing time brings about. */
export const applicationDecider: Decider<Application, ApplicationCommand, ApplicationEvent, ApplicationKnown> = {
  initial: { status: 'unknown' },

  decide: {
    SubmitApplication: receipt.SubmitApplication,
    AddMaterial: fieldsFirst(afterSilence(receipt.AddMaterial), { rule: fieldRules.AddMaterial }),
    RecordVisit: fieldsFirst(afterSilence(receipt.RecordVisit)),
    IssueCorrectionNotice: fieldsFirst(afterSilence(firstCheck.IssueCorrectionNotice)),
    CorrectOnTheSpot: fieldsFirst(afterSilence(firstCheck.CorrectOnTheSpot)),
    ReceiveCorrection: fieldsFirst(afterSilence(firstCheck.ReceiveCorrection), { rule: fieldRules.ReceiveCorrection }),
    AcceptApplication: fieldsFirst(afterSilence(firstCheck.AcceptApplication), { rule: fieldRules.AcceptApplication }),
    RefuseAcceptance: fieldsFirst(afterSilence(firstCheck.RefuseAcceptance), { rule: fieldRules.RefuseAcceptance }),
    GiveOpinion: fieldsFirst(afterSilence(review.GiveOpinion), { rule: fieldRules.GiveOpinion }),
    ExtendApplication: fieldsFirst(afterSilence(review.ExtendApplication), { rule: fieldRules.ExtendApplication }),
    AssignHandler: fieldsFirst(afterSilence(review.AssignHandler)),
    StartSuspension: fieldsFirst(afterSilence(suspension.StartSuspension), { rule: fieldRules.StartSuspension }),
    GiveSuspensionNotice: fieldsFirst(afterSilence(suspension.GiveSuspensionNotice)),
    ProlongSuspension: fieldsFirst(afterSilence(suspension.ProlongSuspension), { rule: fieldRules.ProlongSuspension }),
    EndSuspension: fieldsFirst(afterSilence(suspension.EndSuspension)),
    DecideApplication: fieldsFirst(afterSilence(decision.DecideApplication), { rule: fieldRules.DecideApplication }),
    IssueCertificate: fieldsFirst(afterSilence(decision.IssueCertificate), { rule: fieldRules.IssueCertificate }),
    DeliverResult: fieldsFirst(afterSilence(decision.DeliverResult), {
      servedFrom: (_, state) => decidedAt(state) ?? state.receivedAt,
    }),
    WithdrawApplication: fieldsFirst(afterSilence(ending.WithdrawApplication), {
      rule: fieldRules.WithdrawApplication,
    }),
    TerminateApplication: fieldsFirst(afterSilence(ending.TerminateApplication), {
      rule: fieldRules.TerminateApplication,
    }),
    ConfirmApproval: fieldsFirst(approval.ConfirmApproval),
    DisownApproval: fieldsFirst(approval.DisownApproval),
    ...passingTime,
    // A change that came after the end of a first check finds the case accepted, also where its timer was late.
    RecomputeLimits: ({ changedAt }, state, known) =>
      afterSilence<When>((_, then) => passingTime.RecomputeLimits({ changedAt }, then, known))(
        { at: changedAt, now: changedAt },
        state,
        known,
      ),
  },

  evolve: applicationEvolve,
};
