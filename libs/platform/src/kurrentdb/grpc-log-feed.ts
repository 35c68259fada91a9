import type { AllStreamSubscription } from '@eventstore/db-client';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { callFailed } from './call-failures';
import { FollowedRecord } from './followed-record';
import type { CallFailed, FoundRecord, LogFeed } from './log-client';

/** Exists in the client, though not in its types: its conversion of each event, which would parse all of them. */
type Inner = { convertGrpcEvent: (event: ReadResp.ReadEvent) => ReadResp.ReadEvent };

/**
 * One subscription of the client, read manually and not by its iterator: it is always cancelled, late events and late errors
 * are ignored, and the server is slowed down while nobody reads.
 */
export class GrpcLogFeed implements LogFeed {
  private subscription: AllStreamSubscription | null = null;
  private end: CallFailed | 'ended' | null = null;
  private signs = 0;
  private wake: () => void = () => {};

  /** Must be called before the first event. */
  take(subscription: AllStreamSubscription): void {
    this.subscription = subscription;
    (subscription as unknown as Inner).convertGrpcEvent = (event) => event;
    subscription.on('confirmation', () => this.sign());
    (subscription as NodeJS.EventEmitter).on('caughtUp', () => this.sign());
    subscription.on('readable', () => this.sign());
    subscription.on('end', () => this.finish('ended'));
    subscription.on('close', () => this.finish('ended'));
    // Never removed, not even by `close`: an unhandled error event ends the process.
    subscription.on('error', (error) => this.finish(callFailed('subscription', error)));
  }

  readonly sign = (): void => {
    this.signs += 1;
    this.wake();
  };

  readonly heartbeats = (): number => this.signs;

  readonly over = (): CallFailed | 'ended' | null => this.end;

  readonly read = (): FoundRecord | null => {
    const event = this.subscription?.read() as ReadResp.ReadEvent | null | undefined;
    return event === null || event === undefined ? null : new FollowedRecord(event);
  };

  readonly news = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), ms);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = () => {};
        // The client emits each event separately: events that arrived together are to be read together.
        setImmediate(resolve);
      };
      if (this.end !== null || (this.subscription?.readableLength ?? 0) > 0) this.wake();
    });

  readonly close = (): void => {
    this.finish('ended');
    // The call may not have begun, and then cancelling fails.
    this.subscription?.unsubscribe().catch(() => {});
  };

  private finish(end: CallFailed | 'ended'): void {
    this.end ??= end;
    this.wake();
  }
}
