import {
  type AppendResult,
  type CommandOutcome,
  type EventBatch,
  EventStore,
  NO_STREAM,
  type RecordedEvent,
  type Subscription,
} from '@sealtrail/event-sourcing';
import type { Log } from './log-check';

/** The log as it was read, in memory. Read-only. */
export class FixedLog extends EventStore {
  constructor(
    private readonly log: Log,
    private readonly answers: Pick<EventStore, 'answerTo'>,
  ) {
    super();
  }

  override async read(stream: string, after = NO_STREAM): Promise<readonly RecordedEvent[]> {
    return (this.log.streams.get(stream) ?? []).filter(({ revision }) => revision > after);
  }

  override append(): Promise<AppendResult> {
    return Promise.reject(new Error('there was something to write'));
  }

  override answerTo(commandId: string): Promise<CommandOutcome | null> {
    return this.answers.answerTo(commandId);
  }

  override forgetRejections(): Promise<number> {
    return Promise.reject(new Error('there was something to forget'));
  }

  override async *subscribe({ after, types, batchMax, signal }: Subscription): AsyncGenerator<EventBatch> {
    const left = this.log.events.filter(({ position }) => position > after);
    for (let begin = 0; begin < left.length && !signal.aborted; begin += batchMax) {
      const stretch = left.slice(begin, begin + batchMax);
      const events = stretch.filter(({ type }) => types === 'all' || types.includes(type));
      yield { events, position: stretch.at(-1)?.position ?? after };
    }
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  override async head(): Promise<bigint> {
    return this.log.events.at(-1)?.position ?? 0n;
  }
}
