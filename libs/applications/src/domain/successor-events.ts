import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { CaseFact } from './case-fact';
import type { SuccessorTeller } from './successor-enums';

/** The predecessor of a filing, and who states it. */
export type SuccessorOf = { readonly applicationId: string; readonly statedBy: SuccessorTeller };

/**
 * 拟后继: a successor of this case is being filed. Recorded before the filing is stored, so that every later act of this case takes it into account.
 * An abandoned filing is not followed by `SuccessorFiled`.
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

/** 后继办件: a successor of a lapsed case has been filed. It changes nothing of how the lapsed case ended. */
export type SuccessorFiled = Event<
  'SuccessorFiled',
  CaseFact & {
    /** Id and number of the new case. */
    readonly successor: string;
    readonly successorNumber: string;
    readonly statedBy: SuccessorTeller;
  }
>;
