import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  type EventBatch,
  EventStore,
  isDamage,
  type RecordedEvent,
  RevisionConflict,
  type StreamDamage,
  type Subscription,
  UnknownOutcome,
} from '@sealtrail/event-sourcing';
import type { Metrics } from './metrics';

/** An event store that times appends, and counts events by type. */
export class MeasuredEventStore extends EventStore {
  constructor(
    private readonly store: EventStore,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  override async append(write: AppendRequest): Promise<AppendResult> {
    const ended = this.metrics.appendSeconds.startTimer();
    try {
      const appended = await this.store.append(write);
      ended({ outcome: appended.remembered === undefined ? 'written' : 'remembered' });
      if (appended.remembered === undefined) this.count(write);
      return appended;
    } catch (error) {
      ended({ outcome: outcomeOf(error) });
      throw error;
    }
  }

  override read(stream: string, after?: bigint): Promise<readonly RecordedEvent[]> {
    return this.store.read(stream, after);
  }

  override answerTo(commandId: string): Promise<CommandOutcome | null> {
    return this.store.answerTo(commandId);
  }

  override forgetRejections(olderThanMs: number): Promise<number> {
    return this.store.forgetRejections(olderThanMs);
  }

  override subscribe(subscription: Subscription): AsyncIterable<EventBatch> {
    return this.store.subscribe(subscription);
  }

  override head(): Promise<bigint> {
    return this.store.head();
  }

  override countAfter(position: bigint, max: number): Promise<number> {
    return this.store.countAfter(position, max);
  }

  override damage(): readonly StreamDamage[] {
    return this.store.damage();
  }

  private count({ events }: AppendRequest): void {
    for (const { type, data } of events) {
      this.metrics.facts.inc({ type });
      if (type === 'CardIssued' && typeof data['level'] === 'string') {
        this.metrics.cardsIssued.inc({ level: data['level'] });
      }
    }
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof RevisionConflict) return 'conflict';
  if (error instanceof UnknownOutcome) return 'unknown';
  return isDamage(error) ? 'damaged' : 'failed';
}
