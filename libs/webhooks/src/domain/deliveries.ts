import type { JsonObject } from '@sealtrail/event-sourcing';
import type { AttemptFailure, DeliveryOutcome } from './webhook-enums';
import type { DeliveryEvent, FactRef, WebhookAttemptFailed } from './webhook-events';

/** Number of recent deliveries kept. */
export const RECENT_MAX = 200;

/** A recent delivery, failure or skip. */
export type RecentDelivery = {
  /** Sequence number within the webhook's deliveries stream. */
  readonly n: number;
  readonly outcome: DeliveryOutcome;
  readonly deliveryId: string | null;
  readonly replay: number | null;
  /** Number of deliveries; a failed attempt counts as one. */
  readonly count: number;
  readonly type: string | null;
  readonly attempt: number | null;
  readonly failure: AttemptFailure | null;
  readonly status: number | null;
  readonly retryAt: string | null;
  readonly at: string;
};

/** The progress of a webhook. */
export type Deliveries = JsonObject & {
  readonly webhookId: string;
  /** Revision of the folded stream; -1 if empty. */
  readonly revision: number;
  /** `null`: still at the position of its registration. */
  readonly through: FactRef | null;
  readonly replaysOver: number;
  /** Position of the replay in progress; `null`: at its start. */
  readonly replayThrough: FactRef | null;
  /** The failed delivery that is being retried or waits for an administrator; `null`: none. */
  readonly failing: WebhookAttemptFailed['data'] | null;
  readonly delivered: number;
  readonly recent: readonly RecentDelivery[];
};

export const NOTHING_DELIVERED: Deliveries = {
  webhookId: '',
  revision: -1,
  through: null,
  replaysOver: 0,
  replayThrough: null,
  failing: null,
  delivered: 0,
  recent: [],
};

type Fold<E extends DeliveryEvent> = (deliveries: Deliveries, data: E['data'], revision: number) => Deliveries;

/** Folds each delivery event into the progress. */
export const deliveriesFold: { readonly [E in DeliveryEvent as E['type']]: Fold<E> } = {
  WebhookDelivered: (before, data, revision) => {
    const { id, replay, through, count, deliveryId, isReplayOver, deliveredAt } = data;
    const line = { ...NO_LINE, outcome: 'delivered', deliveryId, replay, count, at: deliveredAt } as const;
    const moved = {
      ...before,
      webhookId: id,
      revision,
      failing: count > 0 ? null : before.failing,
      delivered: before.delivered + count,
      recent: count > 0 ? withLine(before.recent, { ...line, n: revision }) : before.recent,
    };
    return { ...moved, ...placeAfter(before, { replay, through, isReplayOver }) };
  },

  WebhookAttemptFailed: (before, data, revision) => {
    const { id, deliveryId, replay, type, attempt, failure, status, retryAt, failedAt } = data;
    const line = { n: revision, outcome: 'failed', deliveryId, replay, count: 1, type, attempt, failure } as const;
    const recent = withLine(before.recent, { ...line, status, retryAt, at: failedAt });
    return { ...before, webhookId: id, revision, failing: data, recent };
  },

  WebhookDeliverySkipped: (before, { id, replay, fact, deliveryId, type, skippedAt }, revision) => {
    const line = { ...NO_LINE, n: revision, outcome: 'skipped', deliveryId, replay, type, at: skippedAt } as const;
    const moved = { ...before, webhookId: id, revision, failing: null, recent: withLine(before.recent, line) };
    return { ...moved, ...placeAfter(before, { replay, through: fact, isReplayOver: false }) };
  },
};

const NO_LINE = { count: 1, type: null, attempt: null, failure: null, status: null, retryAt: null } as const;

type Step = { readonly replay: number | null; readonly through: FactRef | null; readonly isReplayOver: boolean };

function placeAfter(before: Deliveries, { replay, through, isReplayOver }: Step): Partial<Deliveries> {
  if (replay === null) return { through: through ?? before.through };
  if (isReplayOver) return { replaysOver: replay, replayThrough: null };
  return { replayThrough: through ?? before.replayThrough };
}

const withLine = (recent: readonly RecentDelivery[], line: RecentDelivery): readonly RecentDelivery[] =>
  [line, ...recent].slice(0, RECENT_MAX);
