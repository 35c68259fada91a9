import { MissingEvents } from '../events/damage';
import type { RecordedEvent } from '../events/event';
import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  type EventBatch,
  EventStore,
  NO_STREAM,
  RevisionConflict,
  type Subscription,
} from '../events/event-store';
import { frozen } from '../testing/frozen';
import { onAbort } from '../time/on-abort';

/** Events in an array. What it returns went through JSON and is frozen, as from a real store. */
export class InMemoryEventStore extends EventStore {
  private readonly log: RecordedEvent[] = [];
  private readonly streams = new Map<string, RecordedEvent[]>();
  private readonly answers = new Map<string, CommandOutcome>();
  private readonly refusedAtMs = new Map<string, number>();
  private readonly lost = new Set<RecordedEvent>();
  private readonly sleepers = new Set<() => void>();
  private lastPosition = 0n;
  private runningMs = 0;

  override async read(stream: string, after = NO_STREAM): Promise<readonly RecordedEvent[]> {
    const past = this.streams.get(stream) ?? [];
    const from = after === NO_STREAM ? 0 : Number(after);
    if (after !== NO_STREAM && past.length <= from)
      throw new MissingEvents(stream, BigInt(past.length), 'it ends before');
    const missing = this.lost.size === 0 ? undefined : past.slice(from).find((event) => this.lost.has(event));
    if (missing !== undefined) throw new MissingEvents(stream, missing.revision, 'a test took them');
    return past.slice(Number(after) + 1);
  }

  override async append({ stream, expected, events, metadata, answer }: AppendRequest): Promise<AppendResult> {
    const remembered = answer === null ? undefined : this.answers.get(metadata.commandId);
    if (remembered !== undefined) {
      return { revision: remembered.revision, position: remembered.position, remembered };
    }
    const past = this.streams.get(stream) ?? [];
    const actual = BigInt(past.length) - 1n;
    if (actual !== expected) {
      const there = past.slice(Number(expected) + 1, Number(expected) + 1 + events.length);
      const last = there.at(-1);
      if (last === undefined || events.some(({ id }, index) => there[index]?.id !== id)) {
        throw new RevisionConflict(stream, expected, actual);
      }
      return { revision: last.revision, position: last.position };
    }
    const added = events.map(({ id, type, data }, index): RecordedEvent => {
      const text = JSON.stringify({ id, type, data, stream, metadata });
      const revision = actual + 1n + BigInt(index);
      return frozen({
        ...(JSON.parse(text) as RecordedEvent),
        revision,
        position: this.lastPosition + 1n + BigInt(index),
      });
    });
    this.lastPosition += BigInt(added.length);
    if (added.length > 0) this.streams.set(stream, past);
    past.push(...added);
    this.log.push(...added);
    const last = past.at(-1);
    const appended = { revision: last?.revision ?? NO_STREAM, position: last?.position ?? 0n };
    if (answer !== null) {
      this.answers.set(metadata.commandId, frozen({ commandId: metadata.commandId, stream, ...answer, ...appended }));
    }
    if (answer !== null && answer.rejection !== null) this.refusedAtMs.set(metadata.commandId, this.runningMs);
    for (const wake of this.sleepers) wake();
    return appended;
  }

  override async answerTo(commandId: string): Promise<CommandOutcome | null> {
    return this.answers.get(commandId) ?? null;
  }

  override async forgetRejections(olderThanMs: number): Promise<number> {
    const passed = [...this.refusedAtMs].filter(([, atMs]) => atMs <= this.runningMs - olderThanMs);
    for (const [commandId] of passed) {
      this.refusedAtMs.delete(commandId);
      this.answers.delete(commandId);
    }
    return passed.length;
  }

  /** The number of stored rejections. */
  get refusals(): number {
    return this.refusedAtMs.size;
  }

  /** Advances real time, independent of the clock. */
  letPass(ms: number): void {
    this.runningMs += ms;
  }

  override async *subscribe({
    after,
    types,
    excludedStreams: without,
    batchMax,
    signal,
  }: Subscription): AsyncIterable<EventBatch> {
    const wanted = types === 'all' ? null : new Set(types);
    let index = this.firstAfter(after);
    let position = after;
    while (!signal.aborted) {
      if (index === this.log.length) {
        await this.news(signal);
        continue;
      }
      const events: RecordedEvent[] = [];
      for (; index < this.log.length && events.length < batchMax; index++) {
        const event = this.log[index] as RecordedEvent;
        if (this.lost.has(event)) continue;
        if (without?.has(event.stream)) {
          position = event.position;
          continue;
        }
        const missing = this.missingIn(event.stream);
        if (missing !== undefined && missing.revision < event.revision) {
          if (events.length > 0) yield { events, position };
          throw new MissingEvents(event.stream, missing.revision, 'a test took them');
        }
        if (wanted === null || wanted.has(event.type)) events.push(event);
        position = event.position;
      }
      yield { events, position };
    }
  }

  override async head(): Promise<bigint> {
    return this.log.at(-1)?.position ?? 0n;
  }

  /** Removes an event, as if the file had been edited. */
  lose(stream: string, revision: bigint): void {
    const event = this.streams.get(stream)?.[Number(revision)];
    if (event !== undefined) this.lost.add(event);
  }

  /** Restores all removed events. */
  restore(): void {
    this.lost.clear();
  }

  private missingIn(stream: string): RecordedEvent | undefined {
    return this.lost.size === 0 ? undefined : this.streams.get(stream)?.find((one) => this.lost.has(one));
  }

  /** Makes the next position greater than this one. */
  skipTo(position: bigint): void {
    this.lastPosition = position;
  }

  private firstAfter(position: bigint): number {
    const index = this.log.findIndex((event) => event.position > position);
    return index === -1 ? this.log.length : index;
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let release = (): void => {};
      const wake = () => {
        this.sleepers.delete(wake);
        release();
        resolve();
      };
      this.sleepers.add(wake);
      release = onAbort(signal, wake);
    });
  }
}
