import type { WallClock } from '@sealtrail/event-sourcing';
import type { Deliveries, DeliveryEvent, DeliveryLog, FactRef, WebhookAttemptFailed } from '@sealtrail/webhooks';
import type { Outgoing } from './outgoing';

/** Deliveries are recorded in batches: after a crash up to this many are sent again, with their original ids. */
const SAVE_MS = 60_000;
const SAVE_COUNT = 1_000;
/** Interval at which the position is recorded while nothing is sent, so that a restart does not read the whole range again. */
const REST_MS = 60 * 60_000;

type Unsaved = {
  readonly replay: number | null;
  readonly through: FactRef | null;
  readonly deliveryId: string;
  readonly count: number;
  readonly sinceMs: number;
};

type Parts = { readonly log: DeliveryLog; readonly clock: WallClock; readonly steadyMs: () => number };

/** The progress of one webhook: recorded deliveries, and those not recorded yet. */
export class DeliveryProgress {
  private unsaved: Unsaved | null = null;
  private savedMs: number;
  /** The last fact processed, if it was not to be sent and came after all that were. */
  private anchor: FactRef | null = null;

  constructor(
    private readonly id: string,
    private readonly parts: Parts,
    private told: Deliveries,
  ) {
    this.savedMs = parts.steadyMs();
  }

  get deliveries(): Deliveries {
    return this.told;
  }

  /** Time until the next recording. */
  get msUntilDue(): number {
    const { unsaved } = this;
    const due = unsaved === null ? this.savedMs + REST_MS : unsaved.sinceMs + SAVE_MS;
    return Math.max(1, Math.ceil(due - this.parts.steadyMs()));
  }

  async delivered({ deliveryId, fact }: Outgoing, replay: number | null): Promise<void> {
    const before = this.unsaved;
    this.anchor = null;
    const { count, sinceMs } = before ?? { count: 0, sinceMs: this.parts.steadyMs() };
    this.unsaved = { replay, through: fact ?? before?.through ?? null, deliveryId, count: count + 1, sinceMs };
    // The recovery after a failure is recorded at once, so that it is visible.
    if (this.told.failing !== null || count + 1 >= SAVE_COUNT || this.isDue) await this.save();
  }

  async failed(data: WebhookAttemptFailed['data']): Promise<void> {
    await this.save();
    await this.tell({ type: 'WebhookAttemptFailed', data });
  }

  async skipped({ replay, fact, deliveryId, type }: WebhookAttemptFailed['data']): Promise<void> {
    const data = { id: this.id, replay, fact, deliveryId, type, skippedAt: this.parts.clock.now() };
    await this.tell({ type: 'WebhookDeliverySkipped', data });
  }

  async endReplay(replay: number): Promise<void> {
    await this.save(replay);
  }

  /** No facts to send: everything up to a fact was processed. */
  async rest(anchor: FactRef | null): Promise<void> {
    if (anchor !== null) this.anchor = anchor;
    if (this.unsaved !== null) return this.isDue ? this.save() : undefined;
    if (this.parts.steadyMs() - this.savedMs < REST_MS) return;
    this.savedMs = this.parts.steadyMs();
    if (this.anchor === null) return;
    await this.tell({ type: 'WebhookDelivered', data: this.deliveredData({ through: this.anchor }) });
  }

  /** @param replayOver the replay that ends with this recording */
  async save(replayOver: number | null = null): Promise<void> {
    const { unsaved } = this;
    if (unsaved === null && replayOver === null) return;
    this.unsaved = null;
    const replay = replayOver ?? unsaved?.replay ?? null;
    const { through = null, count = 0, deliveryId = null } = unsaved ?? {};
    const data = this.deliveredData({ replay, through, count, deliveryId, isReplayOver: replayOver !== null });
    await this.tell({ type: 'WebhookDelivered', data });
  }

  private get isDue(): boolean {
    return this.unsaved !== null && this.parts.steadyMs() - this.unsaved.sinceMs >= SAVE_MS;
  }

  private deliveredData(some: Partial<Extract<DeliveryEvent, { readonly type: 'WebhookDelivered' }>['data']>) {
    const nothing = { replay: null, through: null, count: 0, deliveryId: null, isReplayOver: false } as const;
    return { id: this.id, ...nothing, ...some, deliveredAt: this.parts.clock.now() };
  }

  private async tell(event: DeliveryEvent): Promise<void> {
    this.told = await this.parts.log.tell(this.told, event);
    this.anchor = null;
    this.savedMs = this.parts.steadyMs();
  }
}
