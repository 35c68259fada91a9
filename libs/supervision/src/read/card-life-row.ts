import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Post } from '@sealtrail/catalog/events';
import type { Instant, Scope, WrittenText } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { CardStatus } from '../domain/card-enums';
import type {
  AppealState,
  CardStage,
  CardStep,
  FeedbackState,
  ReferralResult,
  StepResult,
} from '../domain/card-life/life-enums';

/** A limit of a step, to its end at 24:00. */
type DueBy = { readonly dueOn: LocalDate; readonly dueAt: Instant };

/** A step that was taken, and by whom. */
export type CardStepRow = {
  readonly step: CardStep;
  readonly at: Instant;
  readonly on: LocalDate;
  readonly department: string;
  readonly official: string;
  readonly posts: readonly Post[];
  /** Id of the key. */
  readonly by: string;
  readonly document: OfficialDocument | null;
  readonly text: WrittenText | null;
  /** After its limit; `null`: it has none. */
  readonly late: boolean | null;
  readonly result: StepResult | null;
};

/** How far the life of a card is. */
export type CardLifeRow = {
  /** `null`: it waits for a person, or never was a card. */
  readonly stage: CardStage | null;
  /** `null`: none is asked. */
  readonly feedback: (DueBy & { readonly state: FeedbackState }) | null;
  /** The last day on which an appeal is taken; `null`: none is. */
  readonly appealUntil: LocalDate | null;
  readonly appeal:
    | (DueBy & {
        readonly state: AppealState;
        readonly on: LocalDate;
        /** It was not decided by then. */
        readonly overdue: boolean;
        readonly stopsPublication: boolean;
      })
    | null;
  readonly referral: {
    readonly on: LocalDate;
    readonly to: WrittenText;
    readonly result: ReferralResult | null;
  } | null;
  /** It may be published: it counts, accuses, and no appeal keeps it back. */
  readonly published: boolean;
  /** In the order in which they were told. */
  readonly steps: readonly CardStepRow[];
};

export const noLifeRow: CardLifeRow = {
  stage: null,
  feedback: null,
  appealUntil: null,
  appeal: null,
  referral: null,
  published: false,
  steps: [],
};

const COUNTS: readonly CardStatus[] = ['issued', 'confirmed', 'superseded', 'underReview'];
const isUndecided = (state: AppealState): boolean => state === 'running' || state === 'escalated';

type Row = CardLifeRow & { readonly level: CardLevel };

/** What is left of a life by how the card counts: of a revoked one nothing is due, and its appeal need not be decided. */
export function withLifeOf({ level, stage, feedback, appeal }: Row, status: CardStatus): Partial<CardLifeRow> {
  const counts = COUNTS.includes(status);
  const waits = status === 'pending' || status === 'dismissed';
  const isOpen = feedback?.state === 'due' || feedback?.state === 'overdue';
  const isKeptBack = appeal !== null && isUndecided(appeal.state) && appeal.stopsPublication;
  return {
    stage: waits ? null : (stage ?? 'open'),
    feedback: isOpen && !counts ? null : feedback,
    appeal:
      appeal !== null && status === 'revoked' && isUndecided(appeal.state) ? { ...appeal, state: 'moot' } : appeal,
    published: counts && level !== 'warning' && !isKeptBack,
  };
}

/** Without its referral (移送), where a department asks: nobody is warned of a clue about themselves. */
export const withoutReferralFor = <Row extends Pick<CardLifeRow, 'referral' | 'steps'>>(
  { department }: Scope,
  row: Row,
): Row =>
  department === null
    ? row
    : { ...row, referral: null, steps: row.steps.filter(({ step }) => step !== 'referral' && step !== 'outcome') };
