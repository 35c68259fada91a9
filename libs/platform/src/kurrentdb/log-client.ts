import type { JsonObject } from '@sealtrail/event-sourcing';

/** An event as it is sent: plain JSON, validated. */
export type SentRecord = {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
};

/** An event as received. Its data have not been validated yet. */
export type FoundRecord = {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly data: unknown;
  readonly metadata: unknown;
};

/** What a failed call implies for its append or read. */
export type FailureKind =
  /** The stream is not at the expected revision. */
  | 'conflict'
  /** It was not sent, or the server reported that it did nothing: it may be retried. */
  | 'unsent'
  /** A follower node did nothing; the client has reconnected to the leader that it named. */
  | 'turned'
  /** The outcome is unknown. */
  | 'unclear'
  /** The user lacks permissions. */
  | 'denied'
  /** The stream was deleted permanently. */
  | 'deleted'
  /** The server will never accept it. */
  | 'refused';

/** A failed call to the server. The message is for operators and contains no secret. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly actual: bigint | null;

  constructor(
    readonly kind: FailureKind,
    message: string,
    options?: ErrorOptions & {
      /** The server's revision of the stream, for a conflict. */
      readonly actual?: bigint;
    },
  ) {
    super(message, options);
    this.actual = options?.actual ?? null;
  }

  /** A retry may succeed. */
  get isTransient(): boolean {
    return this.kind === 'unsent' || this.kind === 'turned' || this.kind === 'unclear';
  }
}

export type StreamRead = {
  readonly stream: string;
  /** The revision to start at; `last` reads backwards from the end. */
  readonly from: bigint | 'last';
  readonly countMax: number;
};

/** A subscription to the log: to be read when there is news, and closed in any case. */
export type LogFeed = {
  /** The next event, or `null` if there is none yet. */
  readonly read: () => FoundRecord | null;
  /** Why no more events will come: an error, or `ended` if the server ended it without one. */
  readonly over: () => CallFailed | 'ended' | null;
  /** Counts everything received, including checkpoints: a server that sends them is alive. */
  readonly heartbeats: () => number;
  /** Resolves when something was received or ended since the last `read`, when it is closed, and after the given time. */
  readonly news: (ms: number) => Promise<void>;
  readonly close: () => void;
};

/**
 * The client interface of the driver: one attempt per call, with its own timeout, failing with {@link CallFailed}. All code
 * above it is independent of the client package, so that the package can be replaced.
 */
export type LogClient = {
  readonly serverVersion: () => Promise<string>;
  /**
   * Appends at exactly the revision and returns the location of the last event; `null` if the server did not return a position.
   */
  readonly append: (
    stream: string,
    expected: bigint,
    records: readonly SentRecord[],
  ) => Promise<{ readonly revision: bigint; readonly position: bigint | null }>;
  /** `null`: the stream never existed, or was soft-deleted. Empty: it exists, and has no visible events from there on. */
  readonly readStream: (read: StreamRead) => Promise<readonly FoundRecord[] | null>;
  /** Events of all streams, latest first, before a position. */
  readonly readLogBackwards: (before: bigint | 'end', countMax: number) => Promise<readonly FoundRecord[]>;
  /**
   * The position of the latest event of the streams with the prefix, found by a search of the server; `null`: there is none.
   */
  readonly lastOf: (prefix: string) => Promise<bigint | null>;
  /** Events of the streams with one of the prefixes, after a position, and then live. */
  readonly follow: (after: bigint, prefixes: readonly string[]) => LogFeed;
  /** Ends all open reads and subscriptions. Calls in flight fail. */
  readonly close: () => Promise<void>;
};
