import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { CaseFact } from './case-fact';
import type { SuccessorTeller } from './successor-enums';

/** The earlier case that a filing follows, and who says so. */
export type SuccessorOf = { readonly applicationId: string; readonly statedBy: SuccessorTeller };

/**
 * 拟后继: somebody is filing in place of this case, and it is told before the filing is kept: whatever is told of this case from here on
 * knows of it. One that was broken off after this is followed by no `SuccessorFiled`.
 */
export type SuccessorAnnounced = Event<
  'SuccessorAnnounced',
  CaseFact & {
    readonly successor: string;
    readonly successorNumber: string;
    readonly statedBy: SuccessorTeller;
    readonly announcedAt: Instant;
  }
>;

/** 后继办件: of a case that had lapsed, another one has been filed in its place. It changes nothing of what has ended. */
export type SuccessorFiled = Event<
  'SuccessorFiled',
  CaseFact & {
    /** Id and number of the new case. */
    readonly successor: string;
    readonly successorNumber: string;
    readonly statedBy: SuccessorTeller;
  }
>;
