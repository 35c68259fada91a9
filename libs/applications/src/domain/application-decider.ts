import { type Decider, evolve, type Instant } from '@sealtrail/event-sourcing';
import type { Application, ApplicationKnown } from './application';
import type { ApplicationCommand, When } from './application-commands';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { decision, ending } from './decision';
import { firstCheck, silenceBefore } from './first-check';
import { passingTime } from './passing-time';
import { receipt } from './receipt';
import { review } from './review';
import { suspension } from './suspension';

/** The stream of one case (办件). */
export const applicationStream = (applicationId: string): string => `application-${applicationId}`;

type Row<Data> = (data: Data, state: Application, known: ApplicationKnown) => readonly ApplicationEvent[];

/** Silence accepts by law at the end of the first check, whether or not its timer has come: it is recorded first. */
const afterSilence =
  <Data extends { readonly now: Instant }>(row: Row<Data>): Row<Data> =>
  (data, state, known) => {
    const silence = silenceBefore(data.now, state, known);
    const then = silence.reduce((before, event) => evolve({ evolve: applicationEvolve }, before, event), state);
    return [...silence, ...row(data, then, known)];
  };

/** The whole law of a case: receipt, first check, review, decision, and what passing time brings about. */
export const applicationDecider: Decider<Application, ApplicationCommand, ApplicationEvent, ApplicationKnown> = {
  initial: { status: 'unknown' },

  decide: {
    SubmitApplication: receipt.SubmitApplication,
    AddMaterial: afterSilence(receipt.AddMaterial),
    RecordVisit: afterSilence(receipt.RecordVisit),
    IssueCorrectionNotice: afterSilence(firstCheck.IssueCorrectionNotice),
    CorrectOnTheSpot: afterSilence(firstCheck.CorrectOnTheSpot),
    ReceiveCorrection: afterSilence(firstCheck.ReceiveCorrection),
    AcceptApplication: afterSilence(firstCheck.AcceptApplication),
    RefuseAcceptance: afterSilence(firstCheck.RefuseAcceptance),
    GiveOpinion: afterSilence(review.GiveOpinion),
    ExtendApplication: afterSilence(review.ExtendApplication),
    AssignHandler: afterSilence(review.AssignHandler),
    StartSuspension: afterSilence(suspension.StartSuspension),
    GiveSuspensionNotice: afterSilence(suspension.GiveSuspensionNotice),
    ProlongSuspension: afterSilence(suspension.ProlongSuspension),
    EndSuspension: afterSilence(suspension.EndSuspension),
    DecideApplication: afterSilence(decision.DecideApplication),
    IssueCertificate: afterSilence(decision.IssueCertificate),
    DeliverResult: afterSilence(decision.DeliverResult),
    WithdrawApplication: afterSilence(ending.WithdrawApplication),
    TerminateApplication: afterSilence(ending.TerminateApplication),
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
