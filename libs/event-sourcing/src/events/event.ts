/** Content of an event: plain JSON, so that what is read is what was written. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

/** An instant as UTC text with milliseconds (`2026-03-02T01:00:00.000Z`): text order is time order. */
export type Instant = string;

/** An event: something that happened, named in the past tense, containing only JSON. */
export type Event<Type extends string = string, Data extends JsonObject = JsonObject> = {
  readonly type: Type;
  readonly data: Readonly<Data>;
};

/** A command: a request for a change. The decider answers with events or a {@link Rejection}. */
export type CommandMessage<Type extends string = string, Data extends object = object> = {
  readonly type: Type;
  readonly data: Readonly<Data>;
};

/** The member of a union of events or commands that has the given type. */
export type OfType<Union extends { readonly type: string }, Type extends Union['type']> = Extract<
  Union,
  { readonly type: Type }
>;

/** Event metadata: actor, causation and correlation. */
export type Metadata = {
  /** Id of the API key, or `system:<reactor>`. Never a person's name. */
  readonly actor: string;
  /** Id of the delegation by which the actor acted for another; absent: for itself. */
  readonly delegation?: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** Id of the event that caused the command, if a reactor sent it. */
  readonly causationId: string | null;
  /** When the store was asked to append the event, by the server's injected clock. */
  readonly recordedAt: Instant;
  /** Revisions of the other streams that the decision depended on, by stream. */
  readonly known: Readonly<Record<string, string>>;
};

/** An event as the store returns it. */
export type RecordedEvent<E extends Event = Event> = E & {
  readonly id: string;
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: bigint;
  /** Increasing across all streams, not dense. */
  readonly position: bigint;
  readonly metadata: Metadata;
};
