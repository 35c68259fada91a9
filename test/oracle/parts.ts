import type { Pause } from './day-count';
import type { Day, Moment } from './days';
import type { Branch, Item } from './history';

export type FirstCheck = {
  readonly number: number;
  readonly startedAt: Moment;
  /** When its receipt was reported. */
  readonly told: Moment;
  readonly endsOn: Day;
  endedAt: Moment | null;
  silent: boolean;
};

export type Notice = {
  readonly number: number;
  readonly at: Moment;
  readonly saidAt: Moment;
  readonly listed: readonly string[];
  readonly beyond: readonly string[];
  readonly late: boolean;
  /** It is dated before the deemed acceptance that it followed. */
  readonly deniesSilence: boolean;
  readonly deadline: Day;
  readonly second: boolean;
  readonly department: string;
  readonly official: string;
};

export type Suspension = {
  readonly number: number;
  readonly branch: string | null;
  readonly startedAt: Moment;
  readonly told: Moment;
  readonly notBefore: Day;
  /** The number of assignments when it began. */
  readonly assignedBefore: number;
  noticeAt: Moment | null;
  /** The time announced by the notice. */
  expected: number;
  /** Longer times, and from when they count. */
  readonly prolongations: { readonly at: Moment; readonly expected: number }[];
  /** "What tells only against the teller (a pause that ended earlier) needs no proof." */
  endedAt: Moment | null;
  /** For departments other than the reporting one, which could not know before. */
  endedForOthers: Moment | null;
  /** For its own clock: not earlier than proved. */
  countedEnd: Moment | null;
};

export type BranchState = {
  readonly branch: Branch;
  readonly stage: number;
  startedAt: Moment | null;
  /** The position, among the reported acts, of the one that started it; before all: started by the deemed acceptance. */
  order: number;
  opinionAt: Moment | null;
  /** When the next stage could know of its opinion. */
  saidAt: Moment | null;
  agreed: boolean;
  /** When an opinion was reported on a later day, with the department's own proof. */
  toldOnOwnProof: Moment | null;
  /** Days that an extension adds for its step card. */
  more: number;
};

/** Before any of them has started. */
export const branchesOf = ({ stages }: Item): readonly BranchState[] =>
  stages.flatMap((stage, index) =>
    stage.map((branch) => ({
      branch,
      stage: index,
      startedAt: null,
      order: -1,
      opinionAt: null,
      saidAt: null,
      agreed: false,
      toldOnOwnProof: null,
      more: 0,
    })),
  );

export type Status =
  | 'submitted'
  | 'correctionPending'
  | 'accepted'
  | 'granted'
  | 'refused'
  | 'notAccepted'
  | 'withdrawn'
  | 'returned'
  | 'terminated';

export type Assignment = {
  readonly branch: string | null;
  readonly official: string;
  readonly told: Moment;
  /** Its position among the reported acts. */
  readonly order: number;
  /** Limits that were on their last counted day. */
  readonly found: readonly string[];
};

export type Extension = {
  readonly days: number;
  readonly at: Moment;
  /** Its position among the reported acts. */
  readonly order: number;
  /** The limits that it moves. */
  readonly moves: readonly string[];
  /** The pauses of the case as they were known when it was told: by them it came before the end of a limit, or after. */
  readonly pausesKnown: readonly Pause[];
};
