import type { OfficialDocument } from '@sealtrail/applications/events';
import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { AppealResult, ReferralResult } from './life-enums';

/** A step in the life of a card, and who takes it. */
export type StepAct = {
  readonly cardId: string;
  /** Id of the key. */
  readonly key: string;
  /** Whose official takes it. */
  readonly department: string;
  readonly officer: string;
  /** When it happened. */
  readonly at: Instant;
  /** When it is told: by this limits are kept or not, for nobody proves the former. */
  readonly now: Instant;
  readonly document: OfficialDocument | null;
  /** `null` of an acknowledgement alone. */
  readonly text: WrittenText | null;
};

/** A step of the charged unit. */
export type ChargedAct = StepAct & {
  /** The one official whose cards the key may answer; `null`: those of its whole department. */
  readonly onlyOf: string | null;
};

export type AcknowledgeCard = CommandMessage<'AcknowledgeCard', ChargedAct>;
export type ExplainCard = CommandMessage<'ExplainCard', ChargedAct>;
export type RectifyCard = CommandMessage<'RectifyCard', ChargedAct>;
export type AppealCard = CommandMessage<'AppealCard', ChargedAct>;

/** A step of a supervising body. Its key is bound to a region, and to no department: the body is told with the step. */
export type OutsideAct = StepAct & {
  /** What the key is bound to: the body has to lie in it. `null`: nothing bounds it. */
  readonly within: string | null;
};

export type CloseCard = CommandMessage<'CloseCard', OutsideAct>;
export type DecideAppeal = CommandMessage<'DecideAppeal', OutsideAct & { readonly result: AppealResult }>;
export type RevokeCard = CommandMessage<'RevokeCard', OutsideAct>;
export type ReferCard = CommandMessage<'ReferCard', OutsideAct & { readonly to: WrittenText }>;
export type AnswerReferral = CommandMessage<'AnswerReferral', OutsideAct & { readonly result: ReferralResult }>;

export type ChargedStepCommand = AcknowledgeCard | ExplainCard | RectifyCard | AppealCard;
export type OutsideStepCommand = CloseCard | DecideAppeal | RevokeCard | ReferCard | AnswerReferral;
export type CardLifeCommand = ChargedStepCommand | OutsideStepCommand;
