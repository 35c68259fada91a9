/** What a fact may hold: plain JSON, so that what is read back is what was written. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

/** An instant as UTC text with milliseconds (`2026-03-02T01:00:00.000Z`): comparing text compares time. */
export type Instant = string;

/** A fact: something that happened, named in the past tense, holding nothing but JSON. */
export type Event<Type extends string = string, Data extends JsonObject = JsonObject> = {
  readonly type: Type;
  readonly data: Readonly<Data>;
};

/** A command: what somebody asks to happen. The decider answers with facts or a {@link Rejection}. */
export type CommandMessage<Type extends string = string, Data extends object = object> = {
  readonly type: Type;
  readonly data: Readonly<Data>;
};

/** The member of a union of events or commands that has the given type. */
export type OfType<Union extends { readonly type: string }, Type extends Union['type']> = Extract<
  Union,
  { readonly type: Type }
>;

/** Who and why, kept beside the fact. */
export type Metadata = {
  /** Id of the API key, or `system:<reactor>`. Never a name. */
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** Id of the event that caused the command, where a reactor sent it. */
  readonly causationId: string | null;
  /** When the store was asked to keep the fact, by the server's injected clock. */
  readonly recordedAt: Instant;
  /** Revisions of the other streams the decision rested on, by stream. */
  readonly known: Readonly<Record<string, string>>;
};

/** A fact as the store gave it back. */
export type RecordedEvent<E extends Event = Event> = E & {
  readonly id: string;
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: bigint;
  /** Ordered over all streams, not dense. */
  readonly position: bigint;
  readonly metadata: Metadata;
};
