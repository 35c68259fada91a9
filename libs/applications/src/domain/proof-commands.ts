import type { CommandMessage, WrittenText } from '@sealtrail/event-sourcing';
import type { ProofOfService } from './case-fact';
import type { DecideApplication, DeliverResult, TerminateApplication, WithdrawApplication } from './decision-commands';
import type {
  AcceptApplication,
  IssueCorrectionNotice,
  ReceiveCorrection,
  RefuseAcceptance,
} from './first-check-commands';
import type { ReviewWord } from './proof-enums';
import type { AddMaterial } from './receipt-commands';
import type { ActTimes } from './reporting';
import type {
  EndSuspension,
  ExtendApplication,
  GiveOpinion,
  GiveSuspensionNotice,
  ProlongSuspension,
  StartSuspension,
} from './review-commands';

/** Acts that can be reported late with a proof of service. */
export type ProvableAct =
  | AddMaterial
  | IssueCorrectionNotice
  | ReceiveCorrection
  | AcceptApplication
  | RefuseAcceptance
  | GiveOpinion
  | StartSuspension
  | GiveSuspensionNotice
  | ProlongSuspension
  | EndSuspension
  | ExtendApplication
  | DecideApplication
  | DeliverResult
  | WithdrawApplication
  | TerminateApplication;

/** Acts that a deemed acceptance, a timer, an earlier report or the closing of the case may have overtaken when they are reported. */
export type OvertakenAct = Exclude<ProvableAct, DeliverResult>;

/** 补交送达回证: the proof of an act that was reported without one. */
export type AddProof = CommandMessage<
  'AddProof',
  ActTimes & {
    readonly department: string | null;
    readonly officer: string | null;
    /** Revision of its event in the stream of the case. */
    readonly act: number;
    readonly proofOfService: ProofOfService;
  }
>;

/** 复核自证: the decision of a reviewer outside the unit on a proof that waits. */
export type ReviewProof = CommandMessage<
  'ReviewProof',
  ActTimes & {
    readonly review: number;
    readonly word: ReviewWord;
    readonly reason: WrittenText;
    /** The official that the key is bound to, otherwise the key. */
    readonly by: string;
    /** Department of the key; `null`: none. */
    readonly reviewer: string | null;
  }
>;
