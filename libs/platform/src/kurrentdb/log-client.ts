import type { JsonObject } from '@sealtrail/event-sourcing';

/** An event as it is sent: plain JSON, checked. */
export type SentRecord = {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
};

/** An event as it came back. Nobody has looked yet whether its data are ours. */
export type FoundRecord = {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly data: unknown;
  readonly metadata: unknown;
};

/** What a failed call says about the write or the read it was for. */
export type FailureKind =
  /** The stream is not at the expected revision. */
  | 'conflict'
  /** It never left, or the server said that it did nothing: it may be tried again. */
  | 'unsent'
  /** A follower was asked, and did nothing; the client has turned to the leader that it named. */
  | 'turned'
  /** Nobody knows what became of it. */
  | 'unclear'
  /** The user may not. */
  | 'denied'
  /** The stream was deleted for good. */
  | 'deleted'
  /** The server will never do it. */
  | 'refused';

/** A call to the server that failed. The message is for people and holds no secret. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly actual: bigint | null;

  constructor(
    readonly kind: FailureKind,
    message: string,
    options?: ErrorOptions & {
      /** Where the server has the stream, for a conflict. */
      readonly actual?: bigint;
    },
  ) {
    super(message, options);
    this.actual = options?.actual ?? null;
  }

  /** Trying again may help. */
  get isTransient(): boolean {
    return this.kind === 'unsent' || this.kind === 'turned' || this.kind === 'unclear';
  }
}

export type StreamRead = {
  readonly stream: string;
  /** The revision to begin at; `last` reads backwards from the end. */
  readonly from: bigint | 'last';
  readonly countMax: number;
};

/** What comes of following the log: to be read when there is news, and closed in the end, whatever happened. */
export type LogFeed = {
  /** The next event, or `null` when none is there yet. */
  readonly read: () => FoundRecord | null;
  /** Why nothing will come any more: an error, or `ended` when the server ended it without one. */
  readonly over: () => CallFailed | 'ended' | null;
  /** Counts everything that came, also what is no event: a server that counts is alive. */
  readonly heartbeats: () => number;
  /** Resolves when something has come or ended since the last `read`, when it is closed, and after the time. */
  readonly news: (ms: number) => Promise<void>;
  readonly close: () => void;
};

/**
 * What the driver asks of a client of KurrentDB: one try each, with a timer of its own, failing with {@link CallFailed}.
 * Everything above this seam is ours, so that another client package can take the place of the one below it.
 */
export type LogClient = {
  readonly serverVersion: () => Promise<string>;
  /** Writes at exactly the revision and gives the place of the last event; a position the server did not say is `null`. */
  readonly append: (
    stream: string,
    expected: bigint,
    records: readonly SentRecord[],
  ) => Promise<{ readonly revision: bigint; readonly position: bigint | null }>;
  /** `null`: the stream never was, or its deletion can be taken back. None: it is there, and shows nothing from there on. */
  readonly readStream: (read: StreamRead) => Promise<readonly FoundRecord[] | null>;
  /** Events of all streams, latest first, before a position. */
  readonly readLogBackwards: (before: bigint | 'end', countMax: number) => Promise<readonly FoundRecord[]>;
  /** The position of the latest event of the streams with the prefix, searched for by the server; `null`: there is none. */
  readonly lastOf: (prefix: string) => Promise<bigint | null>;
  /** Events of the streams with one of the prefixes, after a position, and then live. */
  readonly follow: (after: bigint, prefixes: readonly string[]) => LogFeed;
  /** Ends what is open. Calls in flight fail. */
  readonly close: () => Promise<void>;
};
